//! Why side constraints are refused.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, Pairs, QuotasError, Row};

/// Why side constraints are refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ConstraintError {
    /// The problem asks for something else than the greatest Σ (score − reservation).
    #[error(
        "side constraints take `free` pairs, not {found:?}; require partners by lower bounds \
         of quotas, and a number of pairs by a constraint on their number"
    )]
    Mode {
        /// The mode of the problem.
        found: Pairs,
    },
    /// The quotas are refused.
    #[error(transparent)]
    Quotas {
        /// Why.
        #[from]
        error: QuotasError,
    },
    /// A cell named twice by one constraint.
    #[error("the constraint names {row}, {col} twice")]
    Repeated {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
    },
    /// At least more than at most.
    #[error("the constraint requires at least {least} and at most {most}")]
    Contradiction {
        /// The lower end.
        least: i64,
        /// The upper one.
        most: i64,
    },
    /// A coefficient beyond [`MAX_COEFFICIENT`](crate::assignment::model::MAX_COEFFICIENT).
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
    /// A constraint names a cell outside of the table.
    #[error(
        "constraint {constraint} names {row}, {col}; the table has {rows} rows and {cols} columns"
    )]
    NoSuchCell {
        /// The constraint, from 0.
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
    /// An exclusive names a member who does not exist.
    #[error(
        "exclusive {exclusive} names {member}, which does not exist; there are {count}, counted from 0"
    )]
    NoSuchMember {
        /// The exclusive, from 0.
        exclusive: usize,
        /// Who is named.
        member: Member,
        /// Members of that side.
        count: usize,
    },
    /// An exclusive names a member twice.
    #[error("an exclusive names {member} twice")]
    MemberRepeated {
        /// Who is named twice.
        member: Member,
    },
}
