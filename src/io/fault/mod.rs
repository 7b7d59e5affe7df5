//! Faults of files: what is wrong, where, and what to do about it.

mod faults;
mod issue;
mod notice;
mod place;

pub use faults::Faults;
pub use issue::{Fault, Issue, LONGEST_CELL};
pub use notice::{ReadingNotice, Unread};
pub use place::{Place, Spot};
