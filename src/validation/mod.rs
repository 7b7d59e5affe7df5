//! Proposals against pairings that really happened.
//!
//! `observed.rs` ranks the observed partner of every region among all candidates.

mod observed;

pub use observed::{ObservedRank, observed_ranks};
