//! Shortest augmenting paths on a full table.

pub(in crate::assignment) mod augment;
pub(in crate::assignment) mod exact;
pub(in crate::assignment) mod exchange_chain;
pub(in crate::assignment) mod load;
pub(in crate::assignment) mod simd;
pub(in crate::assignment) mod solver;
pub(in crate::assignment) mod tags;
pub(in crate::assignment) mod tie_break;
