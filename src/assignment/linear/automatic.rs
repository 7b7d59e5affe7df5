//! The choice of a solver.

use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::Observer;
use crate::assignment::linear::column_generation::solver;
use crate::assignment::linear::column_generation::solver::ColumnGeneration;
use crate::assignment::linear::dense::solver::Dense;
use crate::assignment::linear::solver::Solver;
use crate::assignment::linear::sparse::{self, Sparse};
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::{Outcome, Problem};

/// Returns every solver of this crate; the tests run each on each case.
pub fn solvers() -> &'static [&'static dyn Solver] {
    &[&Dense, &Sparse, &ColumnGeneration]
}

/// Chooses a method by the shape of the problem and a sample of its scores.
///
/// | Problem | Method |
/// |---|---|
/// | candidates listed row by row | [`Sparse`] |
/// | a table of at most 1,048,576 cells (1,024 squared) | [`Dense`] |
/// | a larger one | [`ColumnGeneration`] |
/// | a square one of 300 rows or more, most with the same best columns, except in `Free` | [`ColumnGeneration`] |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Automatic;

/// Members of the smaller side from which column generation pays with a warm start or an observer.
const COLUMN_GENERATION_FROM_ROWS: usize = 200;

/// CellStorage up to which a search of the whole table is faster than column generation.
const MOST_DENSE_CELLS: usize = 1 << 20;

/// Rows from which we test whether many rows want the same columns.
const CONTENTION_FROM_ROWS: usize = 300;

/// Why a method is chosen.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Choice {
    Listed,
    Small,
    Contested,
    Large,
}

pub(in crate::assignment) fn choice(problem: &Problem) -> Choice {
    let (rows, cols) = (problem.rows(), problem.cols());
    if matches!(problem.cells(), CellStorage::List(_)) {
        Choice::Listed
    } else if rows * cols > MOST_DENSE_CELLS {
        Choice::Large
    } else if rows >= CONTENTION_FROM_ROWS && solver::is_contested(problem) {
        Choice::Contested
    } else {
        Choice::Small
    }
}

/// Warm start from `hint`, or a cold start that the observer may cancel, by the method that suits
/// the problem; [`Dense`] can do neither.
pub(in crate::assignment) fn search<W: Observer>(
    problem: &Problem,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<Outcome, W::Stop> {
    let is_small = problem.rows().min(problem.cols()) < COLUMN_GENERATION_FROM_ROWS;
    if is_small || matches!(problem.cells(), CellStorage::List(_)) {
        sparse::solve(problem, hint, observer)
    } else {
        solver::solve(problem, hint, observer)
    }
}

impl Automatic {
    /// Returns the method for the problem: a list of candidates goes to [`Sparse`]; a small table
    /// to [`Dense`]; a large table, or one whose rows compete for the same columns, to
    /// [`ColumnGeneration`].
    pub fn choose(problem: &Problem) -> &'static dyn Solver {
        match choice(problem) {
            Choice::Listed => &Sparse,
            Choice::Small => &Dense,
            Choice::Contested | Choice::Large => &ColumnGeneration,
        }
    }
}

impl Solver for Automatic {
    fn id(&self) -> &'static str {
        "automatic"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        Self::choose(problem).solve(problem)
    }
}

/// Solves the problem by the method that [`Automatic`] chooses.
///
/// # Example
///
/// Three regions choose among four; scores in hundredths. The prices prove that no plan is better:
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
/// If two rows can only take the same column, no plan exists, and the answer names these rows:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, HallViolator, Outcome, Pairs, Problem, Row, solve};
///
/// let problem = Problem::dense(array![[Some(1), None], [Some(2), None]].view(), Pairs::Complete)?;
/// assert_eq!(
///     solve(&problem),
///     Outcome::Infeasible(HallViolator::Rows { members: vec![Row(0), Row(1)], neighbours: vec![Col(0)] }),
/// );
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
pub fn solve(problem: &Problem) -> Outcome {
    Automatic.solve(problem)
}
