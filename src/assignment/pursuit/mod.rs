//! Objectives one after another, under side constraints too.
//!
//! | Question | File |
//! |---|---|
//! | what is answered, and what proves it? | `answer.rs`: [`Pursuit`], [`Pursued`], [`Stage`] |
//! | which level is taken up how? | `solve.rs`: [`pursue()`] |
//!
//! [`in_order()`](super::in_order()) answers the same question without side constraints, faster and
//! with a tie rule: there the plans that are best so far are again those of a flow. Side constraints
//! have no such face, so what a level has reached becomes one more constraint of the next.

mod answer;
mod solve;

pub use answer::{Pursued, Pursuit, Stage};
pub use solve::pursue;
