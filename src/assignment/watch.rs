//! Looking on while a solver works, and stopping it.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::found::Found;
use super::problem::Cells;
use super::solve::PRICED_FROM;
use super::{Col, DualPrices, Outcome, Pairs, Price, Problem, Row, priced, sparse};

/// How far a solver has come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Progress {
    /// The share of the smaller side that has a partner at present, 0 to 1. It may fall where a
    /// new round begins, and at 1 the last steps are still to come.
    pub share: f64,
    /// No plan is worth more than this, pairs counted first in [`Pairs::Largest`]; `None` as long
    /// as nothing is known.
    pub bound: Option<Price>,
}

/// What [`solve_watched`] brings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watched {
    /// The answer: the plan of [`solve`](super::solve()), with prices that may be others.
    Done(Outcome),
    /// What was known when it was stopped.
    Stopped(Stopped),
}

/// What is known of a problem that was not solved to its end: never called optimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stopped {
    /// The best plan known, for each row its column; `None` where no feasible plan is known, which
    /// can only be in [`Pairs::Complete`].
    pub columns: Option<Vec<Option<Col>>>,
    /// Sum of its scores, in score units.
    pub total: i64,
    /// What the plan is worth: its total less reservations, pairs counted first in
    /// [`Pairs::Largest`].
    pub worth: Price,
    /// No plan is worth more: the sum of the prices.
    pub bound: Price,
    /// Prices that prove the bound.
    pub prices: DualPrices,
}

impl Stopped {
    /// How much more than this plan's worth another one may be worth at most; `None` without a
    /// plan. It may be nothing, where the plan was the best one already.
    pub fn gap(&self) -> Option<Price> {
        self.columns.is_some().then(|| self.bound - self.worth)
    }
}

/// Solves a problem, and asks from time to time whether to go on.
///
/// The callback is asked after each round of bids, between searches for single partners, and
/// between passes over a large table, which is every few milliseconds. Two steps are not interrupted:
/// the first prices of a large table whose rows all want the same columns, and at the end the choice
/// among tied plans. Stopped by time, the same problem may bring another
/// [`Stopped`] on another day; an answer that is done is always the same.
///
/// # Example
///
/// A tenth of a second at most:
///
/// ```
/// use std::ops::ControlFlow;
/// use std::time::{Duration, Instant};
/// use regiopair::assignment::{Pairs, Problem, Watched, solve_watched};
/// use regiopair::certificate::check_stopped;
///
/// let problem = Problem::from_fn(50, 50, Pairs::Complete, |row, col| {
///     Some(((row.0 + 1) * (col.0 + 3) % 17) as i64)
/// })?;
/// let end = Instant::now() + Duration::from_millis(100);
/// let watched = solve_watched(&problem, |_| {
///     if Instant::now() < end { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
/// });
/// match watched {
///     Watched::Done(outcome) => assert!(outcome.optimum().is_some()),
///     Watched::Stopped(stopped) => {
///         check_stopped(&problem, &stopped)?;
///         println!("at most {:?} short of the best", stopped.gap());
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_watched(
    problem: &Problem,
    mut callback: impl FnMut(&Progress) -> ControlFlow<()>,
) -> Watched {
    let watcher = Watcher::new(&mut callback);
    let listed = matches!(problem.cells(), Cells::List(_));
    let solved = if listed || problem.rows().min(problem.cols()) < PRICED_FROM {
        sparse::solve(problem, None, &watcher)
    } else {
        priced::solve(problem, None, &watcher)
    };
    if let Ok(outcome) = solved {
        return Watched::Done(outcome);
    }
    let turned = problem.rows() > problem.cols();
    let kept = watcher.kept.take();
    let (plan, rows, cols) = kept.map_or_else(Default::default, |found| found.parts(turned));
    Watched::Stopped(stopped(problem, plan, DualPrices { rows, cols }))
}

/// Who looks on.
pub(super) trait Watch {
    /// What it says to stop.
    type Stop;

    /// Tells the share done; `Err` to stop.
    fn look(&self, share: f64) -> Result<(), Self::Stop>;

    /// Tells a bound on what any plan is worth.
    fn bounded(&self, bound: impl FnOnce() -> Price);

    /// Keeps what was found when it was stopped.
    fn keep(&self, found: impl FnOnce() -> Found);
}

/// Nobody.
pub(super) struct Unwatched;

impl Watch for Unwatched {
    type Stop = Infallible;

    fn look(&self, _: f64) -> Result<(), Infallible> {
        Ok(())
    }

    fn bounded(&self, _: impl FnOnce() -> Price) {}

    fn keep(&self, _: impl FnOnce() -> Found) {}
}

/// Somebody else, of whom the last share told is remembered.
pub(super) struct Remember<'a, W> {
    watch: &'a W,
    share: Cell<f64>,
}

impl<'a, W: Watch> Remember<'a, W> {
    pub(super) fn new(watch: &'a W) -> Self {
        Self { watch, share: Cell::new(0.0) }
    }

    /// Tells the last share again.
    pub(super) fn look_again(&self) -> Result<(), W::Stop> {
        self.watch.look(self.share.get())
    }
}

impl<W: Watch> Watch for Remember<'_, W> {
    type Stop = W::Stop;

    fn look(&self, share: f64) -> Result<(), W::Stop> {
        self.share.set(share);
        self.watch.look(share)
    }

    fn bounded(&self, bound: impl FnOnce() -> Price) {
        self.watch.bounded(bound);
    }

    fn keep(&self, found: impl FnOnce() -> Found) {
        self.watch.keep(found);
    }
}

pub(super) type Callback<'a> = dyn FnMut(&Progress) -> ControlFlow<()> + 'a;

/// A callback of the user.
pub(super) struct Watcher<'a> {
    callback: RefCell<&'a mut Callback<'a>>,
    bound: Cell<Option<Price>>,
    kept: RefCell<Option<Found>>,
}

pub(super) struct Stop;

impl<'a> Watcher<'a> {
    pub(super) fn new(callback: &'a mut Callback<'a>) -> Self {
        Self { callback: RefCell::new(callback), bound: Cell::new(None), kept: RefCell::new(None) }
    }
}

impl Watch for Watcher<'_> {
    type Stop = Stop;

    fn look(&self, share: f64) -> Result<(), Stop> {
        let progress = Progress { share, bound: self.bound.get() };
        match (self.callback.borrow_mut())(&progress) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Stop),
        }
    }

    fn bounded(&self, bound: impl FnOnce() -> Price) {
        let bound = bound();
        self.bound.set(Some(self.bound.get().map_or(bound, |before| before.min(bound))));
    }

    fn keep(&self, found: impl FnOnce() -> Found) {
        *self.kept.borrow_mut() = Some(found());
    }
}

/// Makes the best of pairs and prices that were found on the way.
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

/// Pairs whoever is left with the best partner left, where that is worth something.
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
