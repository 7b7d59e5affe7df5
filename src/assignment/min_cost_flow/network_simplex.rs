//! Network simplex: the cheapest circulation within bounds, by pivots between spanning trees.
//!
//! A spanning tree of arcs carries whatever the others, each at one of its bounds, leave open. The
//! tree gives every node a potential; an arc outside of it whose cost does not agree with the
//! potentials of its ends enters, flow goes round the cycle that it closes, and the first arc of
//! the cycle that reaches a bound leaves. Ties for leaving are broken so that trees stay *strongly
//! feasible* (from every node a positive amount could be sent to the root), which rules out cycling
//! (W. H. Cunningham, *A network simplex method*, Mathematical Programming 11, 1976,
//! doi:10.1007/BF01580379). The arc that enters is the worst one in the next block of arcs that has
//! one (P. Kovács, *Minimum-cost flow algorithms: an experimental evaluation*, Optimization Methods
//! and Software 30, 2015, doi:10.1080/10556788.2014.895828).
//!
//! Arcs may be added between two runs; they start empty, so that the tree remains good.

use crate::assignment::model::price::Amount;

/// The root of the tree, node 0.
pub(super) const ROOT: u32 = 0;
pub(super) const NONE: u32 = u32::MAX;

/// Whether an arc is at a bound or in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ArcState {
    /// Empty.
    Lower,
    /// Full.
    Upper,
    Tree,
}

/// An arc whose lower bound is 0; what must flow at least becomes supply of its ends.
#[derive(Debug, Clone, Copy)]
pub(super) struct NetworkArc<T> {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) cost: T,
    pub(super) room: u64,
}

/// A node's place in the tree.
#[derive(Debug, Clone, Copy)]
pub(super) struct TreeNode {
    pub(super) parent: u32,
    /// The arc to the parent.
    pub(super) arc: u32,
    /// Whether that arc leads to the parent and not from it.
    pub(super) upward: bool,
    pub(super) depth: u32,
    child: u32,
    next: u32,
    previous: u32,
}

impl TreeNode {
    /// Not yet in the tree.
    pub(super) const ALONE: Self = Self {
        parent: NONE,
        arc: NONE,
        upward: true,
        depth: 0,
        child: NONE,
        next: NONE,
        previous: NONE,
    };
}

/// A network with its tree.
pub(super) struct NetworkSimplex<T> {
    /// The first `nodes − 1` are artificial, one between each node and the root.
    pub(super) arcs: Vec<NetworkArc<T>>,
    pub(super) flow: Vec<u64>,
    pub(super) state: Vec<ArcState>,
    pub(super) tree: Vec<TreeNode>,
    pub(super) potential: Vec<T>,
    /// What each node sends; the root takes the rest.
    pub(super) supply: Vec<i64>,
    next_arc: usize,
    stack: Vec<u32>,
}

/// The cycle that an entering arc closes.
struct Cycle {
    /// The end of the entering arc that flow comes from, and the one it goes to.
    first: u32,
    second: u32,
    join: u32,
}

impl<T: Amount> NetworkSimplex<T> {
    /// A network without arcs but the artificial ones, over which each node's supply goes to the
    /// root at a cost that must exceed that of every path.
    pub(super) fn new(supply: &[i64], artificial: T) -> Self {
        let size = supply.len();
        let mut simplex = Self {
            arcs: Vec::with_capacity(size),
            flow: vec![0; size - 1],
            state: vec![ArcState::Lower; size - 1],
            tree: vec![TreeNode::ALONE; size],
            potential: vec![T::ZERO; size],
            supply: supply.to_vec(),
            next_arc: 0,
            stack: Vec::new(),
        };
        let arc = |node| NetworkArc { from: node, to: ROOT, cost: artificial, room: u64::MAX };
        simplex.arcs.extend((1..).take(size - 1).map(arc));
        simplex.reset();
        simplex
    }

