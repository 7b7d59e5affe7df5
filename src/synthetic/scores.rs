//! Score tables of the classes on which assignment solvers are compared.

use ndarray::Array2;

use super::Generator;
use crate::assignment::model::MAX_BYTES;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A class of score tables; higher is better.
    ///
    /// The first two are used in most published comparisons; the next three resemble real matching,
    /// where many rows are alike and scores are tied or nearly tied; the last is a worst case for
    /// augmenting paths.
    pub enum ScoreClass as "class of score tables" {
        /// Uniform in [0, 1).
        Uniform = "uniform",
        /// Whole numbers from 1 to 100.
        Integers = "integers",
        /// Cosine of two [`profiles`], in [0, 1].
        Cosine = "cosine",
        /// Dot product of two [`profiles`]: whole numbers with many ties.
        Dot = "dot",
        /// Points in the unit square; the distance of two of them, negated.
        Points = "points",
        /// −(i + 1)(j + 1) (Machol and Wien 1976, *A hard assignment problem*, Operations Research
        /// 24): every row prefers the same columns.
        Product = "product",
    }
}

/// Domains of [`profiles`].
const DOMAIN_COUNT: usize = 60;

impl ScoreClass {
    /// Returns a table of this class. Takes rows × columns × 8 bytes, and for profiles 480 bytes for each
    /// row and column; a table that takes more than [`MAX_BYTES`] is empty, which no problem accepts.
    ///
    /// ```
    /// use regiopair::synthetic::ScoreClass;
    ///
    /// let scores = ScoreClass::Product.scores(2, 3, 1);
    /// assert_eq!(scores, ndarray::array![[-1.0, -2.0, -3.0], [-2.0, -4.0, -6.0]]);
    /// ```
    pub fn scores(self, rows: usize, cols: usize, seed: u64) -> Array2<f64> {
        let mut generator = Generator::new(seed);
        let shape = within_memory(rows, cols, [rows, cols]);
        let (rows, cols) = shape;
        match self {
            Self::Uniform => Array2::from_shape_simple_fn(shape, || generator.unit()),
            Self::Integers => {
                Array2::from_shape_simple_fn(shape, || (1 + generator.below(100)) as f64)
            }
            Self::Cosine => {
                let unit = |mut all: Array2<f64>| {
                    for mut row in all.rows_mut() {
                        let norm = row.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
                        row /= norm;
                    }
                    all
                };
                let [left, right] = [rows, cols].map(|size| unit(drawn(size, &mut generator)));
                products(&left, &right)
            }
            Self::Dot => {
                let [left, right] = [rows, cols].map(|size| drawn(size, &mut generator));
                products(&left, &right)
            }
            Self::Points => {
                let mut points = |size: usize| -> Vec<(f64, f64)> {
                    (0..size).map(|_| (generator.unit(), generator.unit())).collect()
                };
                let (left, right) = (points(rows), points(cols));
                Array2::from_shape_fn(shape, |(i, j)| {
                    let (x, y) = (left[i].0 - right[j].0, left[i].1 - right[j].1);
                    -(x * x + y * y).sqrt()
                })
            }
            Self::Product => Array2::from_shape_fn(shape, |(i, j)| -(((i + 1) * (j + 1)) as f64)),
        }
    }
}

/// Dot products of all rows, summed by ascending domain: a product of matrices by a library may
/// round otherwise on another machine.
fn products(left: &Array2<f64>, right: &Array2<f64>) -> Array2<f64> {
    let mut scores = Array2::zeros((left.nrows(), right.nrows()));
    let by_domain = right.t().as_standard_layout().into_owned();
    for (profile, mut scores) in left.rows().into_iter().zip(scores.rows_mut()) {
        for (&weight, others) in profile.iter().zip(by_domain.rows()) {
            if weight != 0.0 {
                scores.zip_mut_with(&others, |score, &other| *score += weight * other);
            }
        }
    }
    scores
}

/// Returns `size` profiles over 60 domains. Each gives 4 to 12 domains, popular ones more often, a
/// weight of 1, 2 or 3; every tenth profile repeats an earlier one. Takes 480 bytes per profile; none are
/// returned if they take more than [`MAX_BYTES`].
pub fn profiles(size: usize, seed: u64) -> Array2<f64> {
    drawn(within_memory(size, DOMAIN_COUNT, [size, 0]).0, &mut Generator::new(seed))
}

/// The shape of a table, or an empty one if it takes too much memory with these profiles.
fn within_memory(rows: usize, cols: usize, profiles: [usize; 2]) -> (usize, usize) {
    let cells = rows as u128 * cols as u128;
    let of_profiles =
        profiles.iter().map(|&size| size as u128 * DOMAIN_COUNT as u128).sum::<u128>();
    let bytes = cells.max(of_profiles).saturating_mul(8);
    if bytes > u128::from(MAX_BYTES) { (0, 0) } else { (rows, cols) }
}

fn drawn(size: usize, generator: &mut Generator) -> Array2<f64> {
    let popularity = |domain: usize| 1.0 / (1.0 + domain as f64 / 6.0);
    let total: f64 = (0..DOMAIN_COUNT).map(popularity).sum();
    let mut all = Array2::zeros((size, DOMAIN_COUNT));
    for row in 0..size {
        if row >= 10 && row % 10 == 0 {
            let earlier = all.row(generator.below(row)).to_owned();
            all.row_mut(row).assign(&earlier);
            continue;
        }
        let mut missing = 4 + generator.below(9);
        while missing > 0 {
            let mut draw = generator.unit() * total;
            let domain = (0..DOMAIN_COUNT - 1).find(|&domain| {
                draw -= popularity(domain);
                draw < 0.0
            });
            let weight = &mut all[[row, domain.unwrap_or(DOMAIN_COUNT - 1)]];
            if *weight == 0.0 {
                *weight = (1 + generator.below(3)) as f64;
                missing -= 1;
            }
        }
    }
    all
}
