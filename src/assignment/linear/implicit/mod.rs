//! Column generation on scores that are computed block by block and never stored.

pub(in crate::assignment) mod pass;
pub(in crate::assignment) mod products;
pub(in crate::assignment) mod solve;
pub(in crate::assignment) mod source;
