//! Scores on demand, and the errors of implicit problems.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, ProblemError, Row};

/// Members of the smaller side per block; the last block of a table may have fewer.
pub const BLOCK_ROWS: usize = 32;

/// Members of the larger side per block; the last block of a table may have fewer.
pub const BLOCK_COLS: usize = 1024;

/// Scores in blocks of [`BLOCK_ROWS`] × [`BLOCK_COLS`], computed on demand.
///
/// The table is always cut into the same blocks, from row 0 and column 0, so a matrix library may
/// be used even if its rounding depends on the shape. If there are more rows than columns, a block
/// has [`BLOCK_COLS`] rows and [`BLOCK_ROWS`] columns. Each block is requested several times and
/// must have the same scores each time.
///
/// Scores are in single precision, which makes billions of them affordable. They are then rounded
/// to the problem's [`Resolution`](crate::assignment::model::Resolution).
///
/// ```
/// use std::ops::Range;
/// use regiopair::assignment::{Pairs, Resolution, model::{Blocks, Implicit}};
///
/// /// How near two places on a line are.
/// struct Line(Vec<f32>, Vec<f32>);
///
/// impl Blocks for Line {
///     fn shape(&self) -> (usize, usize) {
///         (self.0.len(), self.1.len())
///     }
///     fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
///         for row in rows {
///             scores.extend(self.1[cols.clone()].iter().map(|to| -(self.0[row] - to).abs()));
///         }
///     }
/// }
///
/// let line = Line(vec![0.0, 1.0], vec![0.9, 0.2, 5.0]);
/// let problem = Implicit::new(line, Resolution::decimals(3), Pairs::Complete)?;
/// assert_eq!(problem.solve()?.optimum().map(|plan| plan.total), Some(-300));
/// # Ok::<(), regiopair::assignment::model::ImplicitError>(())
/// ```
pub trait Blocks: Sync {
    /// Returns the number of rows and columns.
    fn shape(&self) -> (usize, usize);

    /// Appends the scores of a block, row by row, to `scores`, which is empty.
    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>);

    /// Whether a pair may be made. Called only for promising cells, any number of times. If most
    /// cells are forbidden, list candidates instead, which is faster.
    fn eligible(&self, row: Row, col: Col) -> bool {
        let _ = (row, col);
        true
    }
}

impl<B: Blocks + ?Sized> Blocks for &B {
    fn shape(&self) -> (usize, usize) {
        (**self).shape()
    }

    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
        (**self).block(rows, cols, scores);
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        (**self).eligible(row, col)
    }
}

/// Why an implicit problem is rejected or cannot be solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ImplicitError {
    /// The shape is invalid for any problem.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// The reservation is too large to be compared with scores in 64 bits.
    #[error("the reservation {reservation} lies outside -{limit} ..= {limit} for this shape")]
    ReservationTooLarge {
        /// The reservation of [`Pairs::Free`](crate::assignment::model::Pairs::Free).
        reservation: i64,
        /// Greatest magnitude accepted.
        limit: i64,
    },
    /// A block has more or fewer scores than cells.
    #[error(
        "the block of rows {} to {} and columns {} to {} has {found} scores for {expected} cells",
        rows.start, rows.end - 1, cols.start, cols.end - 1
    )]
    WrongSize {
        /// Rows of the block.
        rows: Range<usize>,
        /// Columns of the block.
        cols: Range<usize>,
        /// Cells of the block.
        expected: usize,
        /// Scores returned.
        found: usize,
    },
    /// A score is NaN or infinite, or has too many units for this shape.
    #[error(
        "score {value} in {row}, {col} is not a finite number of at most {limit} units; \
         forbid a cell by `eligible`, or take a coarser resolution"
    )]
    NotAccepted {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        value: String,
        /// The most units for this shape.
        limit: i64,
    },
    /// A weight of a profile is NaN or infinite.
    #[error("the weight {value} of {member} in domain {domain} is not a finite number")]
    InvalidWeight {
        /// The row or column whose profile it is.
        member: Member,
        /// The domain, counted from 0.
        domain: usize,
        /// What was read: `NaN`, `inf` or `-inf`.
        value: String,
    },
    /// The product of the greatest weights of both sides is beyond single precision.
    #[error(
        "the greatest weights, {rows} of a row and {cols} of a column, have a product that is not \
         between {least:e} and {greatest:e}; scale the profiles, or take cosines",
        least = f32::MIN_POSITIVE, greatest = f32::MAX
    )]
    WeightsOutOfRange {
        /// Greatest magnitude of a weight of the rows.
        rows: String,
        /// Greatest magnitude of a weight of the columns.
        cols: String,
    },
    /// A row or a column had other scores than at the first request.
    #[error("{member} has other scores than at the first request; blocks must not change")]
    Changed {
        /// The row, or the column where there are more rows than columns.
        member: Member,
    },
    /// In [`Pairs::Largest`](crate::assignment::model::Pairs::Largest), not every member of the
    /// smaller side can be paired. This method cannot solve that case.
    #[error(
        "{rows} members of the smaller side have only {cols} partners; the largest plan of an \
         implicit problem is found only where everyone can be paired"
    )]
    NotAllPaired {
        /// Members of a set with too few partners.
        rows: usize,
        /// Their partners.
        cols: usize,
    },
    /// The restricted problem would have more cells than the limit.
    #[error(
        "the scores leave no small restricted problem: more than {limit} cells would have to be kept"
    )]
    RestrictedProblemTooLarge {
        /// The most cells kept.
        limit: usize,
    },
}

impl ImplicitError {
    /// Rows and columns exchanged.
    pub(in crate::assignment) fn turned(self) -> Self {
        match self {
            Self::WrongSize { rows, cols, expected, found } => {
                Self::WrongSize { rows: cols, cols: rows, expected, found }
            }
            Self::NotAccepted { row, col, value, limit } => {
                Self::NotAccepted { row: Row(col.0), col: Col(row.0), value, limit }
            }
            Self::Changed { member: Member::Row(row) } => {
                Self::Changed { member: Col(row.0).into() }
            }
            other => other,
        }
    }
}
