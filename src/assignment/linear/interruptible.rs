//! Progress reports and cancellation.

use std::ops::ControlFlow;

use crate::assignment::kernel::progress::CallbackObserver;
use crate::assignment::linear::automatic::search;
use crate::assignment::model::{
    Col, DualPrices, InterruptibleOutcome, Pairs, Price, Problem, Progress, Row, Stopped,
};

/// Solves a problem and calls `callback` from time to time, which may stop the solver.
///
/// The callback is called after each round of bids, between shortest-path searches, and between
/// passes over a large table: every few milliseconds. Two steps are not interrupted: the initial
/// prices of a large table whose rows have the same best columns, and tie-breaking at the end. If
/// the callback stops by time, the [`Stopped`] may differ between runs; a finished answer is always
/// the same.
///
/// # Example
///
/// A tenth of a second at most:
///
/// ```
/// use std::ops::ControlFlow;
/// use std::time::{Duration, Instant};
/// use regiopair::assignment::{Pairs, Problem, linear::solve_with_progress, model::InterruptibleOutcome};
/// use regiopair::certificate::check_stopped;
///
/// let problem = Problem::from_fn(50, 50, Pairs::Complete, |row, col| {
///     Some(((row.0 + 1) * (col.0 + 3) % 17) as i64)
/// })?;
/// let end = Instant::now() + Duration::from_millis(100);
/// let watched = solve_with_progress(&problem, |_| {
///     if Instant::now() < end { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
/// });
/// match watched {
///     InterruptibleOutcome::Done(outcome) => assert!(outcome.optimum().is_some()),
///     InterruptibleOutcome::Stopped(stopped) => {
///         check_stopped(&problem, &stopped)?;
///         println!("at most {:?} short of the best", stopped.gap());
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_with_progress(
    problem: &Problem,
    mut callback: impl FnMut(&Progress) -> ControlFlow<()>,
) -> InterruptibleOutcome {
    let observer = CallbackObserver::new(&mut callback);
    if let Ok(outcome) = search(problem, None, &observer) {
        return InterruptibleOutcome::Done(outcome);
    }
    let turned = problem.rows() > problem.cols();
    let kept = observer.kept.take();
    let (plan, rows, cols) = kept.map_or_else(Default::default, |found| found.parts(turned));
    InterruptibleOutcome::Stopped(stopped(problem, plan, DualPrices { rows, cols }))
}

/// Turns the pairs and prices found so far into a plan and a bound.
fn stopped(problem: &Problem, mut plan: Vec<Option<Col>>, mut prices: DualPrices) -> Stopped {
    prices.rows.resize(problem.rows(), Price::ZERO);
    prices.cols.resize(problem.cols(), Price::ZERO);
    plan.resize(problem.rows(), None);
    bound(problem, &mut prices);
    fill(problem, &mut plan, &prices);
    let pairs = (0..).zip(&plan).filter_map(|(row, col)| problem.score(Row(row), (*col)?));
    let (mut count, mut total, mut worth) = (0, 0, Price::ZERO);
    for score in pairs {
        count += 1;
        total += score;
        worth = worth + problem.worth(score);
    }
    let short = problem.rows().min(problem.cols());
    let feasible = problem.pairs() != Pairs::Complete || count == short;
    let bound = prices.rows.iter().chain(&prices.cols).copied().sum();
    Stopped { columns: feasible.then_some(plan), total, worth, bound, prices }
}

/// Raises prices until no cell offers more than its two: those of the longer side are kept as far
/// as they may be, and the shorter side takes the rest.
fn bound(problem: &Problem, prices: &mut DualPrices) {
    let turned = problem.rows() > problem.cols();
    let (short, long) = if turned {
        (&mut prices.cols, &mut prices.rows)
    } else {
        (&mut prices.rows, &mut prices.cols)
    };
    for price in &mut *long {
        *price = (*price).max(Price::ZERO);
    }
    let mut best: Vec<Option<Price>> = vec![None; short.len()];
    for row in 0..problem.rows() {
        for (col, score) in problem.candidates(Row(row)) {
            let (own, other) = if turned { (col.0, row) } else { (row, col.0) };
            let offer = problem.worth(score) - long[other];
            best[own] = best[own].max(Some(offer));
        }
    }
    let may_stay = problem.pairs() != Pairs::Complete;
    for (price, best) in short.iter_mut().zip(best) {
        let best = best.unwrap_or(Price::ZERO);
        *price = if may_stay { best.max(Price::ZERO) } else { best };
    }
}

/// Pairs each row left over with the best column left, where that is worth something.
fn fill(problem: &Problem, plan: &mut [Option<Col>], prices: &DualPrices) {
    let free = matches!(problem.pairs(), Pairs::Free { .. });
    let mut taken = vec![false; problem.cols()];
    for (row, col) in plan.iter_mut().enumerate() {
        let score = col.and_then(|col| problem.score(Row(row), col));
        *col =
            col.filter(|_| score.is_some_and(|score| !free || problem.worth(score) > Price::ZERO));
        if let Some(col) = col {
            taken[col.0] = true;
        }
    }
    for (row, place) in plan.iter_mut().enumerate().filter(|(_, col)| col.is_none()) {
        let open = problem.candidates(Row(row)).filter(|(col, _)| !taken[col.0]);
        let offers = open.map(|(col, score)| (problem.worth(score), prices.cols[col.0], col));
        let worthy = offers.filter(|&(worth, ..)| !free || worth > Price::ZERO);
        let best =
            worthy.max_by_key(|&(worth, price, col)| (worth - price, std::cmp::Reverse(col)));
        if let Some((.., col)) = best {
            *place = Some(col);
            taken[col.0] = true;
        }
    }
}
