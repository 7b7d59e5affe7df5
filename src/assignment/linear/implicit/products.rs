//! Scores that are dot products of two profiles.

use std::ops::Range;

use ndarray::{Array2, ArrayView2};

use crate::assignment::model::Blocks;

/// Scores that are dot products of the profiles of a row and a column: Σ over domains of weight
/// times weight. For profiles of length one this is the cosine.
///
/// Row profiles should have few nonzero domains, since each costs one operation per cell. Memory: 4
/// bytes per weight. Products are summed by ascending domain in single precision, with the same
/// result on every machine.
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Resolution, linear::Products, model::Implicit};
///
/// let left = array![[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]];
/// let right = array![[0.0, 1.0, 0.0], [2.0, 0.0, 4.0]];
/// let cosines = Products::cosines(left.view(), right.view());
/// let problem = Implicit::new(cosines, Resolution::decimals(6), Pairs::Complete)?;
/// assert_eq!(problem.solve()?.optimum().map(|plan| plan.total), Some(2_000_000));
/// # Ok::<(), regiopair::assignment::model::ImplicitError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Products {
    /// The domains of each row that are not 0, with their weights.
    rows: Vec<Vec<(u32, f32)>>,
    /// Domains × columns.
    cols: Array2<f32>,
}

impl Products {
    /// Creates dot products of profiles, one per row of each table. If one side has more domains,
    /// its last ones are ignored.
    #[expect(
        clippy::needless_pass_by_value,
        clippy::cast_possible_truncation,
        reason = "ndarray passes views by value; single precision is what is stored"
    )]
    pub fn new(rows: ArrayView2<'_, f64>, cols: ArrayView2<'_, f64>) -> Self {
        let domains = rows.ncols().min(cols.ncols());
        let named = |profile: ndarray::ArrayView1<'_, f64>| {
            let weights = (0..).zip(profile).take(domains);
            weights
                .filter(|&(_, &weight)| weight != 0.0)
                .map(|(domain, &weight)| (domain, weight as f32))
                .collect()
        };
        let turned = Array2::from_shape_fn((domains, cols.nrows()), |(domain, col)| {
            cols[[col, domain]] as f32
        });
        Self { rows: rows.rows().into_iter().map(named).collect(), cols: turned }
    }

    /// Creates cosines: profiles are scaled to length one; a profile of zeros stays as it is.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn cosines(rows: ArrayView2<'_, f64>, cols: ArrayView2<'_, f64>) -> Self {
        let unit = |side: ArrayView2<'_, f64>| {
            let mut side = side.to_owned();
            for mut profile in side.rows_mut() {
                let length = profile.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
                if length > 0.0 {
                    profile /= length;
                }
            }
            side
        };
        Self::new(unit(rows.view()).view(), unit(cols.view()).view())
    }
}

impl Blocks for Products {
    fn shape(&self) -> (usize, usize) {
        (self.rows.len(), self.cols.ncols())
    }

    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
        let width = cols.len();
        scores.resize(rows.len() * width, 0.0);
        let line = |domain: u32| -> &[f32] {
            let start = domain as usize * self.cols.ncols();
            self.cols.as_slice().map_or(&[], |all| &all[start + cols.start..start + cols.end])
        };
        for (row, scores) in rows.zip(scores.chunks_exact_mut(width.max(1))) {
            let (fours, rest) = self.rows[row].as_chunks::<4>();
            // Four domains at a time, so that a score is fetched and stored once for them.
            for &[(a, p), (b, q), (c, r), (d, s)] in fours {
                let (a, b, c, d) = (line(a), line(b), line(c), line(d));
                let others = a.iter().zip(b).zip(c.iter().zip(d));
                for (score, ((a, b), (c, d))) in scores.iter_mut().zip(others) {
                    *score = (((*score + p * a) + q * b) + r * c) + s * d;
                }
            }
            for &(domain, weight) in rest {
                for (score, other) in scores.iter_mut().zip(line(domain)) {
                    *score += weight * other;
                }
            }
        }
    }
}
