//! Faults of files: what is wrong, where, and what to do about it.

mod faults;
mod issue;
mod place;

pub use faults::Faults;
#[cfg(feature = "xlsx")]
pub(in crate::io) use faults::MOST_KEPT_FAULTS;
pub use issue::{Fault, Issue, LONGEST_CELL};
pub use place::{Place, Spot};
