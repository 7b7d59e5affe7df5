//! From criteria to one score a pair.
//!
//! `layer.rs` holds the values of one criterion for all pairs; `normalise.rs` rescales a layer;
//! `weights.rs` says what a criterion counts for either side; `aggregate.rs` makes the score of one
//! pair from its values; `matrix.rs` does so for all pairs; `richness.rs` measures whether
//! well documented regions are favoured.

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
