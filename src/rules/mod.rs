//! Which pairs a programme admits, and how many it asks for.
//!
//! `eligibility.rs` says of one pair whether it may be made, and why not; `settings.rs` holds the
//! rules as a programme states them.

mod eligibility;
mod settings;

pub use eligibility::Exclusion;
pub use settings::{ForbiddenPair, PairsWanted, Rules};
