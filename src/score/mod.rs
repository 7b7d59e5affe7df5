//! From criteria to one score per pair.
//!
//! A [`Layer`] holds the values of one criterion for all pairs, and [`Normalisation`] rescales it.
//! [`Weights`] say what a criterion counts for either side, [`Aggregation`] makes the score of one pair
//! of its values, and [`ScoreSet`] does so for all pairs. [`Richness`] measures whether well documented
//! regions are favoured.

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
pub use matrix::{ScoreSet, Silence, Weighted};
pub use normalise::Normalisation;
pub use richness::{Richness, correlation};
pub use weights::Weights;
