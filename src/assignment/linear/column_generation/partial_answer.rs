//! The answer of a stopped solver: a plan, and prices that bound every plan.

use crate::assignment::kernel::answer::PartialSolution;
use crate::assignment::kernel::csr::Edge;
use crate::assignment::kernel::dual_state::{DualState, NONE, OptionalSides};
use crate::assignment::linear::column_generation::restricted::RestrictedProblem;

impl PartialSolution {
    pub(in crate::assignment) fn of(
        part: &RestrictedProblem,
        state: &DualState<i64>,
        optional: OptionalSides,
    ) -> Self {
        let mut cols = part.content(state).prices;
        // Where all columns are paired, prices are free to shift from one side to the other.
        let least = cols.iter().copied().min().unwrap_or(0).min(0);
        for price in &mut cols {
            *price -= least;
        }
        let bounds = part.bounds_at(&cols);
        let price = |(row, &bound): (usize, &i64)| {
            let edges = part.graph.row(row).iter();
            let gains = edges.map(|edge| part.score(edge.cost) - cols[edge.to as usize]);
            let greatest = gains.chain((bound > i64::MIN).then_some(bound)).max();
            let price = greatest.map_or(0, |gain| gain - part.reservation);
            if optional.rows { price.max(0) } else { price }
        };
        let rows = bounds.iter().enumerate().map(price).collect();
        let plan = plan(part, state, optional);
        Self { total: part.total(&plan), plan, rows, cols }
    }
}

/// The plan of the state, without pairs that are worth nothing if it is free to leave them out;
/// each row left over takes the best column left.
fn plan(part: &RestrictedProblem, state: &DualState<i64>, optional: OptionalSides) -> Vec<u32> {
    let worthy = |edge: &&Edge<i64>| !optional.rows || edge.cost < 0;
    let mut plan = state.rows.mate.clone();
    let mut taken = vec![false; state.cols.mate.len()];
    for (row, mate) in plan.iter_mut().enumerate().filter(|(_, mate)| **mate != NONE) {
        let made = part.graph.row(row).iter().find(|edge| edge.to == *mate).filter(worthy);
        *mate = made.map_or(NONE, |edge| edge.to);
        if let Some(edge) = made {
            taken[edge.to as usize] = true;
        }
    }
    for (row, mate) in plan.iter_mut().enumerate().filter(|(_, mate)| **mate == NONE) {
        let left = part.graph.row(row).iter().filter(|edge| !taken[edge.to as usize]);
        if let Some(edge) = left.filter(worthy).min_by_key(|edge| edge.cost) {
            *mate = edge.to;
            taken[edge.to as usize] = true;
        }
    }
    plan
}