    /// Back to the beginning, with all arcs empty but the artificial ones.
    pub(super) fn reset(&mut self) {
        self.flow.fill(0);
        self.state.fill(ArcState::Lower);
        self.tree.fill(TreeNode::ALONE);
        for node in (1..).take(self.tree.len() - 1) {
            let (own, arc) = (node as usize, node as usize - 1);
            let (supply, artificial) = (self.supply[own], self.arcs[arc].cost);
            let upward = supply >= 0;
            let (from, to) = if upward { (node, ROOT) } else { (ROOT, node) };
            (self.arcs[arc].from, self.arcs[arc].to) = (from, to);
            self.flow[arc] = supply.unsigned_abs();
            self.state[arc] = ArcState::Tree;
            self.potential[own] = if upward { T::ZERO - artificial } else { artificial };
            (self.tree[own].arc, self.tree[own].upward) = (node - 1, upward);
            self.attach(node, ROOT);
            self.tree[own].depth = 1;
        }
    }

    /// Makes room for arcs to be added.
    pub(super) fn reserve(&mut self, arcs: usize) {
        self.arcs.reserve(arcs);
        self.flow.reserve(arcs);
        self.state.reserve(arcs);
    }

    /// Adds an empty arc.
    pub(super) fn push(&mut self, arc: NetworkArc<T>) {
        self.arcs.push(arc);
        self.flow.push(0);
        self.state.push(ArcState::Lower);
    }

    /// Other costs for the arcs from the given one on, counted without the artificial ones. The
    /// flow stays as it is, and so does the tree, which is as good a start as any.
    pub(super) fn reprice(&mut self, first: usize, costs: impl IntoIterator<Item = T>) {
        let skipped = self.tree.len() - 1 + first;
        for (arc, cost) in self.arcs.iter_mut().skip(skipped).zip(costs) {
            arc.cost = cost;
        }
        self.follow_costs();
    }

    /// Potentials that agree with the costs of the arcs in the tree, after these have changed.
    pub(super) fn follow_costs(&mut self) {
        let mut stack = std::mem::take(&mut self.stack);
        stack.push(ROOT);
        while let Some(node) = stack.pop() {
            if node != ROOT {
                let TreeNode { parent, arc, upward, .. } = self.tree[node as usize];
                let (there, cost) = (self.potential[parent as usize], self.arcs[arc as usize].cost);
                self.potential[node as usize] = if upward { there - cost } else { there + cost };
            }
            stack.extend(self.children(node));
        }
        self.stack = stack;
    }

    /// Whether every arc outside of the tree would make the flow dearer, so that no other flow is as
    /// cheap. There may be no other one even if this is false.
    pub(super) fn is_strictly_cheapest(&self) -> bool {
        let real = self.arcs.iter().zip(&self.state).skip(self.tree.len() - 1);
        real.filter(|(_, state)| **state != ArcState::Tree).all(|(arc, _)| {
            arc.cost + self.potential[arc.from as usize] != self.potential[arc.to as usize]
        })
    }

    /// All arcs that are not artificial, with their flow, in the order in which they were added.
    pub(super) fn arcs(&self) -> impl Iterator<Item = (&NetworkArc<T>, u64)> {
        self.arcs.iter().zip(self.flow.iter().copied()).skip(self.tree.len() - 1)
    }

