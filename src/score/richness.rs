//! Whether well documented regions are favoured for that reason alone.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::layer::Value;
use crate::profile::Pool;

/// Correlation (Pearson) between a region's mean score and the number of its recorded strengths
/// and needs, for either side: near 0 if documentation is no merit. `None` if one of the two
/// does not vary.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Richness {
    /// Among the regions of the left side.
    pub left: Option<f64>,
    /// Among the regions of the right side.
    pub right: Option<f64>,
}

impl Richness {
    /// Measures both sides of a score matrix.
    ///
    /// # Complexity
    /// Linear in the cells.
    pub fn measure(scores: &ndarray::Array2<Value>, left: &Pool, right: &Pool) -> Self {
        // Rows are read one after another, also for the columns.
        let (mut rows, mut columns) = (Vec::new(), vec![(0_usize, 0.0); scores.ncols()]);
        for line in scores.outer_iter() {
            let mut row = (0_usize, 0.0);
            for (score, column) in line.iter().zip(&mut columns) {
                let Some(score) = score.get() else { continue };
                for (known, sum) in [&mut row, column] {
                    *known += 1;
                    *sum += score;
                }
            }
            rows.push(row);
        }
        let side = |sums: &[(usize, f64)], pool: &Pool| {
            let known = sums.iter().zip(pool.profiles()).filter(|((known, _), _)| *known > 0);
            let (means, details): (Vec<f64>, Vec<f64>) = known
                .map(|((known, sum), profile)| (sum / *known as f64, profile.detail() as f64))
                .unzip();
            correlation(&means, &details)
        };
        Self { left: side(&rows, left), right: side(&columns, right) }
    }
}

/// Returns Pearson's correlation of two lists of equal length, in [-1, 1]; `None` if one does not
/// vary.
pub fn correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len().min(y.len());
    let (x, y) = (&*without_overflow(&x[..n]), &*without_overflow(&y[..n]));
    let mean = |list: &[f64]| list.iter().sum::<f64>() / n as f64;
    let (mx, my) = (mean(x), mean(y));
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xx += (a - mx) * (a - mx);
        yy += (b - my) * (b - my);
        xy += (a - mx) * (b - my);
    }
    (varies(xx, mx) && varies(yy, my)).then(|| (xy / (xx.sqrt() * yy.sqrt())).clamp(-1.0, 1.0))
}

/// Whether a sum of squared differences from a mean is more than rounding.
pub(super) fn varies(sum: f64, mean: f64) -> bool {
    sum > 1e-24 * (1.0 + mean * mean)
}

/// The list divided by its greatest magnitude, if squares could overflow.
fn without_overflow(list: &[f64]) -> Cow<'_, [f64]> {
    let greatest = list.iter().fold(0.0_f64, |greatest, x| greatest.max(x.abs()));
    if greatest > 1e100 { list.iter().map(|x| x / greatest).collect() } else { list.into() }
}

#[cfg(test)]
mod tests {
    use super::correlation;

    #[test]
    fn correlation_knows_lines_and_constants() {
        let rising = correlation(&[1.0, 2.0, 3.0], &[2.0, 4.0, 6.0]).unwrap();
        let falling = correlation(&[1.0, 2.0, 3.0], &[3.0, 2.0, 1.0]).unwrap();
        assert!((rising - 1.0).abs() < 1e-12 && (falling + 1.0).abs() < 1e-12);
        assert_eq!(correlation(&[1.0, 2.0, 3.0], &[5.0, 5.0, 5.0]), None);
        assert_eq!(correlation(&[], &[]), None);
        let huge = correlation(&[1e300, 2e300, 3e300], &[2.0, 4.0, 6.0]).unwrap();
        assert!((huge - 1.0).abs() < 1e-12);
        let longer = correlation(&[1.0, 2.0, 3.0, 9e200], &[2.0, 4.0]).unwrap();
        assert!((longer - 1.0).abs() < 1e-12);
    }
}
