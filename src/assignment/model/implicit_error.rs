//! The errors of implicit problems.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{BlockError, Col, Member, ProblemError, Row};

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
    /// The source could not compute a block.
    #[error(
        "the scores of rows {} to {} and columns {} to {} cannot be computed: {error}",
        rows.start, rows.end - 1, cols.start, cols.end - 1
    )]
    Block {
        /// Rows of the block.
        rows: Range<usize>,
        /// Columns of the block.
        cols: Range<usize>,
        /// The error of the source.
        error: BlockError,
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
            Self::Block { rows, cols, error } => Self::Block { rows: cols, cols: rows, error },
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
