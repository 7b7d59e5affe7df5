//! Synthetic data with a seed, for tests, benchmarks and experiments.
//!
//! [`ScoreClass`] generates tables of scores, [`random_candidates`] and [`near_points`] lists of
//! candidates.
#![cfg_attr(feature = "regions", doc = "[`dataset`] generates datasets of regions.")]
//! The same seed gives the same bytes on every machine and in every version: the [`Generator`] is
//! SplitMix64 (Steele, Lea and Flood 2014), written out here because general random number crates
//! do not promise the same values from one version to the next.

mod candidates;
#[cfg(feature = "regions")]
mod dataset;
mod error;
mod generator;
mod scores;

pub use candidates::{Candidates, near_points, random_candidates};
#[cfg(feature = "regions")]
pub use dataset::{DatasetOptions, dataset};
pub use error::SyntheticError;
pub use generator::Generator;
pub use scores::{ScoreClass, profiles};
