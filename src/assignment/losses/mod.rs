//! What every pair would cost an optimal plan: its loss, and the exit margin of the pairs made.
//!
//! [`of_plan`] takes levels and quotas, [`of_optimum`] a plain [`Problem`](crate::assignment::Problem).
//! `length.rs` has what distances are made of, `exchanges.rs` builds the network of exchanges, `distances.rs`
//! has the shortest paths in it, and `solve.rs` reads the losses off them.

pub(in crate::assignment) mod distances;
pub(in crate::assignment) mod exchanges;
pub(in crate::assignment) mod length;
pub(in crate::assignment) mod of_optimum;
pub(in crate::assignment) mod solve;

pub use of_optimum::of_optimum;
pub use solve::{MAX_LEVELS, of_plan, of_plan_with_progress};
