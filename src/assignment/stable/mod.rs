//! Stable matchings of two-sided preferences.

pub(in crate::assignment) mod blocking_pairs;
pub(in crate::assignment) mod deferred_acceptance;

pub use blocking_pairs::{BlockingPair, InvalidPlan, all_stable, blocking_pairs};
pub use deferred_acceptance::deferred_acceptance;
