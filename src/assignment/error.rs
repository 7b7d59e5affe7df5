//! What makes a [`Problem`](super::Problem) ill-posed.

use serde::{Deserialize, Serialize};

use super::{Col, Row};

/// Why a [`Problem`](super::Problem) is refused when it is built.
///
/// A well-posed problem without any plan is not an error: it is answered with
/// [`Outcome::Infeasible`](super::Outcome::Infeasible).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemError {
    /// One side, or both, has no member.
    #[error("{rows} rows and {cols} columns leave nothing to assign; both sides need a member")]
    Empty {
        /// Number of rows asked for.
        rows: usize,
        /// Number of columns asked for.
        cols: usize,
    },
    /// The table is larger than [`MAX_CELLS`](super::MAX_CELLS).
    #[error("{rows} rows by {cols} columns are more than {limit} cells; split the sides")]
    TooManyCells {
        /// Number of rows asked for.
        rows: usize,
        /// Number of columns asked for.
        cols: usize,
        /// The most cells a problem may have.
        limit: usize,
    },
    /// A row of a written problem is longer or shorter than the first one.
    #[error("{row} has {found} cells where the first row has {expected}")]
    Ragged {
        /// The row that differs.
        row: Row,
        /// Cells of the first row.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A score so large that sums along a path of pairs could leave 64 bits.
    #[error(
        "score {score} in {row}, {col} lies outside -{limit} ..= {limit}; use a coarser resolution"
    )]
    ScoreTooLarge {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        score: i64,
        /// Greatest magnitude accepted for this shape.
        limit: i64,
    },
    /// As [`ScoreTooLarge`](Self::ScoreTooLarge), for score less reservation.
    #[error(
        "score {score} in {row}, {col} is more than {limit} away from the reservation {reservation}"
    )]
    GainTooLarge {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        score: i64,
        /// The reservation of [`Pairs::Free`](super::Pairs::Free).
        reservation: i64,
        /// Greatest difference accepted for this shape.
        limit: i64,
    },
}
