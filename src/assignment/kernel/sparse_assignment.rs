//! Sparse assignment: auction, row reduction, then shortest augmenting paths.
//!
//! Inside, we minimise: a pair costs what it counts for, negated, and prices are negated likewise.
//! Rows are the short side. The outside of a row that may stay unpaired costs 0.

use crate::assignment::kernel::auction::{StepRange, auction};
use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::{DeficientSet, DualState, NONE, OptionalSides};
use crate::assignment::kernel::progress::{NoObserver, Observer};
use crate::assignment::kernel::row_reduction::reduce;
use crate::assignment::kernel::shortest_path::PathSearch;
use crate::assignment::model::Price;
use crate::assignment::model::price::Amount;

/// How much of the state is worth keeping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum Start {
    /// Nothing is known: begin with an auction where that pays.
    Cold,
    /// Prices of columns are near the optimal ones, and the plan may be kept where it is tight.
    Warm,
}

/// Rounds of augmenting row reduction; more cost time and pair few rows.
const ROW_REDUCTION_ROUNDS: usize = 4;

/// After this many searches we estimate how many candidates all of them will scan; where it is more
/// than `MOST_SCANS_PER_CANDIDATE` times all candidates, an auction improves the prices first.
/// Lower numbers start the auction more often. Only the time depends on them.
const SEARCHES_BEFORE_ESTIMATE: usize = 8;
const MOST_SCANS_PER_CANDIDATE: usize = 64;

/// Below this many rows the search alone is faster than an auction before it.
const AUCTION_FROM_ROWS: usize = 200;

/// Pairs the rows of a graph at least cost, from whatever prices the columns have.
///
/// Rows that cannot be paired within the graph are returned, each with everyone its search met; if
/// there are any, others may stay unpaired as well. The laws of [`DualState`] hold.
pub(in crate::assignment) fn solve<T: Bidder, W: Observer>(
    graph: &Graph<T>,
    state: &mut DualState<T>,
    optional: OptionalSides,
    start: Start,
    reporter: &ProgressReporter<'_, T, W>,
) -> Result<(), Interruption<W::Stop>> {
    // Those left unpaired must not have a price, and hardly anybody competes for the others.
    let abound = optional.cols && !optional.rows && abound(graph.rows(), graph.cols());
    let bids = graph.rows() >= AUCTION_FROM_ROWS && !abound;
    if start == Start::Cold && bids {
        T::bid(graph, state, optional, StepRange::Wide, reporter.observer)
            .map_err(Interruption::Stopped)?;
    }
    let mut next = match start {
        Start::Cold => [StepRange::Fine, StepRange::None],
        Start::Warm => [StepRange::Wide, StepRange::Fine],
    }
    .into_iter();
    let deficient = loop {
        state.release_overpaid(graph, optional);
        reduce(graph, state, optional, ROW_REDUCTION_ROUNDS);
        for row in 0..graph.rows() {
            state.rows.price[row] = state.least(graph, row, optional);
        }
        let improved = next.next().filter(|&next| bids && next != StepRange::None);
        let most_scans = improved.map(|_| MOST_SCANS_PER_CANDIDATE * graph.len());
        match (pair_rows(graph, state, optional, most_scans, reporter)?, improved) {
            (PairingResult::TooSlow, Some(improved)) => {
                T::bid(graph, state, optional, improved, reporter.observer)
                    .map_err(Interruption::Stopped)?;
            }
            (PairingResult::TooSlow, None) => {}
            (PairingResult::All(deficient), _) => break deficient,
        }
    };
    if optional.cols {
        free_columns(graph, state, optional, reporter)?;
    }
    if deficient.is_empty() { Ok(()) } else { Err(Interruption::Deficient(deficient)) }
}

/// Pairs a row of a graph in which all others are paired, and tight with their partners, at prices of both sides that
/// satisfy the laws of [`DualState`]; only the price of the row itself may be any. One search, where
/// [`solve`] looks at every row. Unpaired columns may have a price.
pub(in crate::assignment) fn pair_row<T: Amount>(
    graph: &Graph<T>,
    state: &mut DualState<T>,
    optional: OptionalSides,
    row: u32,
) -> Result<(), DeficientSet> {
    state.rows.price[row as usize] = state.least(graph, row as usize, optional);
    let mut search = PathSearch::new(graph.cols());
    search.run(graph, (&mut state.rows, &mut state.cols), optional.rows, row)?;
    if optional.cols {
        let reporter = ProgressReporter { observer: &NoObserver, bound: None };
        match free_columns(graph, state, optional, &reporter) {
            Ok(()) | Err(Interruption::Deficient(_)) => {}
            Err(Interruption::Stopped(never)) => match never {},
        }
    }
    Ok(())
}

/// Whether there are a good deal more columns than rows.
pub(in crate::assignment) fn abound(rows: usize, cols: usize) -> bool {
    4 * cols >= 5 * rows
}

/// Why there is no plan.
pub(in crate::assignment) enum Interruption<S> {
    /// Not within the graph.
    Deficient(Vec<DeficientSet>),
    /// The observer asked to stop.
    Stopped(S),
}

/// The observer, and what the prices mean to it.
pub(in crate::assignment) struct ProgressReporter<'a, T, W> {
    pub(in crate::assignment) observer: &'a W,
    /// The bound that a sum of all prices means; `None` where the graph is only part of a table.
    pub(in crate::assignment) bound: Option<&'a dyn Fn(T) -> Price>,
}

