//! The numbers behind a plan, for other solvers.

use super::assessment::Assessment;
use super::error::PlanningError;
use crate::assignment::Problem;
use crate::assignment::model::{Constraints, Quotas};

/// The rules of a programme as input of the solvers in [`assignment`](crate::assignment).
#[derive(Debug, Clone)]
pub struct SolverInput {
    /// The eligible pairs with their scores as whole units; row and column i are candidate i of the
    /// left and right side.
    pub problem: Problem,
    /// Bounds on regions and groups.
    pub quotas: Quotas,
    /// Constraints on kinds of pairs; empty unless the programme needs them.
    pub constraints: Constraints,
}

impl Assessment {
    /// Returns the rules as input of the solvers, without rounds unless they are decided jointly.
    ///
    /// # Errors
    /// [`PlanningError`] if the scores or bounds do not form a valid problem.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::assignment::{Outcome, min_cost_flow};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let input = assessed.solver_input()?;
    /// let Outcome::Optimal(optimum) = min_cost_flow::solve(&input.problem, &input.quotas)? else {
    ///     panic!("the standard programme has a plan");
    /// };
    /// let total = assessed.programme().resolution().value(optimum.total);
    /// assert_eq!(total, assessed.propose()?.total);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn solver_input(&self) -> Result<SolverInput, PlanningError> {
        let model = self.full_model()?;
        let (problem, quotas) = (model.cells, model.quotas);
        Ok(SolverInput { problem, quotas, constraints: model.constraints })
    }
}
