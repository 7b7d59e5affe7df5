//! Compares proposals with observed pairings.
//!
//! [`observed_ranks`] ranks the observed partner of every region among all candidates.

mod observed;

pub use observed::{ObservedRank, observed_ranks};
