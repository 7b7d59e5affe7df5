//! The search for the next plan.
//!
//! Murty's method: the best plan is found; all others are split into subproblems by the first row
//! in which they differ from it. The best of these subproblems has the next plan, and is split
//! again. Departures from Murty: a subproblem is first only bounded by the prices of its parent, is
//! solved from these prices when its bound comes up, and has its ties broken when its value does
//! (Miller, Stone and Cox 1997 postpone solving in this way). Since subproblems do not overlap,
//! every plan comes once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::assignment::k_best::subproblem::{DepartureIndex, SolvedSubproblem, Subproblem};
use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::OptionalSides;
use crate::assignment::kernel::sparse_assignment::Bidder;

/// The subproblems whose plans are not listed yet.
pub(super) struct RankingSearch<T> {
    waiting: BinaryHeap<QueueEntry<T>>,
    optional: OptionalSides,
    /// Subproblems without a plan.
    empty: Vec<InfeasibleSubproblem>,
    /// How many plans were returned.
    listed: usize,
}

/// A subproblem without a plan: the rows named have too few columns left.
pub(super) struct InfeasibleSubproblem {
    pub(super) place: DepartureIndex,
    pub(super) rows: Vec<usize>,
}

impl<T: Bidder> RankingSearch<T> {
    pub(super) fn new(graph: &Graph<T>) -> Self {
        let optional = OptionalSides { rows: false, cols: graph.rows() < graph.cols() };
        let mut search =
            Self { waiting: BinaryHeap::new(), optional, empty: Vec::new(), listed: 0 };
        search.solve(Subproblem::whole(), graph, None);
        search
    }

    fn solve(
        &mut self,
        subproblem: Subproblem,
        graph: &Graph<T>,
        parent: Option<&SolvedSubproblem<T>>,
    ) {
        let place = subproblem.place();
        match subproblem.solve(graph, self.optional, parent) {
            Ok(solved) => {
                let cost = solved.cost;
                self.waiting
                    .push(QueueEntry { cost, stage: SearchStage::Solved(Arc::new(solved)) });
            }
            Err(rows) => self.empty.push(InfeasibleSubproblem { place, rows }),
        }
    }

    /// The next plan that costs no more than `most`, for each row its column, and its cost.
    pub(super) fn next(&mut self, graph: &Graph<T>, most: Option<T>) -> Option<(Vec<u32>, T)> {
        loop {
            if most.is_some_and(|most| self.waiting.peek().is_some_and(|entry| entry.cost > most)) {
                return None;
            }
            let QueueEntry { cost, stage } = self.waiting.pop()?;
            match stage {
                SearchStage::Bounded(subproblem, parent) => {
                    self.solve(subproblem, graph, Some(&parent));
                }
                SearchStage::Solved(solved) => {
                    let plan = solved.with_ties_broken(graph, self.optional);
                    self.waiting
                        .push(QueueEntry { cost, stage: SearchStage::TiesBroken(plan, solved) });
                }
                SearchStage::TiesBroken(plan, solved) => {
                    let plan = Arc::new(plan);
                    for (cost, subproblem) in solved.parted(graph, &plan, self.listed) {
                        let stage = SearchStage::Bounded(subproblem, Arc::clone(&solved));
                        self.waiting.push(QueueEntry { cost, stage });
                    }
                    self.listed += 1;
                    return Some((plan.as_ref().clone(), cost));
                }
            }
        }
    }

    /// The places of the subproblems that may have plans, each with the prices that bound it.
    pub(super) fn open(&self) -> Vec<(DepartureIndex, &Arc<SolvedSubproblem<T>>)> {
        let mut open = Vec::new();
        for entry in &self.waiting {
            open.push(match &entry.stage {
                SearchStage::Bounded(subproblem, parent) => (subproblem.place(), parent),
                SearchStage::Solved(solved) | SearchStage::TiesBroken(_, solved) => {
                    (solved.place(), solved)
                }
            });
        }
        open
    }

    /// The subproblems that have no plan.
    pub(super) fn empty(&self) -> &[InfeasibleSubproblem] {
        &self.empty
    }

    pub(super) fn optional(&self) -> OptionalSides {
        self.optional
    }
}

/// How much is known of a subproblem.
enum SearchStage<T> {
    /// Its plans cost at least this much, by the prices of its parent.
    Bounded(Subproblem, Arc<SolvedSubproblem<T>>),
    /// Its best plans cost this much.
    Solved(Arc<SolvedSubproblem<T>>),
    /// The first of its best plans.
    TiesBroken(Vec<u32>, Arc<SolvedSubproblem<T>>),
}

struct QueueEntry<T> {
    cost: T,
    stage: SearchStage<T>,
}

impl<T: Ord> QueueEntry<T> {
    /// Cheap before dear; at the same cost, a plan whose ties are not broken may yet hold an
    /// earlier plan.
    fn key(&self) -> (&T, u8, &[u32]) {
        match &self.stage {
            SearchStage::Bounded(..) => (&self.cost, 0, &[]),
            SearchStage::Solved(_) => (&self.cost, 1, &[]),
            SearchStage::TiesBroken(plan, _) => (&self.cost, 2, plan),
        }
    }
}

impl<T: Ord> Ord for QueueEntry<T> {
    /// The greatest comes first out of the heap.
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl<T: Ord> PartialOrd for QueueEntry<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> PartialEq for QueueEntry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T: Ord> Eq for QueueEntry<T> {}
