//! Why side constraints are rejected.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, Pairs, QuotasError, Row};

/// Why side constraints are rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstraintError {
    /// The mode of the problem is not [`Pairs::Free`].
    #[error(
        "side constraints take `free` pairs, not {found:?}; require partners by lower bounds \
         of quotas, and a number of pairs by a constraint on their number"
    )]
    Mode {
        /// The mode of the problem.
        found: Pairs,
    },
    /// The quotas are invalid.
    #[error(transparent)]
    Quotas {
        /// The reason.
        #[from]
        error: QuotasError,
    },
    /// A constraint names a cell twice.
    #[error("the constraint names {row}, {col} twice")]
    Repeated {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
    },
    /// The lower bound exceeds the upper bound.
    #[error("the constraint requires at least {least} and at most {most}")]
    Contradiction {
        /// The lower bound.
        least: i64,
        /// The upper bound.
        most: i64,
    },
    /// The magnitude of a coefficient exceeds
    /// [`MAX_COEFFICIENT`](crate::assignment::model::MAX_COEFFICIENT).
    #[error(
        "coefficient {coefficient} of {row}, {col} lies outside -{limit} ..= {limit}; use a coarser \
         resolution"
    )]
    CoefficientTooLarge {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The coefficient read.
        coefficient: i64,
        /// Greatest magnitude accepted.
        limit: i64,
    },
    /// A constraint names a cell outside the table.
    #[error(
        "constraint {constraint} names {row}, {col}; the table has {rows} rows and {cols} columns"
    )]
    NoSuchCell {
        /// Index of the constraint.
        constraint: usize,
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
    },
    /// A semi-continuous sum names a cell outside the table.
    #[error(
        "semi-continuous sum {sum} names {row}, {col}; the table has {rows} rows and {cols} columns"
    )]
    NoSuchCellOfSum {
        /// Index of the sum.
        sum: usize,
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// Rows of the problem.
        rows: usize,
        /// Columns of the problem.
        cols: usize,
    },
    /// An exclusive names a member that does not exist.
    #[error(
        "exclusive {exclusive} names {member}, which does not exist; there are {count}, counted from 0"
    )]
    NoSuchMember {
        /// Index of the exclusive.
        exclusive: usize,
        /// The member named.
        member: Member,
        /// Members of that side.
        count: usize,
    },
    /// An exclusive names a member twice.
    #[error("an exclusive names {member} twice")]
    MemberRepeated {
        /// The member named.
        member: Member,
    },
}
