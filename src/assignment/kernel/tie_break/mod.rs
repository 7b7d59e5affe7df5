//! Which of several optimal plans is returned: the first one by the
//! [`TieRule`](crate::assignment::model::TieRule), whichever prices a solver found.

pub(in crate::assignment) mod canonical;
pub(in crate::assignment) mod chain;
pub(in crate::assignment) mod exchange;
pub(in crate::assignment) mod open;
