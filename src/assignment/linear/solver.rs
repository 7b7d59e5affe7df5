//! The trait of all solvers of plain assignments.

use crate::assignment::model::{Outcome, Problem};

/// A method that answers every [`Problem`], in every mode, with proof.
///
/// All solvers return the plan of the same [`TieRule`](crate::assignment::model::TieRule), so that they agree on
/// plans and not only on values; dual prices and Hall sets may differ from solver to solver.
pub trait Solver: Sync {
    /// A stable name for reports and tests, such as `dense`.
    fn id(&self) -> &'static str;

    /// Answers the problem. The same problem gets the same answer, byte for byte.
    fn solve(&self, problem: &Problem) -> Outcome;
}
