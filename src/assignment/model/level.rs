//! The levels of lexicographic objectives, and their errors.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::{
    Col, ConstraintError, Problem, ProblemError, Quotas, QuotasError, Row,
};

/// One level of lexicographic objectives.
///
/// Each level has a table of weights as large as the problem; only eligible cells are read.
///
/// | Goal | Level |
/// |---|---|
/// | as many pairs as possible | `MaximizeSum`, 1 everywhere |
/// | few changes to an earlier plan | `MaximizeSum`, 1 on its pairs, 0 elsewhere |
/// | the greatest total | `MaximizeSum` of the scores |
/// | the best of one criterion | `MaximizeSum` of its values |
/// | no poor pair | `MaximizeMinimum` or `Leximin` of the scores |
///
/// `MaximizeMinimum` and `Leximin` compare plans with equally many pairs. Before the first of them,
/// the number of pairs is therefore maximised, as by a `MaximizeSum` of ones; otherwise plans with
/// few pairs, or none, would win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The greatest Σ weight over the pairs made.
    MaximizeSum(Array2<i64>),
    /// The lowest weight of a pair, as high as possible.
    MaximizeMinimum(Array2<i64>),
    /// The lowest weight as high as possible, then the second lowest, and so on.
    Leximin(Array2<i64>),
}

impl Level {
    /// Returns the table of weights.
    pub fn weights(&self) -> &Array2<i64> {
        match self {
            Self::MaximizeSum(weights)
            | Self::MaximizeMinimum(weights)
            | Self::Leximin(weights) => weights,
        }
    }
}

/// Why levels are rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum LexicographicError {
    /// A level has another shape than the problem.
    #[error(
        "level {level} has weights for {} rows and {} columns; the problem has {rows} and {cols}",
        found.0,
        found.1
    )]
    Shape {
        /// Index of the level.
        level: usize,
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
        /// Rows and columns of the level.
        found: (usize, usize),
    },
    /// A weight of a [`Level::MaximizeSum`] is so large that sums could overflow 64 bits.
    #[error(
        "weight {weight} of level {level} in {row}, {col} lies outside -{limit} ..= {limit}, the \
         range for plans of up to {pairs} pairs; use a coarser resolution"
    )]
    WeightTooLarge {
        /// Index of the level.
        level: usize,
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The weight read.
        weight: i64,
        /// The most pairs that a plan can have.
        pairs: usize,
        /// Greatest magnitude accepted.
        limit: i64,
    },
    /// The quotas are invalid.
    #[error(transparent)]
    Quotas(#[from] QuotasError),
    /// The side constraints are invalid.
    #[error(transparent)]
    Side(#[from] ConstraintError),
    /// The remaining cells do not fit in memory.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}

/// Shapes agree, and sums stay within 64 bits, prices included.
pub(in crate::assignment) fn check(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
) -> Result<(), LexicographicError> {
    let (rows, cols) = quotas.shape();
    let shape = (cells.rows(), cells.cols());
    if (rows, cols) != shape {
        return Err(QuotasError::Shape { rows, cols, found: shape }.into());
    }
    let pairs = quotas.most_pairs();
    let most = i64::MAX / i64::try_from(pairs).unwrap_or(i64::MAX).max(1);
    let limit = most.min(Problem::score_limit(rows, cols));
    for (level, one) in levels.iter().enumerate() {
        let found = one.weights().dim();
        if found != shape {
            return Err(LexicographicError::Shape { level, rows, cols, found });
        }
        // Weights of the other kinds are compared, never added.
        let Level::MaximizeSum(weights) = one else { continue };
        let is_large = |weight: &i64| !(-limit..=limit).contains(weight);
        // Few tables have such a weight anywhere, be the cell eligible or not.
        if !weights.iter().any(is_large) {
            continue;
        }
        let mut weighed =
            cells.eligible_cells().map(|(row, col, _)| (row, col, weights[[row.0, col.0]]));
        if let Some((row, col, weight)) = weighed.find(|(.., weight)| is_large(weight)) {
            let error =
                LexicographicError::WeightTooLarge { level, row, col, weight, pairs, limit };
            return Err(error);
        }
    }
    Ok(())
}
