//! What a rule does to a plan, in rows, columns and bounds.

use crate::assignment::{Col, Member, Row};
use crate::rules::RuleId;

/// How many pairs some members of one side may and must have, each or together.
#[derive(Debug, Clone)]
pub(crate) struct Bound {
    pub(crate) members: Vec<Member>,
    /// Whether the numbers are for all of them together.
    pub(crate) together: bool,
    pub(crate) at_least: usize,
    pub(crate) at_most: Option<usize>,
    /// Which group it is, where a rule speaks of several: `ES`.
    pub(crate) label: String,
}

/// How many of some pairs may and must be made.
#[derive(Debug, Clone)]
pub(crate) struct CellBound {
    pub(crate) cells: Vec<(Row, Col)>,
    pub(crate) at_least: usize,
    pub(crate) at_most: Option<usize>,
    /// Which kind it is, where a rule speaks of several: `tourism`.
    pub(crate) label: String,
}

/// What a rule does.
#[derive(Debug, Clone)]
pub(crate) enum Deed {
    /// Everybody on the side with fewer places is served.
    Complete,
    /// These cells may not be used.
    Exclude(Vec<(Row, Col)>),
    /// This cell must be used.
    Require(Row, Col),
    /// These members do not take part.
    Absent(Vec<Member>),
    /// Bounds of members, each or together.
    Bounds(Vec<Bound>),
    /// These members count as one.
    AsOne(Vec<Member>),
    /// At most one of these members takes part.
    Exclusive(Vec<Member>),
    /// Bounds on kinds of pairs.
    Cells(Vec<CellBound>),
    /// Everyone of this side may have one partner, where nothing else is said.
    OnePartner {
        /// Whether it is the left side.
        left: bool,
    },
}

/// A rule and what it does.
#[derive(Debug, Clone)]
pub(crate) struct Effect {
    pub(crate) rule: RuleId,
    pub(crate) deed: Deed,
}
