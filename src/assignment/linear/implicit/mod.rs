//! Column generation on scores that are computed block by block and never stored.

mod chunk_scan;
pub(in crate::assignment) mod pass;
pub(in crate::assignment) mod products;
mod read_block;
pub(in crate::assignment) mod solve;
pub(in crate::assignment) mod source;