impl<T: Amount, W: Observer> ProgressReporter<'_, T, W> {
    /// Called once in a while with what is paired so far.
    fn report(&self, state: &DualState<T>, paired: usize) -> Result<(), Interruption<W::Stop>> {
        if let Some(bound) = self.bound {
            self.observer.bounded(|| {
                let prices = state.rows.price.iter().chain(&state.cols.price);
                bound(prices.fold(T::ZERO, |sum, &price| sum + price))
            });
        }
        let share = paired as f64 / state.rows.mate.len().max(1) as f64;
        self.observer.report(share).map_err(Interruption::Stopped)
    }
}

/// Searches between two reports of progress; fewer make stopping quicker and slow the searches.
const SEARCHES_PER_REPORT: usize = 64;

/// A search without an end meets everyone it can, and most likely so would that of another row that
/// can take one of the columns met; such rows are left for the next time, when they have more
/// candidates.
fn pair_rows<T: Amount, W: Observer>(
    graph: &Graph<T>,
    state: &mut DualState<T>,
    optional: OptionalSides,
    most_scans: Option<usize>,
    reporter: &ProgressReporter<'_, T, W>,
) -> Result<PairingResult, Interruption<W::Stop>> {
    let mut paired = state.rows.mate.iter().filter(|&&mate| mate != NONE).count();
    let free = graph.rows() - paired;
    let mut searches = 0;
    let mut search = PathSearch::new(graph.cols());
    let mut deficient: Vec<DeficientSet> = Vec::new();
    let mut met = vec![false; graph.cols()];
    for row in 0..graph.rows() {
        let hopeless = || {
            let mut columns = graph.row(row).iter().map(|edge| edge.to as usize);
            !deficient.is_empty() && columns.any(|col| met[col])
        };
        if state.rows.mate[row] != NONE || hopeless() {
            continue;
        }
        let outlook = search.looked_at().saturating_mul(free) / searches.max(1);
        if searches >= SEARCHES_BEFORE_ESTIMATE
            && deficient.is_empty()
            && most_scans.is_some_and(|most| outlook > most)
        {
            return Ok(PairingResult::TooSlow);
        }
        if searches % SEARCHES_PER_REPORT == 0 {
            reporter.report(state, paired)?;
        }
        searches += 1;
        paired += 1;
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let start = row as u32;
        let halves = (&mut state.rows, &mut state.cols);
        if let Err(set) = search.run(graph, halves, optional.rows, start) {
            for &col in &set.cols {
                met[col as usize] = true;
            }
            deficient.push(set);
        }
    }
    Ok(PairingResult::All(deficient))
}

/// How the searches for partners ended.
enum PairingResult {
    /// Everyone has one but for these.
    All(Vec<DeficientSet>),
    /// It took too long.
    TooSlow,
}

/// Brings the price of unpaired columns to 0, by giving them a row or by waiting until nobody wants
/// them at 0.
fn free_columns<T: Amount, W: Observer>(
    graph: &Graph<T>,
    state: &mut DualState<T>,
    optional: OptionalSides,
    reporter: &ProgressReporter<'_, T, W>,
) -> Result<(), Interruption<W::Stop>> {
    let unsettled = |state: &DualState<T>, col: usize| {
        state.cols.mate[col] == NONE && state.cols.price[col] != T::ZERO
    };
    if !(0..graph.cols()).any(|col| unsettled(state, col)) {
        return Ok(());
    }
    let turned = graph.transposed();
    let mut search = PathSearch::new(graph.rows());
    let (paired, mut searches) = (graph.rows(), 0);
    for col in 0..graph.cols() {
        if !unsettled(state, col) {
            continue;
        }
        if searches % SEARCHES_PER_REPORT == 0 {
            reporter.report(state, paired)?;
        }
        searches += 1;
        state.cols.price[col] = turned
            .row(col)
            .iter()
            .map(|edge| edge.cost - state.rows.price[edge.to as usize])
            .min()
            .map_or(T::ZERO, |least| least.min(T::ZERO));
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let start = col as u32;
        let halves = (&mut state.cols, &mut state.rows);
        // Every column has a dummy partner, so the search has an end.
        let _ = search.run(&turned, halves, optional.cols, start);
    }
    Ok(())
}

/// An amount with which an auction can begin, if it can be divided into steps.
pub(in crate::assignment) trait Bidder: Amount {
    /// Improves the prices of columns, or leaves them as they are.
    fn bid<W: Observer>(
        graph: &Graph<Self>,
        state: &mut DualState<Self>,
        optional: OptionalSides,
        bids: StepRange,
        observer: &W,
    ) -> Result<(), W::Stop>;
}

impl Bidder for i64 {
    fn bid<W: Observer>(
        graph: &Graph<i64>,
        state: &mut DualState<i64>,
        optional: OptionalSides,
        bids: StepRange,
        observer: &W,
    ) -> Result<(), W::Stop> {
        let spread = |row: usize| {
            let candidates = graph.row(row).iter();
            let costs = candidates.map(|edge| edge.cost - state.cols.price[edge.to as usize]);
            Some(costs.clone().max()? - costs.min()?)
        };
        let range = (0..graph.rows()).filter_map(spread).max().unwrap_or(0);
        auction(graph, state, optional, (range, bids), observer)
    }
}

/// Pairs before score cannot be divided.
impl Bidder for Price {
    fn bid<W: Observer>(
        _: &Graph<Price>,
        _: &mut DualState<Price>,
        _: OptionalSides,
        _: StepRange,
        _: &W,
    ) -> Result<(), W::Stop> {
        Ok(())
    }
}
