//! The starting basis: a tree from a nearly optimal plan and prices.
//!
//! Arcs that are neither empty nor full must be in the tree; the rest of it are the arcs that agree
//! best with the prices. Where the plan breaks a quota, its arc carries as much as it may, and the
//! difference goes over an artificial arc. The simplex pivots on the few arcs that then disagree.

use crate::assignment::min_cost_flow::network_simplex::{
    ArcState, NONE, NetworkArc, NetworkSimplex, ROOT, TreeNode,
};
use crate::assignment::model::counting_sort::counting_sort;
use crate::assignment::model::price::Amount;

impl<T: Amount> NetworkSimplex<T> {
    /// Begins with flows of all arcs but the artificial ones, in the order in which they were
    /// added, and a tree that follows potentials. Returns whether there is such a tree; if not,
    /// nothing is changed that matters to [`NetworkSimplex::reset`].
    pub(super) fn begin(&mut self, flows: &[u64], guide: &[T]) -> bool {
        self.balance(flows);
        let mut parts: Vec<u32> = (0..).take(self.tree.len()).collect();
        let is_between = |arc: usize| 0 < self.flow[arc] && self.flow[arc] < self.arcs[arc].room;
        let mut chosen = Vec::with_capacity(self.tree.len() - 1);
        let mut others = Vec::with_capacity(self.arcs.len());
        for (arc, &between) in
            (0..self.arcs.len()).map(is_between).collect::<Vec<_>>().iter().enumerate()
        {
            let ends = (self.arcs[arc].from, self.arcs[arc].to);
            if between {
                if !join(&mut parts, ends) {
                    return false;
                }
                chosen.push(arc);
            } else if arc >= self.tree.len() - 1 {
                let reduced = self.arcs[arc].cost + guide[ends.0 as usize] - guide[ends.1 as usize];
                others.push((reduced.max(T::ZERO - reduced), arc));
            }
        }
        others.sort_unstable();
        for (_, arc) in others {
            if chosen.len() == self.tree.len() - 1 {
                break;
            }
            if join(&mut parts, (self.arcs[arc].from, self.arcs[arc].to)) {
                chosen.push(arc);
            }
        }
        for (arc, state) in self.state.iter_mut().enumerate() {
            *state = if self.flow[arc] == 0 { ArcState::Lower } else { ArcState::Upper };
        }
        self.grow(&chosen);
        true
    }

    /// Sets the flows, and lets artificial arcs carry what they leave open.
    fn balance(&mut self, flows: &[u64]) {
        let nodes = self.tree.len();
        let mut open: Vec<i128> = vec![0; nodes];
        for (node, &supply) in (1..nodes).zip(&self.supply[1..]) {
            open[node] += i128::from(supply);
        }
        for (arc, &flow) in self.arcs[nodes - 1..].iter().zip(flows) {
            open[arc.from as usize] -= i128::from(flow);
            open[arc.to as usize] += i128::from(flow);
        }
        self.flow.truncate(nodes - 1);
        self.flow.extend_from_slice(flows);
        for (node, &open) in (1..).zip(&open[1..]) {
            let arc = &mut self.arcs[node as usize - 1];
            (arc.from, arc.to) = if open >= 0 { (node, ROOT) } else { (ROOT, node) };
            self.flow[node as usize - 1] = u64::try_from(open.unsigned_abs()).unwrap_or(u64::MAX);
        }
    }

    /// Hangs the nodes on the root by the arcs chosen.
    fn grow(&mut self, chosen: &[usize]) {
        let ends = chosen.iter().flat_map(|&arc| {
            #[expect(clippy::cast_possible_truncation, reason = "checked by the caller")]
            let narrow = arc as u32;
            let NetworkArc { from, to, .. } = self.arcs[arc];
            [(from as usize, narrow), (to as usize, narrow)]
        });
        let (starts, incident) = counting_sort(self.tree.len(), ends);
        self.tree.fill(TreeNode::ALONE);
        self.potential[ROOT as usize] = T::ZERO;
        let mut stack = vec![ROOT];
        while let Some(node) = stack.pop() {
            for &arc in &incident[starts[node as usize]..starts[node as usize + 1]] {
                let NetworkArc { from, to, cost, .. } = self.arcs[arc as usize];
                let upward = to == node;
                let child = if upward { from } else { to };
                if arc == self.tree[node as usize].arc {
                    continue;
                }
                self.attach(child, node);
                let here = self.potential[node as usize];
                self.potential[child as usize] = if upward { here - cost } else { here + cost };
                let depth = self.tree[node as usize].depth + 1;
                let at = &mut self.tree[child as usize];
                (at.arc, at.upward, at.depth) = (arc, upward, depth);
                self.state[arc as usize] = ArcState::Tree;
                stack.push(child);
            }
        }
        debug_assert!(self.tree[1..].iter().all(|node| node.parent != NONE));
    }
}

/// Joins the parts of two nodes; `false` if they are one.
fn join(parts: &mut [u32], (one, other): (u32, u32)) -> bool {
    let (one, other) = (root(parts, one), root(parts, other));
    parts[one as usize] = other;
    one != other
}

fn root(parts: &mut [u32], mut node: u32) -> u32 {
    while parts[node as usize] != node {
        let above = parts[parts[node as usize] as usize];
        parts[node as usize] = above;
        node = above;
    }
    node
}
