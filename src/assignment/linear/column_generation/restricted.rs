//! The restricted problem, and bounds on all other cells.

use crate::assignment::kernel::csr::{Edge, Graph};
use crate::assignment::kernel::dual_state::DualState;
use crate::assignment::kernel::equality_graph::KnownTight;
use crate::assignment::kernel::scaling::Scale;
use crate::assignment::linear::column_generation::source::{PricedRow, RowCells};

/// The restricted problem and its bounds.
pub(in crate::assignment) struct RestrictedProblem {
    pub(in crate::assignment) scale: Scale,
    pub(in crate::assignment) reservation: i64,
    pub(in crate::assignment) graph: Graph<i64>,
    /// The prices that the bounds refer to.
    prices: Vec<i64>,
    /// For each row: no cell outside of the restricted problem has a greater score less price.
    bounds: Vec<i64>,
}

impl RestrictedProblem {
    pub(in crate::assignment) fn new(
        (scale, reservation): (Scale, i64),
        (rows, cols): (usize, usize),
        prices: Vec<i64>,
        answers: Vec<PricedRow>,
    ) -> Self {
        let edges = answers.iter().map(|answer| answer.cells.len()).sum();
        let mut graph = Graph::with_capacity((rows, cols), edges);
        let mut bounds = Vec::with_capacity(rows);
        for PricedRow { cells, bound, .. } in answers {
            graph.push(cells.into_iter().map(|cell| edge(scale, cell)));
            bounds.push(bound);
        }
        Self { scale, reservation, graph, prices, bounds }
    }

    /// Refers the bounds to new prices.
    pub(in crate::assignment) fn reprice(&mut self, prices: &[i64]) {
        self.bounds = self.bounds_at(prices);
        self.prices.copy_from_slice(prices);
    }

    /// Rows of which a cell outside of the restricted problem may pay.
    pub(in crate::assignment) fn doubtful(&self, above: &[i64]) -> Vec<u32> {
        let rows = (0..).zip(self.bounds.iter().zip(above));
        rows.filter(|(_, (bound, above))| bound > above).map(|(row, _)| row).collect()
    }

    /// By how much cells outside of the restricted problem may pay at most, all rows together.
    pub(in crate::assignment) fn unseen(&self, above: &[i64]) -> i64 {
        let pays = |(&bound, &above): (&i64, &i64)| bound.max(above).saturating_sub(above);
        self.bounds.iter().zip(above).map(pays).fold(0, i64::saturating_add)
    }

    /// Takes in what was asked; by how much the best new cells pay, all rows together.
    pub(in crate::assignment) fn join(
        &mut self,
        answers: Vec<PricedRow>,
        content: &RowContent,
    ) -> i64 {
        let mut excess = 0;
        let mut joining = Vec::new();
        for PricedRow { row, cells, bound } in answers {
            let row = row as usize;
            let gains = cells.iter().map(|&(col, score)| score - content.prices[col as usize]);
            excess += gains.map(|gain| gain - content.above[row]).max().unwrap_or(0).max(0);
            self.bounds[row] = self.bounds[row].min(bound);
            if !cells.is_empty() {
                joining.push((row, cells));
            }
        }
        self.extend(joining);
        excess
    }

    /// Adds cells to rows; those that are there already stay as they are.
    pub(in crate::assignment) fn extend(&mut self, mut joining: Vec<(usize, RowCells)>) {
        joining.sort_unstable_by_key(|&(row, _)| row);
        let scale = self.scale;
        self.graph.extend(joining.into_iter().map(|(row, cells)| {
            (row, cells.into_iter().map(|cell| edge(scale, cell)).collect::<Vec<_>>())
        }));
    }

    /// Σ scores of the pairs made.
    pub(in crate::assignment) fn total(&self, mates: &[u32]) -> i64 {
        let cost = |(row, &mate): (usize, &u32)| {
            self.graph.row(row).iter().find(|edge| edge.to == mate).map(|edge| edge.cost)
        };
        let costs = mates.iter().enumerate().filter_map(cost);
        costs.map(|cost| self.score(cost)).sum()
    }

    /// The tight cells of the rows that have none outside of the restricted problem.
    pub(in crate::assignment) fn near(&self, content: &RowContent) -> KnownTight {
        let mut near = KnownTight { known: Vec::new(), starts: vec![0], cols: Vec::new() };
        for (row, (&bound, &above)) in self.bounds.iter().zip(&content.above).enumerate() {
            near.known.push(bound < above);
            if bound < above {
                let tight = self.graph.row(row).iter().filter(|edge| {
                    self.score(edge.cost) - content.prices[edge.to as usize] == above
                });
                near.cols.extend(tight.map(|edge| edge.to));
            }
            near.starts.push(near.cols.len());
        }
        near
    }

    /// A bound for each row as it would be at other prices.
    pub(in crate::assignment) fn bounds_at(&self, prices: &[i64]) -> Vec<i64> {
        let rise = greatest_fall(&self.prices, prices);
        // The least number stands for no other cell at all.
        let at = |&bound: &i64| if bound == i64::MIN { bound } else { bound.saturating_add(rise) };
        self.bounds.iter().map(at).collect()
    }

    pub(in crate::assignment) fn score(&self, cost: i64) -> i64 {
        self.reservation - self.scale.units(cost)
    }

    /// What the state means outside of the restricted problem.
    pub(in crate::assignment) fn content(&self, state: &DualState<i64>) -> RowContent {
        let public = self.scale.undo(state.clone());
        let above = public.rows.price.into_iter().map(|price| self.reservation - price);
        RowContent {
            above: above.collect(),
            prices: public.cols.price.into_iter().map(|price| -price).collect(),
        }
    }
}

fn greatest_fall(before: &[i64], now: &[i64]) -> i64 {
    before.iter().zip(now).map(|(before, now)| before - now).max().unwrap_or(0)
}

fn edge(scale: Scale, (to, score): (u32, i64)) -> Edge<i64> {
    Edge { to, cost: scale.cost(score) }
}

/// What the state means outside of the restricted problem.
pub(in crate::assignment) struct RowContent {
    /// What a score less its column's price has to exceed, row by row.
    pub(in crate::assignment) above: Vec<i64>,
    /// Prices of columns.
    pub(in crate::assignment) prices: Vec<i64>,
}
