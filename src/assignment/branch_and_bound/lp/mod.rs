//! Linear programmes in floating point, whose answers are hints.

#[cfg(not(any(feature = "highs", feature = "microlp")))]
pub(in crate::assignment) mod absent;
#[cfg(feature = "highs")]
pub(in crate::assignment) mod highs;
#[cfg(feature = "microlp")]
pub(in crate::assignment) mod microlp;
pub(in crate::assignment) mod model;
pub(in crate::assignment) mod solver;
