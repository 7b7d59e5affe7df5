//! Seeded made-up data for tests, benches and experiments.
//!
//! `dataset.rs` makes datasets of regions, `scores.rs` tables of scores of the classes that
//! assignment solvers are measured on, `candidates.rs` lists of candidates. The same seed gives the
//! same bytes on every machine and in every version: `generator.rs` is SplitMix64 (Steele, Lea,
//! Flood 2014), written out here because general random number crates do not promise the same
//! values from one version to the next.

mod candidates;
#[cfg(feature = "regions")]
mod dataset;
mod generator;
mod scores;

pub use candidates::{Candidates, near_points, random_candidates};
#[cfg(feature = "regions")]
pub use dataset::{Recipe, dataset};
pub use generator::Generator;
pub use scores::{Class, profiles};
