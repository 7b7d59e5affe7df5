//! The levels of lexicographic objectives, and their errors.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::{
    Col, ConstraintError, Problem, ProblemError, Quotas, QuotasError, Row, WeightRange,
};

/// One level of lexicographic objectives.
///
/// Each level has tables of weights as large as the problem; only eligible cells are read.
///
/// | Goal | Level |
/// |---|---|
/// | as many pairs as possible | `MaximizeSum`, 1 everywhere |
/// | few changes to an earlier plan | `MaximizeSum`, 1 on its pairs, 0 elsewhere |
/// | the greatest total | `MaximizeSum` of the scores |
/// | the best of one criterion | `MaximizeSum` of its values |
/// | no poor pair | `MaximizeMinimum` or `Leximin` of the scores |
/// | as even as possible | `MinimizeSpread` of what each side thinks of its partner |
///
/// `MaximizeMinimum`, `Leximin` and `MinimizeSpread` compare plans with equally many pairs. Before the
/// first of them, the number of pairs is therefore maximised, as by a `MaximizeSum` of ones; otherwise
/// plans with few pairs, or none, would win.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The greatest Σ weight over the pairs made.
    MaximizeSum(Array2<i64>),
    /// The lowest weight of a pair, as high as possible.
    MaximizeMinimum(Array2<i64>),
    /// The lowest weight as high as possible, then the second lowest, and so on.
    Leximin(Array2<i64>),
    /// The difference between the highest and the lowest weight in the plan as small as possible; among
    /// plans with as small a one, the lowest weight as high as possible. A pair has two weights: those of
    /// its row and of its column, which may be the same.
    MinimizeSpread {
        /// The weights of rows.
        of_rows: Array2<i64>,
        /// The weights of columns.
        of_cols: Array2<i64>,
    },
}

impl Level {
    /// Returns the tables of weights: one, or those of rows and of columns.
    pub fn tables(&self) -> impl Iterator<Item = &Array2<i64>> {
        let (first, second) = match self {
            Self::MaximizeSum(weights)
            | Self::MaximizeMinimum(weights)
            | Self::Leximin(weights) => (weights, None),
            Self::MinimizeSpread { of_rows, of_cols } => (of_rows, Some(of_cols)),
        };
        std::iter::once(first).chain(second)
    }

    /// The value that a plan has at this level: its sum, its lowest weight, or its spread; `None` if it is
    /// not a single number.
    pub(in crate::assignment) fn value(&self, pairs: &[(Row, Col)]) -> Option<i64> {
        let first = self.reached(pairs).first().copied();
        match self {
            Self::MaximizeSum(_) | Self::MaximizeMinimum(_) => first,
            Self::Leximin(_) => None,
            Self::MinimizeSpread { .. } => first.map(|below| -below),
        }
    }

    /// The weights of a cell, as a range.
    pub(crate) fn weights_of(&self, Row(row): Row, Col(col): Col) -> WeightRange {
        let mut weights = self.tables().map(|table| table[[row, col]]);
        let first = weights.next().unwrap_or_default();
        let second = weights.next().unwrap_or(first);
        WeightRange { lowest: first.min(second), highest: first.max(second) }
    }

    /// What a plan comes to at this level. Of two plans, the better one has the greater list: its sum; its
    /// lowest weight; all weights, lowest first; the spread below 0 and the lowest weight. Empty if no pair
    /// is made, except for a sum.
    pub(crate) fn reached(&self, pairs: &[(Row, Col)]) -> Vec<i64> {
        let of = |weights: &Array2<i64>| -> Vec<i64> {
            pairs.iter().map(|&(row, col)| weights[[row.0, col.0]]).collect()
        };
        match self {
            Self::MaximizeSum(weights) => vec![of(weights).into_iter().sum()],
            Self::MaximizeMinimum(weights) => of(weights).into_iter().min().into_iter().collect(),
            Self::Leximin(weights) => {
                let mut all = of(weights);
                all.sort_unstable();
                all
            }
            Self::MinimizeSpread { of_rows, of_cols } => {
                let range = WeightRange::of(of(of_rows).into_iter().chain(of(of_cols)));
                range.map_or(Vec::new(), |range| vec![-range.spread(), range.lowest])
            }
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
    /// A weight of a [`Level::MaximizeSum`] or a [`Level::MinimizeSpread`] is so large that sums or
    /// differences could overflow 64 bits.
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
        if let Some(found) = one.tables().map(Array2::dim).find(|&found| found != shape) {
            return Err(LexicographicError::Shape { level, rows, cols, found });
        }
        // Weights of the other kinds are compared, never added.
        if matches!(one, Level::MaximizeMinimum(_) | Level::Leximin(_)) {
            continue;
        }
        let is_large = |weight: &i64| !(-limit..=limit).contains(weight);
        // Few tables have such a weight anywhere, be the cell eligible or not.
        for weights in one.tables().filter(|weights| weights.iter().any(is_large)) {
            let mut weighed =
                cells.eligible_cells().map(|(row, col, _)| (row, col, weights[[row.0, col.0]]));
            if let Some((row, col, weight)) = weighed.find(|(.., weight)| is_large(weight)) {
                let error =
                    LexicographicError::WeightTooLarge { level, row, col, weight, pairs, limit };
                return Err(error);
            }
        }
    }
    Ok(())
}
