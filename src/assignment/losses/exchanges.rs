//! The exchanges of pairs that keep all quotas, as a network.
//!
//! Pairs flow from the root down the groups of rows to a row, over a cell to a column, and up the groups of
//! columns to the root. An arc is a pair that could be made, at the length of minus its weight, or one that
//! is made and could be unmade, in the other direction at the length of its weight; or a quota that could
//! count one pair more or one fewer, at length 0. A closed path is an exchange, and its length what the plan
//! loses by it (M. Klein, *A primal method for minimal cost flows*, Management Science 14, 1967,
//! doi:10.1287/mnsc.14.3.205).
//!
//! The columns are the larger side and are no nodes of the network: few arcs lead away from a column, those of its
//! pairs and that of its quota, so that each arc to it is joined with each of these.

use super::distances::Distances;
use super::length::Length;
use crate::assignment::model::{Bounds, Col, LossesError, Problem, QuotaId, Quotas, Row};

/// The node of the root; those of the rows follow, then those of groups.
pub(super) const ROOT: usize = 0;

pub(super) fn row_node(row: usize) -> usize {
    1 + row
}

/// The network of a plan.
pub(super) struct Exchanges<L> {
    pub(super) distances: Distances<L>,
    /// The arcs that lead from each column to a node.
    pub(super) leaving: Vec<Vec<(usize, L)>>,
    /// The node from which a quota arc leads to each column, if there is one.
    pub(super) entering: Vec<Option<usize>>,
}

impl<L: Length> Exchanges<L> {
    /// The exchanges from a plan, ascending; `weight` is the length of unmaking a pair.
    pub(super) fn new(
        cells: &Problem,
        quotas: &Quotas,
        plan: &[(Row, Col)],
        weight: impl Fn(Row, Col) -> L,
    ) -> Result<Self, LossesError> {
        let (rows, cols) = quotas.shape();
        let (above, counts) = (quotas.above(), quotas.count(plan));
        let first_group = rows + cols;
        // Groups come behind the rows, since columns have no node.
        let node = |quota: usize| if quota < rows { row_node(quota) } else { 1 + quota - cols };
        let parent = |quota: usize| above[quota].map_or(ROOT, node);
        let mut distances = Distances::new(1 + above.len() - cols)?;
        let mut leaving: Vec<Vec<(usize, L)>> = vec![Vec::new(); cols];
        let mut entering = vec![None; cols];
        for (place, (quota, Bounds { least, most })) in quotas.every().enumerate() {
            let pairs = counts[place];
            if pairs < least || pairs > most {
                return Err(LossesError::OutsideQuota { quota, pairs, least, most });
            }
            let (may_gain, may_lose) = (pairs < most, pairs > least);
            if (rows..first_group).contains(&place) {
                if may_gain {
                    leaving[place - rows].push((parent(place), L::ZERO));
                }
                entering[place - rows] = may_lose.then(|| parent(place));
                continue;
            }
            let is_down = matches!(quota, QuotaId::Row(_) | QuotaId::RowGroup(_));
            let (down, up) = if is_down { (may_gain, may_lose) } else { (may_lose, may_gain) };
            if down {
                distances.arc(parent(place), node(place), L::ZERO);
            }
            if up {
                distances.arc(node(place), parent(place), L::ZERO);
            }
        }
        for &(row, col) in plan {
            leaving[col.0].push((row_node(row.0), weight(row, col)));
        }
        let mut made = plan.iter().peekable();
        for row in (0..rows).map(Row) {
            cells.each_candidate(row, |col, _| {
                if made.next_if(|&&pair| pair == (row, col)).is_some() {
                    return;
                }
                let length = L::ZERO.minus(weight(row, col));
                for &(to, onwards) in &leaving[col.0] {
                    distances.arc(row_node(row.0), to, length.plus(onwards));
                }
            });
        }
        for (from, leaving) in entering.iter().zip(&leaving) {
            for &(to, onwards) in from.iter().flat_map(|_| leaving) {
                distances.arc(from.unwrap_or(ROOT), to, onwards);
            }
        }
        Ok(Self { distances, leaving, entering })
    }

    /// The shortest path from a column onwards, given the lengths from each node to its end.
    pub(super) fn on_from(&self, col: Col, onwards: &[L]) -> Option<L> {
        let leaving = self.leaving[col.0].iter();
        let reached = leaving.filter(|(node, _)| onwards[*node] != L::UNREACHED);
        reached.map(|&(node, length)| length.plus(onwards[node])).min()
    }

    /// The shortest path to a column, given the lengths from its start to each node.
    pub(super) fn back_to(
        &self,
        col: Col,
        so_far: &[L],
        cells: &Problem,
        weight: impl Fn(Row, Col) -> L,
    ) -> Option<L> {
        let is_made = |row: Row| self.leaving[col.0].iter().any(|it| it.0 == row_node(row.0));
        let over = |row: Row| {
            let length = so_far[row_node(row.0)];
            let may = length != L::UNREACHED && cells.score(row, col).is_some() && !is_made(row);
            may.then(|| length.minus(weight(row, col)))
        };
        let of_quota = self.entering[col.0].map(|node| so_far[node]);
        let of_quota = of_quota.filter(|&length| length != L::UNREACHED);
        (0..cells.rows()).map(Row).filter_map(over).chain(of_quota).min()
    }
}
