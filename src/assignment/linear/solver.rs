//! The trait of all solvers of plain assignments.

use crate::assignment::model::{Outcome, Problem};

/// A method that solves every [`Problem`], in every mode, with proof.
///
/// All solvers break ties by the same [`TieRule`](crate::assignment::model::TieRule), so they
/// return the same plan; dual prices and Hall violators may differ.
pub trait Solver: Sync {
    /// Returns a stable name for reports and tests, such as `dense`.
    fn id(&self) -> &'static str;

    /// Solves the problem. The same problem always has the same answer, byte for byte.
    fn solve(&self, problem: &Problem) -> Outcome;
}
