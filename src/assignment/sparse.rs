//! Any problem as a list of candidates, solved in the core.

use super::core::{self, Bidder, Deficient, Edge, Graph, Seats, Start, State};
use super::found::{Found, hall};
use super::scale::Scale;
use super::warm::Hint;
use super::{Col, Outcome, Pairs, Price, Problem, Row, Solver};

/// An auction for good prices, then shortest augmenting paths with a heap; exact in every mode.
///
/// Use it where few cells of a row are eligible, up to millions of rows. A full table is solved
/// faster by [`Priced`](super::Priced), which calls this method on a small part of it, and a small
/// one by [`Dense`](super::Dense).
///
/// With m candidates and a smaller side of k: O(k m log m) time at worst; on the classes of
/// `benches/` it grows little faster than m. Memory O(m): 16 bytes a candidate beside the problem.
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
        solve(problem, None)
    }
}

/// Solves from nothing, or from what a hint says.
pub(super) fn solve(problem: &Problem, hint: Option<&Hint>) -> Outcome {
    let turned = problem.rows() > problem.cols();
    if turned {
        run(&problem.transposed(), problem, true, hint)
    } else {
        run(problem, problem, false, hint)
    }
}

/// Solves `table`, which is the problem or, if `turned`, its transpose.
fn run(table: &Problem, problem: &Problem, turned: bool, hint: Option<&Hint>) -> Outcome {
    let everyone = Seats { rows: true, cols: true };
    let found = match problem.pairs() {
        Pairs::Complete => complete(table, hint).map(Found::complete),
        Pairs::Free { reservation } => {
            let scale = Scale::of(table, reservation);
            let state = in_core(table, everyone, |score| scale.cost(score), begun(hint, scale));
            state.map(|state| Found::new(scale.undo(state)))
        }
        Pairs::Largest => complete(table, hint).map(Found::counted).or_else(|_| {
            let cost = |score: i64| Price { pairs: -1, score: -score };
            in_core(table, everyone, cost, None).map(Found::new)
        }),
    };
    match found {
        Ok(found) => found.outcome(problem, turned),
        Err(deficient) => hall(deficient, turned),
    }
}

fn complete(table: &Problem, hint: Option<&Hint>) -> Result<State<i64>, Deficient> {
    let scale = Scale::of(table, 0);
    let seats = Seats { rows: false, cols: table.rows() < table.cols() };
    in_core(table, seats, |score| scale.cost(score), begun(hint, scale))
        .map(|state| scale.undo(state))
}

/// A hint with its prices as the core counts them.
fn begun(hint: Option<&Hint>, scale: Scale) -> Option<(&Hint, Vec<i64>)> {
    hint.map(|hint| (hint, hint.prices.iter().map(|&price| scale.price(price)).collect()))
}

fn in_core<T: Bidder>(
    table: &Problem,
    seats: Seats,
    cost: impl Fn(i64) -> T + Copy,
    begun: Option<(&Hint, Vec<T>)>,
) -> Result<State<T>, Deficient> {
    let mut graph = Graph::new(table.cols());
    for row in 0..table.rows() {
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let edge = |(col, score): (Col, i64)| Edge { to: col.0 as u32, cost: cost(score) };
        graph.push(table.candidates(Row(row)).map(edge));
    }
    let mut state = State::new(table.rows(), table.cols());
    let mut start = Start::Cold;
    if let Some((hint, prices)) = begun {
        state.begin(hint.pairs(), prices.into_iter());
        start = Start::Warm;
    }
    let deficient = core::solve(&graph, &mut state, seats, start);
    match deficient.into_iter().next() {
        Some(deficient) => Err(deficient),
        None => Ok(state),
    }
}
