//! Mean and variance of a sum over random arrangements (Hoeffding 1951).

use ndarray::ArrayView2;

/// Mean and variance of a statistic under chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moments {
    /// The mean.
    pub mean: f64,
    /// The variance.
    pub variance: f64,
}

/// Returns the exact mean and variance of Σ s(i, π(i)), where π gives each of the n rows one of the
/// m ≥ n columns at random, all different. With n < m the table counts as filled up with rows of zeros
/// to m × m:
///
/// ```text
/// mean = Σ s_ij / m        variance = Σ (s_ij − s_i. − s_.j + s..)² / (m − 1)
/// ```
///
/// The variance is 0 for a single column. A table with more rows than columns has no arrangement: both
/// are NaN.
///
/// ```
/// use ndarray::arr2;
/// use regiopair::validation::permutation_moments;
///
/// // Two rows and two columns: the sum is 3 or 5.
/// let moments = permutation_moments(&arr2(&[[1.0, 3.0], [2.0, 2.0]]).view());
/// assert_eq!((moments.mean, moments.variance), (4.0, 1.0));
/// ```
///
/// # Complexity
/// Linear in the cells.
pub fn permutation_moments(table: &ArrayView2<'_, f64>) -> Moments {
    let (n, m) = table.dim();
    if n > m {
        return Moments { mean: f64::NAN, variance: f64::NAN };
    }
    let size = m as f64;
    if m == 0 {
        return Moments { mean: 0.0, variance: 0.0 };
    }
    let rows: Vec<f64> = table.rows().into_iter().map(|row| row.sum() / size).collect();
    let columns: Vec<f64> = table.columns().into_iter().map(|column| column.sum() / size).collect();
    let grand = rows.iter().sum::<f64>() / size;
    let mut squares = 0.0;
    for (row, row_mean) in table.rows().into_iter().zip(&rows) {
        for (cell, column_mean) in row.iter().zip(&columns) {
            squares += (cell - row_mean - column_mean + grand).powi(2);
        }
    }
    // The rows of zeros, whose mean is 0.
    let zeros: f64 = columns.iter().map(|column_mean| (grand - column_mean).powi(2)).sum();
    squares += (m - n) as f64 * zeros;
    let variance = if m > 1 { squares / (size - 1.0) } else { 0.0 };
    Moments { mean: rows.iter().sum(), variance }
}
