//! Memory that is kept from one problem to the next.

use crate::assignment::linear::automatic::{Choice, choice, solve};
use crate::assignment::linear::dense::solver::DenseSolver;
use crate::assignment::model::{Outcome, Problem};

/// Solves one problem after another in the same memory.
///
/// Answers are those of [`solve`](fn@crate::assignment::linear::solve), byte for byte; only memory
/// is kept. Use it for many small tables, such as the variations of a sensitivity study, where
/// allocation would take much of the time. After a first table, another that is no larger allocates
/// nothing if [`Automatic`](crate::assignment::linear::Automatic) chooses
/// [`Dense`](crate::assignment::linear::Dense) and there is a plan; tie-breaking does not allocate
/// either. The exceptions: square tables of 300 rows or more are sampled first, which allocates two
/// short lists; a Hall violator is allocated, as is a largest plan that leaves members of both
/// sides unpaired; and scores too large for double precision are solved in memory of their own.
///
/// # Example
///
/// Three regions and three partners under a weight that moves from one criterion to the other:
///
/// ```
/// use ndarray::{Array2, array};
/// use regiopair::assignment::{Pairs, Problem, Resolution, solve, linear::Workspace};
///
/// let near = array![[0.9, 0.2, 0.1], [0.8, 0.7, 0.3], [0.1, 0.6, 0.5]];
/// let alike = array![[0.1, 0.8, 0.3], [0.9, 0.2, 0.2], [0.4, 0.3, 0.6]];
/// let mixed = |weight: f64| -> Array2<f64> { &near * weight + &alike * (1.0 - weight) };
///
/// let (resolution, pairs) = (Resolution::decimals(6), Pairs::Complete);
/// let mut problem = Problem::scores(mixed(0.0).view(), None, resolution, pairs)?;
/// let mut workspace = Workspace::new();
/// let mut plans = Vec::new();
/// for weight in [0.0, 0.25, 0.5, 0.75, 1.0] {
///     problem.rescore(mixed(weight).view(), None)?;
///     let outcome = workspace.solve(&problem);
///     assert_eq!(outcome, &solve(&problem));
///     plans.extend(outcome.optimum().map(|optimum| optimum.columns.clone()));
/// }
/// plans.dedup();
/// assert_eq!(plans.len(), 2); // one change of plan on the way
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    solver: DenseSolver,
}

impl Workspace {
    /// Creates an empty workspace; allocates nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Solves the problem as [`solve`](fn@crate::assignment::linear::solve) does. The answer stays
    /// in the workspace until the next call.
    pub fn solve(&mut self, problem: &Problem) -> &Outcome {
        if choice(problem) == Choice::Small {
            self.solver.solve(problem);
        } else {
            self.solver.put(solve(problem));
        }
        self.solver.outcome()
    }
}
