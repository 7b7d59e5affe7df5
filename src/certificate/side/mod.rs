//! The checks of a plan under side constraints, and of the cases that prove it.
//!
//! | Question | File |
//! |---|---|
//! | is everything kept, and is the plan worth what it says? | `question.rs` |
//! | do the cases cover everything, and what bounds each? | `cases.rs` |
//! | who asks both? | `check.rs`: [`check_constrained`] |

mod cases;
mod check;
mod question;

pub use check::check_constrained;
pub(super) use check::check_kept;
