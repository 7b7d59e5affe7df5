//! The smallest changes that bring a pair into a best plan.
//!
//! `changes.rs` has the answers; `question.rs` asks for the best plan with the pair under other scores; `single.rs`
//! changes the score or one value, `weight.rs` one weight (`sweep.rs` exactly, where scores are linear), `joint.rs` all
//! weights together, `fact.rs` one recorded fact.

mod changes;
mod fact;
mod joint;
mod question;
mod single;
mod sweep;
mod weight;

pub use changes::{
    FactChange, ScoreChange, SmallestChanges, ValueChange, WeightChange, WeightsChange,
    WeightsChanges,
};
