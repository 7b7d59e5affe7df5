//! Plans at random, better ones more often: how firm each pair is.
//!
//! The Gibbs distribution gives every plan a probability proportional to exp(β · value). With β = 0 all
//! plans are equally likely; the greater β, the more the best plans prevail. The probability of a pair
//! is that of all plans that have it.
//!
//! [`GibbsDistribution`] is exact, for one partner each; [`sample`] walks at random from plan to plan,
//! under any quotas and constraints, with a stated error.

// `factors` turns a problem into numbers from 0 to 1, and splits it into parts; `square` and `layers` sum over
// the plans of a part, `sums` chooses among the two. `counters` keeps a plan feasible, `chain` walks.
pub(in crate::assignment) mod chain;
pub(in crate::assignment) mod counters;
pub(in crate::assignment) mod distribution;
pub(in crate::assignment) mod error;
pub(in crate::assignment) mod factors;
pub(in crate::assignment) mod lanes;
pub(in crate::assignment) mod layers;
pub(in crate::assignment) mod random;
pub(in crate::assignment) mod square;
pub(in crate::assignment) mod sums;

pub use chain::{SampleSize, SampledProbabilities, sample};
pub use distribution::{GibbsDistribution, PairProbabilities};
pub use error::{GibbsError, MAX_BETA, MAX_MEMBERS, MAX_TABLE_BYTES};
