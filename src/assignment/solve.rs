//! Which solver runs.

use super::problem::Cells;
use super::{Dense, Outcome, Priced, Problem, Sparse};

/// A method that answers every [`Problem`], in every mode, with proof.
///
/// All solvers hand out the plan of the same [`TieRule`](super::TieRule), so that they agree on
/// plans and not only on values; dual prices and Hall sets may differ from solver to solver.
pub trait Solver: Sync {
    /// A stable name for reports and tests, such as `dense`.
    fn id(&self) -> &'static str;

    /// Answers the problem. The same problem gets the same answer, byte for byte.
    fn solve(&self, problem: &Problem) -> Outcome;
}

/// Every solver of this crate; the tests run each on each case.
pub fn solvers() -> &'static [&'static dyn Solver] {
    &[&Dense, &Sparse, &Priced]
}

/// The method that suits a problem, by its shape.
///
/// | Problem | Method |
/// |---|---|
/// | candidates listed row by row | [`Sparse`] |
/// | a table whose smaller side has fewer than 200 members, or fewer than 700 if it has at most 4,194,304 cells | [`Dense`] |
/// | a larger table | [`Priced`] |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Automatic;

/// Smaller sides from which on a core pays where the method begins with something, or is watched.
pub(super) const PRICED_FROM: usize = 200;

/// Smaller sides from which on a core pays against a search of the whole table, and up to how many
/// cells that table may be copied for it.
const DENSE_BELOW: usize = 700;
const DENSE_CELLS: usize = 1 << 22;

/// Is it a table that is searched as it is?
pub(super) fn is_small(problem: &Problem) -> bool {
    let (rows, cols) = (problem.rows(), problem.cols());
    let side = rows.min(cols);
    let few = side < PRICED_FROM || (side < DENSE_BELOW && rows * cols <= DENSE_CELLS);
    matches!(problem.cells(), Cells::Table(_)) && few
}

impl Automatic {
    /// The method chosen, and why.
    pub fn choose(problem: &Problem) -> (&'static dyn Solver, &'static str) {
        if matches!(problem.cells(), Cells::List(_)) {
            (&Sparse, "candidates are listed")
        } else if is_small(problem) {
            (&Dense, "a small table is searched as it is")
        } else {
            (&Priced, "a large table is solved on its best cells and then priced")
        }
    }
}

impl Solver for Automatic {
    fn id(&self) -> &'static str {
        "automatic"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        Self::choose(problem).0.solve(problem)
    }
}

/// Answers the problem by the method that [`Automatic`] chooses.
///
/// # Example
///
/// Three regions choose among four; scores in hundredths. Taking the best cell first would give
/// the same plan here, and the prices say that nothing can beat it:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Outcome, Pairs, Problem, solve};
/// use regiopair::certificate::check;
///
/// let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let outcome = solve(&problem);
///
/// let optimum = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(optimum.total, 220);
/// assert_eq!(optimum.columns, [Some(Col(0)), Some(Col(1)), Some(Col(2))]);
/// check(&problem, &outcome)?; // proved
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Where two rows can only take the same column, no plan exists, and the answer says who stands
/// in whose way:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Hall, Outcome, Pairs, Problem, Row, solve};
///
/// let problem = Problem::dense(array![[Some(1), None], [Some(2), None]].view(), Pairs::Complete)?;
/// assert_eq!(
///     solve(&problem),
///     Outcome::Infeasible(Hall::Rows { members: vec![Row(0), Row(1)], neighbours: vec![Col(0)] }),
/// );
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
pub fn solve(problem: &Problem) -> Outcome {
    Automatic.solve(problem)
}
