//! From criteria to one score per pair.
//!
//! A [`Layer`] holds the values of one criterion for all pairs, and [`Normalisation`] rescales it.
//! [`Weights`] set the weight of a criterion for each side, [`Aggregation`] combines the values of
//! one pair into its score, and [`ScoreSet`] does so for all pairs,
//! again with [other weights](ScoreSet::with_weights) at little cost; [`UnknownTreatment`] says how
//! unknown values enter, and [`Missingness`] whether it is a merit to be known. What a criterion really
//! decides are its [effective weights](ScoreSet::effective_weights). [`Richness`] measures whether well-documented regions are favoured.
//! [`UnstoredScores`] are the same scores for pools so large that none is stored.

// For contributors: `layer.rs` stores the values of a criterion, `pool_criteria.rs` assesses them, `source.rs` is
// one or the other. `bands.rs` hands them over some rows at a time, and `block.rs` checks the blocks that
// criteria compute. `scale.rs` is how values are rescaled once all have been seen, `ranks.rs` the counting for
// ranks. `aggregate.rs` combines the values of a pair, `combine.rs` those of many, and `pass.rs` those of all
// pairs; `statistics.rs` is what else that pass finds out. `progress.rs` tells callers how far all
// that has come. `layers.rs` is what does not depend on weights,
// `matrix.rs` what does, `other_weights.rs` the same with other weights, `additive.rs` the values of which scores
// are weighted sums, `assumed.rs` if unknown values were something else.

mod additive;
mod aggregate;
mod assumed;
mod bands;
mod block;
mod check;
mod combine;
mod counted;
mod document;
mod effective;
mod error;
mod gaps;
mod layer;
mod layers;
mod matrix;
mod memory;
mod missingness;
mod normalise;
mod other_weights;
mod pass;
mod pool_criteria;
mod progress;
mod ranks;
mod richness;
mod scale;
mod settings;
mod source;
mod statistics;
mod sums;
mod unknown_treatment;
mod unstored;
mod weighted;
mod weights;

pub(crate) use additive::AdditiveValues;
pub use additive::NotAdditive;
pub use aggregate::{Combined, PairScore};
pub use effective::{NoEffectiveWeights, WeightWarning};
pub use error::ScoreError;
pub use layer::{Layer, Value};
pub use matrix::ScoreSet;
pub use missingness::Missingness;
pub use normalise::Normalisation;
pub use progress::{ScoringProgress, ScoringStage};
pub use richness::{Richness, correlation};
pub use settings::{Aggregation, Settings};
pub use unknown_treatment::UnknownTreatment;
pub use unstored::UnstoredScores;
pub use weighted::Weighted;
pub use weights::Weights;
pub(crate) use weights::shares;
