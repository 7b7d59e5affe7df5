//! The search for the next plan.
//!
//! Murty's method: the best plan is found; all others are parted by the first row in which they
//! differ from it, and the best of these parts holds the next plan, which parts it again. Where we
//! depart from Murty: a part is first only bounded by the prices of the part it comes from, is
//! solved from these prices when its bound comes up, and has its ties broken when its value
//! does (Miller, Stone and Cox 1997 postpone the solving so). Since parts do not overlap, every
//! plan comes once.

use std::cmp::Ordering;
use std::collections::BinaryHeap;
use std::sync::Arc;

use crate::assignment::k_best::subproblem::{Part, Place, Solved};
use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::OptionalSides;
use crate::assignment::kernel::sparse_assignment::Bidder;

/// The parts that are not listed yet.
pub(super) struct RankingSearch<T> {
    waiting: BinaryHeap<Entry<T>>,
    optional: OptionalSides,
    /// Parts that turned out to have no plan.
    empty: Vec<Empty>,
    /// How many plans were returned.
    listed: usize,
}

/// A part without plans: its rows named have fewer columns left than they are.
pub(super) struct Empty {
    pub(super) place: Place,
    pub(super) rows: Vec<usize>,
}

impl<T: Bidder> RankingSearch<T> {
    pub(super) fn new(graph: &Graph<T>) -> Self {
        let optional = OptionalSides { rows: false, cols: graph.rows() < graph.cols() };
        let mut search =
            Self { waiting: BinaryHeap::new(), optional, empty: Vec::new(), listed: 0 };
        search.solve(Part::whole(), graph, None);
        search
    }

    fn solve(&mut self, part: Part, graph: &Graph<T>, from: Option<(&Solved<T>, &[u32])>) {
        let place = part.place();
        match part.solve(graph, self.optional, from) {
            Ok(solved) => {
                let cost = solved.cost;
                self.waiting.push(Entry { cost, stage: Stage::Solved(Arc::new(solved)) });
            }
            Err(rows) => self.empty.push(Empty { place, rows }),
        }
    }

    /// The next plan that costs no more than `most`, for each row its column, and its cost.
    pub(super) fn next(&mut self, graph: &Graph<T>, most: Option<T>) -> Option<(Vec<u32>, T)> {
        loop {
            if most.is_some_and(|most| self.waiting.peek().is_some_and(|entry| entry.cost > most)) {
                return None;
            }
            let Entry { cost, stage } = self.waiting.pop()?;
            match stage {
                Stage::Bounded(part, parent, parent_plan) => {
                    let from = Some((parent.as_ref(), parent_plan.as_ref().as_slice()));
                    self.solve(part, graph, from);
                }
                Stage::Solved(solved) => {
                    let plan = solved.with_ties_broken(graph, self.optional);
                    self.waiting.push(Entry { cost, stage: Stage::Settled(plan, solved) });
                }
                Stage::Settled(plan, solved) => {
                    let plan = Arc::new(plan);
                    for (cost, part) in solved.parted(graph, &plan, self.listed) {
                        let stage = Stage::Bounded(part, Arc::clone(&solved), Arc::clone(&plan));
                        self.waiting.push(Entry { cost, stage });
                    }
                    self.listed += 1;
                    return Some((plan.as_ref().clone(), cost));
                }
            }
        }
    }

    /// The places of the parts that may have plans, each with the prices that bound it.
    pub(super) fn open(&self) -> Vec<(Place, &Arc<Solved<T>>)> {
        let mut open = Vec::new();
        for entry in &self.waiting {
            open.push(match &entry.stage {
                Stage::Bounded(part, parent, _) => (part.place(), parent),
                Stage::Solved(solved) | Stage::Settled(_, solved) => (solved.place(), solved),
            });
        }
        open
    }

    /// The parts that have no plan.
    pub(super) fn empty(&self) -> &[Empty] {
        &self.empty
    }

    pub(super) fn optional(&self) -> OptionalSides {
        self.optional
    }
}

/// How much is known of a part.
enum Stage<T> {
    /// Its plans cost at least so much, by the prices of the part it comes from.
    Bounded(Part, Arc<Solved<T>>, Arc<Vec<u32>>),
    /// Its best plans cost so much.
    Solved(Arc<Solved<T>>),
    /// The first of its best plans.
    Settled(Vec<u32>, Arc<Solved<T>>),
}

struct Entry<T> {
    cost: T,
    stage: Stage<T>,
}

impl<T: Ord> Entry<T> {
    /// Cheap before dear; at the same cost, a plan whose ties are not broken may yet hold an earlier plan.
    fn key(&self) -> (&T, u8, &[u32]) {
        match &self.stage {
            Stage::Bounded(..) => (&self.cost, 0, &[]),
            Stage::Solved(_) => (&self.cost, 1, &[]),
            Stage::Settled(plan, _) => (&self.cost, 2, plan),
        }
    }
}

impl<T: Ord> Ord for Entry<T> {
    /// The greatest comes first out of the heap.
    fn cmp(&self, other: &Self) -> Ordering {
        other.key().cmp(&self.key())
    }
}

impl<T: Ord> PartialOrd for Entry<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> PartialEq for Entry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl<T: Ord> Eq for Entry<T> {}
