//! What other weights of the criteria would change.
//!
//! Scores are linear in the nominal weights of the criteria, wherever
//! [`Assessment::not_linear`](crate::plan::Assessment::not_linear) returns `None`. So the weights that keep a plan
//! are a convex polytope, and questions about it have exact answers.

// For contributors: `model.rs` finds the best plan under any weights, in numbers; `cuts.rs` keeps the plans that are
// better than a given one somewhere. `path.rs` lets one weight change, `limits.rs` says how far it may, `region.rs`
// how far a share may if all weights change, by the linear programmes of `dual_simplex.rs`; `probes.rs` tries
// weights where nothing is linear. `ranges.rs` puts all that together; `nearest.rs` lets all weights change, as
// little as possible; `fit.rs` looks for those that explain a plan. `partition.rs` divides the balance of two criteria, `pareto.rs` looks for plans that no
// balance finds. `acceptability.rs` counts pairs (`tally.rs`) under weights that `sample.rs` draws from a
// `weight_space.rs`.
mod acceptability;
mod cuts;
mod dual_simplex;
mod fit;
mod limits;
mod model;
mod nearest;
mod pareto;
mod partition;
mod path;
mod probes;
mod ranges;
mod region;
mod sample;
mod tally;
mod weight_space;

pub use acceptability::{Acceptability, PairAcceptability, PlanAcceptability};
pub use fit::WeightFit;
pub use nearest::NearestChange;
pub use pareto::{ParetoFront, ParetoOptions, ParetoPlan};
pub use partition::{PieceOfPair, WeightPartition, WeightPiece};
pub use ranges::{ShareRange, WeightLimit, WeightRange, WeightRanges};
pub use weight_space::{AcceptabilityOptions, ShareInterval, WeightSpace};
