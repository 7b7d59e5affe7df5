//! Several deciders, each with a programme: what the plan of one costs the others.

// For contributors: `comparison.rs` is the answer as data, `joint.rs` finds plans that keep the rules of all, and
// `compare.rs` puts the answer together.
mod compare;
mod comparison;
mod joint;

pub use compare::Decider;
pub use comparison::{
    CandidatePlan, Comparison, DeciderPlan, PlanOrigin, PlanUnder, RegionPartner, RegionView,
};
