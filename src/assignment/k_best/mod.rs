//! The k best plans, in order.

pub(in crate::assignment) mod proof;
pub(in crate::assignment) mod ranking;
pub(in crate::assignment) mod search;
pub(in crate::assignment) mod solve;
pub(in crate::assignment) mod subproblem;

pub use ranking::Ranking;
pub use solve::solve;
