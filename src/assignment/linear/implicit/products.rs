//! Scores that are dot products of two profiles.

use std::ops::Range;

use ndarray::{Array2, ArrayView2, ArrayViewMut1};

use crate::assignment::model::{BlockError, Blocks, Col, ImplicitError, Member, Row};

/// Scores that are dot products of the profiles of a row and a column: Σ over domains of weight
/// times weight. For profiles of length one this is the cosine.
///
/// Weights may be of any scale: both sides are brought to the same one, which leaves the products as
/// they are. Row profiles should have few nonzero domains, since each costs one operation per cell. Memory: 4
/// bytes per weight. Products are summed by ascending domain in single precision, with the same
/// result on every machine.
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Resolution, linear::Products, model::Implicit};
///
/// let left = array![[1.0, 0.0, 2.0], [0.0, 3.0, 0.0]];
/// let right = array![[0.0, 1.0, 0.0], [2.0, 0.0, 4.0]];
/// let cosines = Products::cosines(left.view(), right.view())?;
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
    ///
    /// # Errors
    ///
    /// [`ImplicitError::InvalidWeight`] for a weight that is NaN or infinite, and
    /// [`ImplicitError::WeightsOutOfRange`] if the greatest weights of the two sides have a product
    /// that single precision cannot hold.
    #[expect(
        clippy::needless_pass_by_value,
        clippy::cast_possible_truncation,
        reason = "ndarray passes views by value; single precision is what is stored"
    )]
    pub fn new(
        rows: ArrayView2<'_, f64>,
        cols: ArrayView2<'_, f64>,
    ) -> Result<Self, ImplicitError> {
        let domains = rows.ncols().min(cols.ncols());
        let greatest_of_rows = greatest(&rows, |row| Row(row).into())?;
        let greatest_of_cols = greatest(&cols, |col| Col(col).into())?;
        let scale = common_scale(greatest_of_rows, greatest_of_cols)?;
        let nonzero = |profile: ndarray::ArrayView1<'_, f64>| {
            let weights = (0..).zip(profile).take(domains);
            weights
                .filter(|&(_, &weight)| weight != 0.0)
                .map(|(domain, &weight)| (domain, (weight / scale) as f32))
                .collect()
        };
        let turned = Array2::from_shape_fn((domains, cols.nrows()), |(domain, col)| {
            (cols[[col, domain]] * scale) as f32
        });
        Ok(Self { rows: rows.rows().into_iter().map(nonzero).collect(), cols: turned })
    }

    /// Creates cosines: profiles are scaled to length one; a profile of zeros stays as it is.
    ///
    /// # Errors
    ///
    /// [`ImplicitError::InvalidWeight`] for a weight that is NaN or infinite.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn cosines(
        rows: ArrayView2<'_, f64>,
        cols: ArrayView2<'_, f64>,
    ) -> Result<Self, ImplicitError> {
        greatest(&rows, |row| Row(row).into())?;
        greatest(&cols, |col| Col(col).into())?;
        let unit = |side: ArrayView2<'_, f64>| {
            let mut side = side.to_owned();
            side.rows_mut().into_iter().for_each(scale_to_length_one);
            side
        };
        Self::new(unit(rows.view()).view(), unit(cols.view()).view())
    }
}

/// The greatest magnitude of all weights, which have to be finite.
fn greatest(
    profiles: &ArrayView2<'_, f64>,
    member: impl Fn(usize) -> Member,
) -> Result<f64, ImplicitError> {
    let mut greatest = 0.0_f64;
    for ((place, domain), weight) in profiles.indexed_iter() {
        if !weight.is_finite() {
            let (member, value) = (member(place), weight.to_string());
            return Err(ImplicitError::InvalidWeight { member, domain, value });
        }
        greatest = greatest.max(weight.abs());
    }
    Ok(greatest)
}

/// What rows are divided and columns multiplied by, so that both fit in single precision: 1 where
/// they fit already, otherwise the power of two that makes their greatest weights alike.
fn common_scale(rows: f64, cols: f64) -> Result<f64, ImplicitError> {
    let fits = |weight: f64| (f32::MIN_POSITIVE.into()..=f32::MAX.into()).contains(&weight);
    if rows == 0.0 || cols == 0.0 {
        // All products are 0; the other side only has to stay finite.
        return Ok(if rows > 0.0 { rows } else { 1.0 / cols.max(1.0) });
    }
    if !fits(rows * cols) {
        let (rows, cols) = (rows.to_string(), cols.to_string());
        return Err(ImplicitError::WeightsOutOfRange { rows, cols });
    }
    if fits(rows) && fits(cols) {
        return Ok(1.0);
    }
    // Beyond these powers the scale itself would not be a normal number.
    Ok(f64::midpoint(rows.log2(), -cols.log2()).round().clamp(-1000.0, 1000.0).exp2())
}

/// Divides a profile by its Euclidean norm, if that is not 0.
fn scale_to_length_one(mut profile: ArrayViewMut1<'_, f64>) {
    /// Within these, squares neither overflow nor underflow.
    const SQUARES_SAFELY: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

    let greatest = profile.iter().fold(0.0_f64, |greatest, weight| greatest.max(weight.abs()));
    if greatest == 0.0 {
        return;
    }
    if !SQUARES_SAFELY.contains(&greatest) {
        profile /= greatest;
    }
    let length = profile.iter().map(|weight| weight * weight).sum::<f64>().sqrt();
    profile /= length;
}

impl Blocks for Products {
    type Score = f32;

    fn shape(&self) -> (usize, usize) {
        (self.rows.len(), self.cols.ncols())
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<f32>,
    ) -> Result<(), BlockError> {
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
        Ok(())
    }

    fn is_divisible(&self) -> bool {
        true
    }
}
