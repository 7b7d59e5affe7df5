//! From criteria to one score per pair.
//!
//! A [`Layer`] holds the values of one criterion for all pairs, and [`Normalisation`] rescales it.
//! [`Weights`] set the weight of a criterion for each side, [`Aggregation`] combines the values of
//! one pair into its score, and [`ScoreSet`] does so for all pairs. [`Richness`] measures whether
//! well-documented regions are favoured.

mod aggregate;
mod error;
mod layer;
mod matrix;
mod normalise;
mod richness;
mod weights;

pub use aggregate::{Aggregation, Combined, PairScore, Settings};
pub use error::ScoreError;
pub use layer::{Layer, Value};
pub use matrix::{ScoreSet, SilentCriteria, Weighted};
pub use normalise::Normalisation;
pub use richness::{Richness, correlation};
pub use weights::Weights;
