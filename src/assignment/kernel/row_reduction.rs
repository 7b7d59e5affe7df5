//! Augmenting row reduction: most rows find a column by comparing their two best.
//!
//! A free row takes its best column and lowers that column's price to where its second best is as
//! good, so that the row that had the column can go elsewhere at no loss. This is the step of
//! Jonker and Volgenant (1987), an auction (Bertsekas 1988) without a least step, so it keeps pairs
//! tight; a budget ends the chains that turn in circles among ties.

use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::{DualState, NONE, OptionalSides};
use crate::assignment::model::price::Amount;

/// A row's best offer, what the second best costs, and where that is; a dummy
/// column is an offer as well.
pub(super) struct CheapestTwo<T> {
    pub(super) best: T,
    pub(super) second: T,
    pub(super) col: u32,
    pub(super) other: u32,
}

/// The two best offers for a row; `col` is [`NONE`] for its dummy column.
pub(super) fn cheapest_two<T: Amount>(
    graph: &Graph<T>,
    state: &DualState<T>,
    row: usize,
    optional: OptionalSides,
) -> CheapestTwo<T> {
    let mut found =
        CheapestTwo { best: T::UNREACHED, second: T::UNREACHED, col: NONE, other: NONE };
    for edge in graph.row(row) {
        let cost = edge.cost - state.cols.price[edge.to as usize];
        if cost < found.second {
            if cost < found.best {
                found.second = found.best;
                found.other = found.col;
                found.best = cost;
                found.col = edge.to;
            } else {
                found.second = cost;
                found.other = edge.to;
            }
        }
    }
    if optional.rows && T::ZERO < found.second {
        found.second = T::ZERO;
        found.other = NONE;
        if T::ZERO <= found.best {
            found.col = NONE;
        }
    }
    found
}

/// Lets the free rows bid, `rounds` times over; who finds nothing stays free.
pub(super) fn reduce<T: Amount>(
    graph: &Graph<T>,
    state: &mut DualState<T>,
    optional: OptionalSides,
    rounds: usize,
) {
    let mut free: Vec<u32> = (0..)
        .zip(&state.rows.mate)
        .filter(|&(_, &mate)| mate == NONE)
        .map(|(row, _)| row)
        .collect();
    for _ in 0..rounds {
        let mut left_over = Vec::new();
        let mut budget = 8 * free.len();
        let mut place = 0;
        while place < free.len() {
            let row = free[place];
            let two = cheapest_two(graph, state, row as usize, optional);
            if two.col == NONE {
                // Its dummy column is as good as any column, or it has no candidate at all.
                place += 1;
                continue;
            }
            let mut col = two.col;
            let rises = two.best < two.second && two.second < T::UNREACHED;
            if rises {
                let price = &mut state.cols.price[col as usize];
                *price = *price - (two.second - two.best);
            } else if two.best == two.second
                && state.cols.mate[col as usize] != NONE
                && two.other != NONE
            {
                col = two.other;
            }
            let evicted = state.cols.mate[col as usize];
            state.pair(row, col);
            place += 1;
            if evicted != NONE {
                state.rows.mate[evicted as usize] = NONE;
                if rises && budget > 0 {
                    budget -= 1;
                    place -= 1;
                    free[place] = evicted;
                } else {
                    left_over.push(evicted);
                }
            }
        }
        free = left_over;
    }
}
