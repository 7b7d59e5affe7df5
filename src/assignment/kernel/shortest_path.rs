//! Shortest augmenting paths, which pair the remaining members and keep prices feasible.
//!
//! From a member without a partner, Dijkstra's search over slack (`cost − price − price`) grows a
//! tree until it meets the nearest end: an unpaired member of the other side, or the dummy partner
//! of a member of the tree. Prices then shift so that the path has no slack, and the pairs along it
//! are exchanged. The same search serves both sides: rows that have no column yet, and columns that
//! are unpaired although their price is not 0.

use crate::assignment::kernel::csr::Graph;
use crate::assignment::kernel::dual_state::{DeficientSet, NONE, SideState};
use crate::assignment::kernel::heap::Heap;
use crate::assignment::model::price::Amount;

/// Memory of the search, used again from one start to the next.
pub(super) struct PathSearch<T> {
    /// Distance of each member of the other side; [`Amount::UNREACHED`] between searches.
    distance: Vec<T>,
    from: Vec<u32>,
    heap: Heap<T>,
    /// Members of the other side with a distance.
    touched: Vec<u32>,
    /// Members of the other side in the tree, nearest first.
    tree: Vec<u32>,
    /// Candidates looked at so far.
    looked_at: usize,
}

#[derive(Clone, Copy)]
enum PathEnd {
    /// An unpaired member of the other side.
    Mate(u32),
    /// The dummy partner of a member of this side.
    Dummy(u32),
}

impl<T: Amount> PathSearch<T> {
    pub(super) fn new(others: usize) -> Self {
        Self {
            distance: vec![T::UNREACHED; others],
            from: vec![NONE; others],
            heap: Heap::new(),
            touched: Vec::new(),
            tree: Vec::new(),
            looked_at: 0,
        }
    }

    /// Candidates looked at in all searches so far.
    pub(super) fn looked_at(&self) -> usize {
        self.looked_at
    }

    /// Finds a partner, or a dummy partner, for `start`. The graph lists the candidates of `own`.
    ///
    /// The price of `start` must be its least one. Where there is no end, nothing changes but for
    /// the answer: everyone met.
    pub(super) fn run(
        &mut self,
        graph: &Graph<T>,
        (own, others): (&mut SideState<T>, &mut SideState<T>),
        optional: bool,
        start: u32,
    ) -> Result<(), DeficientSet> {
        let found = self.grow(graph, own, others, optional, start);
        let answer = match found {
            Some((length, end)) => {
                self.shift(own, others, start, length);
                self.exchange(own, others, start, end);
                Ok(())
            }
            None => Err(DeficientSet {
                rows: std::iter::once(start)
                    .chain(self.tree.iter().map(|&other| others.mate[other as usize]))
                    .collect(),
                cols: self.tree.clone(),
            }),
        };
        for &other in &self.touched {
            self.distance[other as usize] = T::UNREACHED;
        }
        self.touched.clear();
        self.tree.clear();
        self.heap.clear();
        answer
    }

    /// Grows the tree to the nearest end.
    fn grow(
        &mut self,
        graph: &Graph<T>,
        own: &SideState<T>,
        others: &SideState<T>,
        optional: bool,
        start: u32,
    ) -> Option<(T, PathEnd)> {
        // Nothing at this distance or beyond is of interest.
        let mut limit = T::UNREACHED;
        let mut end = None;
        let (mut node, mut base) = (start, T::ZERO);
        loop {
            let price = own.price[node as usize];
            if optional && base - price < limit {
                limit = base - price;
                end = Some(PathEnd::Dummy(node));
            }
            let offset = base - price;
            self.looked_at += graph.row(node as usize).len();
            for edge in graph.row(node as usize) {
                let other = edge.to as usize;
                let length = offset + edge.cost - others.price[other];
                if length < limit && length < self.distance[other] {
                    if self.distance[other] == T::UNREACHED {
                        self.touched.push(edge.to);
                    }
                    self.distance[other] = length;
                    self.from[other] = node;
                    if others.mate[other] == NONE {
                        limit = length;
                        end = Some(PathEnd::Mate(edge.to));
                    } else {
                        self.heap.push(length, edge.to);
                    }
                }
            }
            let next = loop {
                match self.heap.pop() {
                    Some((length, _)) if length >= limit => break None,
                    Some((length, other)) if length > self.distance[other as usize] => {}
                    other => break other,
                }
            };
            let Some((length, other)) = next else { break };
            self.tree.push(other);
            (node, base) = (others.mate[other as usize], length);
        }
        end.map(|end| (limit, end))
    }

    /// Takes the slack out of the path; everyone nearer than its end moves.
    fn shift(&self, own: &mut SideState<T>, others: &mut SideState<T>, start: u32, length: T) {
        let price = &mut own.price[start as usize];
        *price = *price + length;
        for &other in &self.tree {
            let shift = length - self.distance[other as usize];
            let price = &mut others.price[other as usize];
            *price = *price - shift;
            let price = &mut own.price[others.mate[other as usize] as usize];
            *price = *price + shift;
        }
    }

    /// Exchanges the pairs along the path, backwards from its end.
    fn exchange(
        &self,
        own: &mut SideState<T>,
        others: &mut SideState<T>,
        start: u32,
        end: PathEnd,
    ) {
        let mut vacant = match end {
            PathEnd::Mate(other) => other,
            PathEnd::Dummy(node) => {
                let other = own.mate[node as usize];
                own.mate[node as usize] = NONE;
                if other == NONE {
                    return;
                }
                others.mate[other as usize] = NONE;
                other
            }
        };
        loop {
            let node = self.from[vacant as usize];
            let before = own.mate[node as usize];
            own.mate[node as usize] = vacant;
            others.mate[vacant as usize] = node;
            if node == start {
                return;
            }
            vacant = before;
        }
    }
}
