//! Auction with ε-scaling, which finds good prices quickly.
//!
//! In a phase with step ε, a free row takes its best column and lowers its price by ε more than
//! makes the second best as good; so every bid moves a price, and after a few bids per row all rows
//! are within ε of their best offer. The step then shrinks, and rows that are no longer within it
//! bid again. The prices found are near the optimal ones, which leaves little to the exact steps
//! after it.
//!
//! D. P. Bertsekas, *The auction algorithm: a distributed relaxation method for the assignment
//! problem*, Annals of Operations Research 14 (1988), doi:10.1007/BF02186476; the shrinking step is
//! that of A. V. Goldberg and R. Kennedy, *An efficient cost scaling algorithm for the assignment
//! problem*, Mathematical Programming 71 (1995), doi:10.1007/BF01585996. Departures: the last few
//! rows of a phase are left to the next one, since most bids would be theirs; a phase has a bound
//! on its bids, so that a problem without a complete plan cannot hold it up; and the last step is
//! not small enough to prove anything, which the exact steps do.

use std::collections::VecDeque;

use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::{DualState, NONE, OptionalSides};
use crate::assignment::kernel::progress::Observer;
use crate::assignment::kernel::row_reduction::cheapest_two;

/// Steps are shares of the range of costs: the first one, the last one, and the last one of a fine
/// auction; each is divided by a factor for the next phase, and a phase may leave one row in
/// `ROWS_PER_UNPAIRED_ROW` unpaired. A smaller last step makes better prices for more bids. Found
/// by trial on the classes of `benches/`; only the time depends on them.
const FIRST_STEP_SHARE: f64 = 0.02;
const LAST_STEP_SHARE: f64 = 0.000_1;
const FINEST_STEP_SHARE: f64 = 0.000_01;
const STEP_DIVISOR: i64 = 4;
const ROWS_PER_UNPAIRED_ROW: usize = 3_000;

/// Bids per row, on average, after which a phase ends, so that a problem without a plan cannot hold
/// it up.
const MOST_BIDS_PER_ROW: usize = 30;

/// Improves the prices of columns; leaves a plan whose pairs need not be tight.
pub(super) fn auction<W: Observer>(
    graph: &Graph<i64>,
    state: &mut DualState<i64>,
    optional: OptionalSides,
    (range, bids): (i64, StepRange),
    observer: &W,
) -> Result<(), W::Stop> {
    #[expect(clippy::cast_possible_truncation, reason = "a share of a 64-bit range")]
    let share = |part: f64| ((range as f64 * part) as i64).max(1);
    // Where not everyone can be paired, a phase raises prices until its bids are used up.
    let bids_a_phase = i64::try_from(MOST_BIDS_PER_ROW * graph.rows()).unwrap_or(i64::MAX);
    if range.saturating_mul(bids_a_phase) > i64::MAX / 4 {
        return Ok(());
    }
    let (first, last) = match bids {
        StepRange::None => return Ok(()),
        StepRange::Wide => (FIRST_STEP_SHARE, LAST_STEP_SHARE),
        StepRange::Fine => (LAST_STEP_SHARE, FINEST_STEP_SHARE),
    };
    let (mut step, last) = (share(first), share(last));
    let mut free = VecDeque::new();
    loop {
        dismiss(graph, state, optional, step, &mut free);
        if !phase(graph, state, optional, step, &mut free) || step <= last {
            return Ok(());
        }
        let paired = state.rows.mate.iter().filter(|&&mate| mate != NONE).count();
        observer.report(paired as f64 / graph.rows().max(1) as f64)?;
        step = (step / STEP_DIVISOR).max(last);
    }
}

/// Parts the pairs that are more than a step from content, and queues all free rows.
fn dismiss(
    graph: &Graph<i64>,
    state: &mut DualState<i64>,
    optional: OptionalSides,
    step: i64,
    free: &mut VecDeque<u32>,
) {
    free.clear();
    for row in 0..graph.rows() {
        let mate = state.rows.mate[row];
        let mut least = if optional.rows { 0 } else { i64::MAX };
        let mut paid = i64::MAX;
        for edge in graph.row(row) {
            let cost = edge.cost - state.cols.price[edge.to as usize];
            least = least.min(cost);
            if edge.to == mate {
                paid = cost;
            }
        }
        if mate != NONE {
            if paid - step <= least {
                continue;
            }
            state.cols.mate[mate as usize] = NONE;
            state.rows.mate[row] = NONE;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        free.push_back(row as u32);
    }
}

/// Lets free rows bid until few are left; says whether that came about within the bound.
fn phase(
    graph: &Graph<i64>,
    state: &mut DualState<i64>,
    optional: OptionalSides,
    step: i64,
    free: &mut VecDeque<u32>,
) -> bool {
    let few = graph.rows() / ROWS_PER_UNPAIRED_ROW;
    let mut bids = MOST_BIDS_PER_ROW * graph.rows();
    while free.len() > few {
        let Some(row) = free.pop_front() else { break };
        let two = cheapest_two(graph, state, row as usize, optional);
        if two.col == NONE {
            continue;
        }
        let margin = if two.second == i64::MAX { 0 } else { two.second - two.best };
        state.cols.price[two.col as usize] -= margin + step;
        let evicted = state.cols.mate[two.col as usize];
        state.pair(row, two.col);
        if evicted != NONE {
            state.rows.mate[evicted as usize] = NONE;
            free.push_back(evicted);
        }
        bids -= 1;
        if bids == 0 {
            return false;
        }
    }
    true
}

/// The range of steps of an auction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) enum StepRange {
    /// No auction.
    None,
    /// From a good part of the range of costs.
    Wide,
    /// From where the wide one ends.
    Fine,
}
