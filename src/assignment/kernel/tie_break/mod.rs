//! Which of several optimal plans is returned.

pub(in crate::assignment) mod chain;
pub(in crate::assignment) mod exchange;
pub(in crate::assignment) mod open;
pub(in crate::assignment) mod settle;
