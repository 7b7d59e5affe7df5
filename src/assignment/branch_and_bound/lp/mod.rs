//! Linear programmes in floating point, whose answers are hints.

#[cfg(feature = "highs")]
pub(in crate::assignment) mod highs;
pub(in crate::assignment) mod microlp;
pub(in crate::assignment) mod model;
pub(in crate::assignment) mod solver;
