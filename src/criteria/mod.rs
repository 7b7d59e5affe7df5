//! What makes two regions good partners: one file a criterion, all behind the trait [`Criterion`].
//!
//! `criterion.rs` is the trait that a user's own criterion implements just as the built-in ones do;
//! `tally.rs` adds up the evidence of a value, so that evidence and value cannot disagree;
//! `catalogue.rs` names the built-in criteria and builds them from an id and a formula.

mod criterion;
mod tally;

pub use criterion::{Criterion, Pair, Unknown};
pub use tally::{Item, Reason, Tally};
