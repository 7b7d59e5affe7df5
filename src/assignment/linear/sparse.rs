//! Sparse problems, solved on their graph of candidates.

use crate::assignment::kernel::answer::{Solution, hall};
use crate::assignment::kernel::csr::{Edge, Graph};
use crate::assignment::kernel::dual_state::{DeficientSet, DualState, OptionalSides};
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::{NoObserver, Observer};
use crate::assignment::kernel::scaling::Scale;
use crate::assignment::kernel::sparse_assignment;
use crate::assignment::kernel::sparse_assignment::{Bidder, Interruption, ProgressReporter, Start};
use crate::assignment::linear::column_generation::generate;
use crate::assignment::linear::solver::Solver;
use crate::assignment::model::{Col, Outcome, Pairs, Price, Problem, Row};

/// An auction for initial prices, then shortest augmenting paths with a heap; exact in every mode.
///
/// Use it if few cells per row are eligible, for up to millions of rows. A full table is solved
/// faster by [`ColumnGeneration`](crate::assignment::linear::ColumnGeneration), which calls this
/// method on a small part of it, and a small table by [`Dense`](crate::assignment::linear::Dense).
///
/// With m candidates and a smaller side of k: O(k m log m) time at worst; on the classes of
/// `benches/` it grows little faster than m. Memory O(m): 16 bytes per candidate, in addition to
/// the problem.
///
/// # Reference
///
/// D. P. Bertsekas, *The auction algorithm*, Annals of Operations Research 14 (1988),
/// doi:10.1007/BF02186476. R. Jonker, A. Volgenant, *A shortest augmenting path algorithm for dense
/// and sparse linear assignment problems*, Computing 38 (1987), doi:10.1007/BF02278710.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sparse;

impl Solver for Sparse {
    fn id(&self) -> &'static str {
        "sparse"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        let Ok(outcome) = solve(problem, None, &NoObserver);
        outcome
    }
}

/// Cold start, or warm start from `hint`; returns early if the observer cancels.
pub(in crate::assignment) fn solve<W: Observer>(
    problem: &Problem,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<Outcome, W::Stop> {
    let turned = problem.rows() > problem.cols();
    if turned {
        run(&problem.transposed(), problem, true, hint, observer)
    } else {
        run(problem, problem, false, hint, observer)
    }
}

/// Solves `table`, which is the problem or, if `turned`, its transpose.
fn run<W: Observer>(
    table: &Problem,
    problem: &Problem,
    turned: bool,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<Outcome, W::Stop> {
    let found = match problem.pairs() {
        Pairs::Complete => scored(table, 0, hint, observer)?.map(Solution::complete),
        Pairs::Free { reservation } => {
            scored(table, reservation, hint, observer)?.map(Solution::new)
        }
        Pairs::Largest => {
            if let Ok(state) = scored(table, 0, hint, observer)? {
                Ok(Solution::counted(state))
            } else {
                pairs_first(table, observer)?
            }
        }
    };
    Ok(match found {
        Ok(found) => found.outcome(problem, turned),
        Err(deficient) => hall(deficient, turned),
    })
}

/// A largest plan where members of both sides may stay unpaired, for a dense table on which a
/// search for a plan that pairs the whole smaller side has failed.
pub(in crate::assignment) fn solve_incomplete(problem: &Problem) -> Outcome {
    let turned = problem.rows() > problem.cols();
    let found = if turned {
        pairs_first(&problem.transposed(), &NoObserver)
    } else {
        pairs_first(problem, &NoObserver)
    };
    let Ok(found) = found;
    match found {
        Ok(found) => found.outcome(problem, turned),
        Err(deficient) => hall(deficient, turned),
    }
}

/// Solves by pairs first and by score second.
fn pairs_first<W: Observer>(
    table: &Problem,
    observer: &W,
) -> Result<Result<Solution, DeficientSet>, W::Stop> {
    let everyone = OptionalSides { rows: true, cols: true };
    let cost = |score: i64| Price { pairs: -1, score: -score };
    let graph = CandidateGraph::new(table, everyone, cost);
    let bound = |sum: Price| Price::ZERO - sum;
    Ok(graph.solve(None, observer, &bound, Solution::new)?.map(Solution::new))
}

/// Solves by score alone: everyone is paired, but in [`Pairs::Free`].
fn scored<W: Observer>(
    table: &Problem,
    reservation: i64,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<Result<DualState<i64>, DeficientSet>, W::Stop> {
    let free = matches!(table.pairs(), Pairs::Free { .. });
    let optional = OptionalSides { rows: free, cols: free || table.rows() < table.cols() };
    let scale = Scale::of(table, reservation);
    let begun =
        hint.map(|hint| (hint, hint.prices.iter().map(|&price| scale.price(price)).collect()));
    let pairs = match table.pairs() {
        Pairs::Largest => i64::try_from(table.rows()).unwrap_or(i64::MAX),
        Pairs::Complete | Pairs::Free { .. } => 0,
    };
    let bound = |sum: i64| Price { pairs, score: scale.worth(sum) };
    let found = |state| {
        let state = scale.undo(state);
        generate::found(state, table.pairs())
    };
    let graph = CandidateGraph::new(table, optional, |score| scale.cost(score));
    let solved = graph.solve(begun, observer, &bound, found)?;
    Ok(solved.map(|state| scale.undo(state)))
}

/// All candidates of a problem.
struct CandidateGraph<T> {
    graph: Graph<T>,
    optional: OptionalSides,
}

impl<T: Bidder> CandidateGraph<T> {
    fn new(table: &Problem, optional: OptionalSides, cost: impl Fn(i64) -> T + Copy) -> Self {
        let mut graph = Graph::new(table.cols());
        for row in 0..table.rows() {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            let edge = |(col, score): (Col, i64)| Edge { to: col.0 as u32, cost: cost(score) };
            graph.push(table.candidates(Row(row)).map(edge));
        }
        Self { graph, optional }
    }

    /// The best state or a deficient set; what was found is kept where it is stopped.
    fn solve<W: Observer>(
        &self,
        begun: Option<(&Hint, Vec<T>)>,
        observer: &W,
        bound: &dyn Fn(T) -> Price,
        found: impl FnOnce(DualState<T>) -> Solution,
    ) -> Result<Result<DualState<T>, DeficientSet>, W::Stop> {
        let mut state = DualState::new(self.graph.rows(), self.graph.cols());
        let mut start = Start::Cold;
        if let Some((hint, prices)) = begun {
            state.begin(hint.pairs(), prices.into_iter());
            start = Start::Warm;
        }
        let reporter = ProgressReporter { observer, bound: Some(bound) };
        match sparse_assignment::solve(&self.graph, &mut state, self.optional, start, &reporter) {
            Ok(()) => Ok(Ok(state)),
            Err(Interruption::Stopped(stop)) => {
                observer.keep(|| found(state));
                Err(stop)
            }
            Err(Interruption::Deficient(sets)) => match sets.into_iter().next() {
                Some(set) => Ok(Err(set)),
                None => Ok(Ok(state)),
            },
        }
    }
}
