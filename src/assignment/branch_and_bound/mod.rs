//! Linear side constraints, exclusive members and semi-continuous sums, by branch and bound with
//! exact bounds.

pub(in crate::assignment) mod instance;
pub(in crate::assignment) mod lagrangian;
pub(in crate::assignment) mod lp;
pub(in crate::assignment) mod lp_relaxation;
pub(in crate::assignment) mod node_state;
pub(in crate::assignment) mod search;
pub(in crate::assignment) mod solve;

#[cfg(feature = "regions")]
pub(crate) use lp::model::{LinearProgram, ProgramRow};
pub use solve::{solve, solve_with_progress};