    /// Nodes that cannot send all that they must (`true`), or cannot receive it.
    pub(super) fn unmet(&self) -> impl Iterator<Item = (u32, bool)> + '_ {
        let artificial = self.arcs.iter().zip(&self.flow).take(self.tree.len() - 1);
        artificial
            .filter(|&(_, &flow)| flow > 0)
            .map(|(arc, _)| if arc.to == ROOT { (arc.from, true) } else { (arc.to, false) })
    }

    /// Potentials that agree with the flow, artificial arcs and all.
    pub(super) fn potentials(&self) -> &[T] {
        &self.potential
    }

    /// Potentials from the real arcs alone. Parts of the tree that only an artificial arc holds are
    /// moved until no real arc disagrees.
    pub(super) fn real_potentials(&self) -> Vec<T> {
        let mut real = vec![T::ZERO; self.tree.len()];
        let mut part = vec![ROOT; self.tree.len()];
        let mut stack = vec![ROOT];
        while let Some(node) = stack.pop() {
            let at = self.tree[node as usize];
            if node != ROOT {
                let artificial = (at.arc as usize) < self.tree.len() - 1;
                part[node as usize] = if artificial { node } else { part[at.parent as usize] };
                if !artificial {
                    let cost = self.arcs[at.arc as usize].cost;
                    let parent = real[at.parent as usize];
                    real[node as usize] = if at.upward { parent - cost } else { parent + cost };
                }
            }
            stack.extend(self.children(node));
        }
        let mut shift = vec![T::ZERO; self.tree.len()];
        loop {
            let mut changed = false;
            for (arc, flow) in self.arcs() {
                let (from, to) = (part[arc.from as usize] as usize, part[arc.to as usize] as usize);
                if from == to {
                    continue;
                }
                let reduced = arc.cost + real[arc.from as usize] + shift[from]
                    - real[arc.to as usize]
                    - shift[to];
                if flow < arc.room && reduced < T::ZERO {
                    shift[to] = shift[to] + reduced;
                    changed = true;
                } else if flow > 0 && reduced > T::ZERO {
                    shift[from] = shift[from] - reduced;
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        real.iter().zip(&part).map(|(&real, &part)| real + shift[part as usize]).collect()
    }

    /// Pivots until no arc disagrees with the potentials. From a tree that is not strongly feasible
    /// it might cycle: after `most_idle` degenerate pivots in a row it gives up and returns
    /// `false`.
    pub(super) fn run(&mut self, most_idle: usize) -> bool {
        let mut idle = 0;
        while let Some(entering) = self.entering() {
            idle = if self.pivot(entering) { 0 } else { idle + 1 };
            if idle > most_idle {
                return false;
            }
        }
        true
    }

    /// The arc that disagrees most in the next block of arcs with one that does.
    fn entering(&mut self) -> Option<u32> {
        let (first, count) = (self.tree.len() - 1, self.arcs.len());
        let block = (count - first).isqrt().max(16);
        let mut left_in_block = block;
        let mut worst = (T::ZERO, NONE);
        self.next_arc = self.next_arc.clamp(first, count);
        for range in [self.next_arc..count, first..self.next_arc] {
            let states = self.state[range.clone()].iter().zip(&self.arcs[range.clone()]);
            for (arc, (state, &NetworkArc { from, to, cost, .. })) in range.zip(states) {
                let reduced = || cost + self.potential[from as usize] - self.potential[to as usize];
                let disagreement = match state {
                    ArcState::Tree => T::ZERO,
                    ArcState::Lower => reduced(),
                    ArcState::Upper => T::ZERO - reduced(),
                };
                if disagreement < worst.0 {
                    #[expect(clippy::cast_possible_truncation, reason = "checked by the caller")]
                    let arc = arc as u32;
                    worst = (disagreement, arc);
                }
                left_in_block -= 1;
                if left_in_block == 0 {
                    if worst.1 != NONE {
                        self.next_arc = arc + 1;
                        return Some(worst.1);
                    }
                    left_in_block = block;
                }
            }
        }
        (worst.1 != NONE).then_some(worst.1)
    }

    /// Whether anything moves.
    fn pivot(&mut self, entering: u32) -> bool {
        let cycle = self.cycle(entering);
        let (amount, leaving) = self.leaving(entering, &cycle);
        self.send(entering, &cycle, amount);
        let state = &mut self.state[entering as usize];
        let Some((out, on_first)) = leaving else {
            *state = if *state == ArcState::Lower { ArcState::Upper } else { ArcState::Lower };
            return amount > 0;
        };
        *state = ArcState::Tree;
        let left = self.tree[out as usize].arc as usize;
        self.state[left] = if self.flow[left] == 0 { ArcState::Lower } else { ArcState::Upper };
        let (inner, outer) =
            if on_first { (cycle.first, cycle.second) } else { (cycle.second, cycle.first) };
        self.hang(entering, inner, outer, out);
        amount > 0
    }

    fn cycle(&self, entering: u32) -> Cycle {
        let NetworkArc { from, to, .. } = self.arcs[entering as usize];
        let (first, second) =
            if self.state[entering as usize] == ArcState::Lower { (from, to) } else { (to, from) };
        let (mut left, mut right) = (first, second);
        while left != right {
            if self.tree[left as usize].depth >= self.tree[right as usize].depth {
                left = self.tree[left as usize].parent;
            } else {
                right = self.tree[right as usize].parent;
            }
        }
        Cycle { first, second, join: left }
    }

    /// How much can go round, and the node below the arc that stops it, with whether that is on the
    /// side of the cycle's first node; no node if it is the entering arc itself.
    fn leaving(&self, entering: u32, cycle: &Cycle) -> (u64, Option<(u32, bool)>) {
        let mut amount = self.arcs[entering as usize].room;
        let mut leaving = None;
        let room = |node: &TreeNode, with_arc: bool| {
            let (arc, flow) = (&self.arcs[node.arc as usize], self.flow[node.arc as usize]);
            match (with_arc, arc.room) {
                (false, _) => flow,
                (true, u64::MAX) => u64::MAX,
                (true, room) => room - flow,
            }
        };
        let mut at = cycle.first;
        while at != cycle.join {
            let node = &self.tree[at as usize];
            let least = room(node, !node.upward);
            if least < amount {
                (amount, leaving) = (least, Some((at, true)));
            }
            at = node.parent;
        }
        at = cycle.second;
        while at != cycle.join {
            let node = &self.tree[at as usize];
            let least = room(node, node.upward);
            if least <= amount {
                (amount, leaving) = (least, Some((at, false)));
            }
            at = node.parent;
        }
        (amount, leaving)
    }

    /// Sends an amount round.
    fn send(&mut self, entering: u32, cycle: &Cycle, amount: u64) {
        if amount == 0 {
            return;
        }
        let flow = &mut self.flow[entering as usize];
        *flow = if self.state[entering as usize] == ArcState::Lower {
            *flow + amount
        } else {
            *flow - amount
        };
        for (start, adds_upward) in [(cycle.first, false), (cycle.second, true)] {
            let mut at = start;
            while at != cycle.join {
                let node = self.tree[at as usize];
                let flow = &mut self.flow[node.arc as usize];
                *flow = if node.upward == adds_upward { *flow + amount } else { *flow - amount };
                at = node.parent;
            }
        }
    }

    /// Cuts the tree above `out` and hangs what is below by the entering arc, from its end `inner`,
    /// which lies below, to `outer`.
    fn hang(&mut self, entering: u32, inner: u32, outer: u32, out: u32) {
        let (mut node, mut parent, mut arc) = (inner, outer, entering);
        let mut upward = self.arcs[entering as usize].from == inner;
        loop {
            let before = self.tree[node as usize];
            self.detach(node);
            self.attach(node, parent);
            self.tree[node as usize].arc = arc;
            self.tree[node as usize].upward = upward;
            if node == out {
                break;
            }
            (parent, node, arc, upward) = (node, before.parent, before.arc, !before.upward);
        }
        let cost = self.arcs[entering as usize].cost;
        let there = self.potential[outer as usize];
        let upward = self.tree[inner as usize].upward;
        let new = if upward { there - cost } else { there + cost };
        let shift = new - self.potential[inner as usize];
        let mut stack = std::mem::take(&mut self.stack);
        stack.push(inner);
        while let Some(node) = stack.pop() {
            let parent = self.tree[node as usize].parent;
            self.tree[node as usize].depth = self.tree[parent as usize].depth + 1;
            self.potential[node as usize] = self.potential[node as usize] + shift;
            stack.extend(self.children(node));
        }
        self.stack = stack;
    }

    fn children(&self, node: u32) -> impl Iterator<Item = u32> + '_ {
        let first = Some(self.tree[node as usize].child).filter(|&child| child != NONE);
        std::iter::successors(first, |&child| {
            Some(self.tree[child as usize].next).filter(|&next| next != NONE)
        })
    }

    pub(super) fn attach(&mut self, node: u32, parent: u32) {
        let next = self.tree[parent as usize].child;
        if next != NONE {
            self.tree[next as usize].previous = node;
        }
        self.tree[parent as usize].child = node;
        let at = &mut self.tree[node as usize];
        (at.parent, at.next, at.previous) = (parent, next, NONE);
    }

    fn detach(&mut self, node: u32) {
        let TreeNode { parent, next, previous, .. } = self.tree[node as usize];
        if next != NONE {
            self.tree[next as usize].previous = previous;
        }
        if previous == NONE {
            self.tree[parent as usize].child = next;
        } else {
            self.tree[previous as usize].next = next;
        }
    }
}
