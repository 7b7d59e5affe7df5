//! Errors of an ill-posed [`Problem`](super::Problem).

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, Price, Row};

/// Why a [`Problem`](crate::assignment::model::Problem) is rejected when it is built.
///
/// A well-posed problem without a feasible plan is not an error; its answer is
/// [`Outcome::Infeasible`](crate::assignment::model::Outcome::Infeasible).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProblemError {
    /// A side has no member.
    #[error(
        "with {rows} rows and {cols} columns there is nothing to assign; both sides need a member"
    )]
    Empty {
        /// Number of rows requested.
        rows: usize,
        /// Number of columns requested.
        cols: usize,
    },
    /// The cells take more than [`MAX_BYTES`](crate::assignment::model::MAX_BYTES), or a side has
    /// more than 2³² − 2 members.
    #[error(
        "{rows} rows by {cols} columns take {bytes} bytes, more than {limit}; \
         list candidates only, or give scores by blocks"
    )]
    TooLarge {
        /// Number of rows requested.
        rows: usize,
        /// Number of columns requested.
        cols: usize,
        /// Memory that the cells would take while the problem is built.
        bytes: u128,
        /// The most that is accepted.
        limit: u64,
    },
    /// The memory for the cells is not available.
    #[error(
        "{rows} rows by {cols} columns take {bytes} bytes, more than the available memory; \
         list fewer candidates, or give scores by blocks"
    )]
    NoMemory {
        /// Number of rows requested; for a list, those read so far.
        rows: usize,
        /// Number of columns requested.
        cols: usize,
        /// Memory requested at once.
        bytes: u128,
    },
    /// The mask of eligible cells has another shape than the scores.
    #[error(
        "the mask has {mask_rows} rows and {mask_cols} columns, the scores have {rows} and {cols}"
    )]
    MaskShape {
        /// Rows of the scores.
        rows: usize,
        /// Columns of the scores.
        cols: usize,
        /// Rows of the mask.
        mask_rows: usize,
        /// Columns of the mask.
        mask_cols: usize,
    },
    /// The problem has no resolution to round new scores to.
    #[error("the problem was not made from plain scores, so it has no resolution for new ones")]
    NotFromScores,
    /// The new scores have another shape than the problem.
    #[error(
        "the new scores have {} rows and {} columns, the problem has {rows} and {cols}",
        found.0, found.1
    )]
    OtherShape {
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
        /// Rows and columns of the new scores.
        found: (usize, usize),
    },
    /// The prices are not one for each row and column.
    #[error(
        "{} prices of rows and {} of columns; the problem has {rows} rows and {cols} columns",
        found.0, found.1
    )]
    PriceCount {
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
        /// The prices of rows and of columns.
        found: (usize, usize),
    },
    /// A price is larger than any that a solver returns.
    #[error("the price {price:?} of {member} lies outside -{limit} ..= {limit}")]
    PriceTooLarge {
        /// The row or column.
        member: Member,
        /// Its price.
        price: Price,
        /// Greatest magnitude accepted.
        limit: i64,
    },
    /// A score is NaN or infinite. To forbid a cell, use the mask, not the score.
    #[error("score {value} in {row}, {col} is not a finite number; forbid a cell by the mask")]
    NotFinite {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// What was read: `NaN`, `inf` or `-inf`.
        value: String,
    },
    /// A score has more units than sums along an alternating path allow.
    #[error("score {value} in {row}, {col} is more than {limit} units; take a coarser resolution")]
    TooManyUnits {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        value: String,
        /// The most units for this shape.
        limit: i64,
    },
    /// A resolution read from a file is not finite and positive.
    #[error("a resolution of {per_one} units in 1.0 is not usable; give a finite number above 0")]
    InvalidResolution {
        /// The units in 1.0 read.
        per_one: String,
    },
    /// A problem in a file has neither a table nor a list of candidates, or parts of both.
    #[error("a problem has either `scores`, or `cols` and `candidates`")]
    TableOrCandidates,
    /// A list of candidates in a file declares far more columns than candidates.
    #[error("{cols} columns for {candidates} candidates; at most {limit} are accepted in a file")]
    TooManyColumns {
        /// The columns declared.
        cols: usize,
        /// The candidates listed.
        candidates: usize,
        /// The most columns for that many candidates.
        limit: usize,
    },
    /// A candidate is not a column.
    #[error("{row} names {col}, but the columns are 0 to {}", cols.saturating_sub(1))]
    NoSuchColumn {
        /// Row that lists it.
        row: Row,
        /// The column listed.
        col: Col,
        /// Number of columns.
        cols: usize,
    },
    /// A candidate is listed twice for a row.
    #[error("{row} names {col} twice")]
    Repeated {
        /// Row that lists it.
        row: Row,
        /// The column listed.
        col: Col,
    },
    /// A row is longer or shorter than the first one.
    #[error("{row} has {found} cells, but the first row has {expected}")]
    Ragged {
        /// The row that differs.
        row: Row,
        /// Cells of the first row.
        expected: usize,
        /// Cells of this row.
        found: usize,
    },
    /// A score is so large that sums along an alternating path could overflow 64 bits.
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
    /// As [`ScoreTooLarge`](Self::ScoreTooLarge), for the score minus the reservation.
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
        /// The reservation of [`Pairs::Free`](crate::assignment::model::Pairs::Free).
        reservation: i64,
        /// Greatest difference accepted for this shape.
        limit: i64,
    },
    /// The reservation is too far from every possible score.
    #[error("the reservation {reservation} lies outside -{limit} ..= {limit} for this shape")]
    ReservationTooLarge {
        /// The reservation of [`Pairs::Free`](crate::assignment::model::Pairs::Free).
        reservation: i64,
        /// Greatest magnitude accepted for this shape.
        limit: i64,
    },
}
