//! The shortest way to a node, step by step backwards.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The node that pairs flow from and to.
pub(super) const ROOT: u32 = 0;

/// What is exchanged on the way.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    Cell(u32),
    Quota(u32),
}

/// How far every node is from the target, and by which step on the way to which node.
#[derive(Default)]
pub(super) struct Search {
    pub(super) distance: Vec<i64>,
    pub(super) next: Vec<(u32, Step)>,
    near: Vec<u32>,
    far: BinaryHeap<Reverse<(i64, u32)>>,
    pub(super) passed: Vec<u32>,
}

impl Search {
    pub(super) fn begin(&mut self, nodes: usize, target: u32) {
        self.distance.clear();
        self.distance.resize(nodes, i64::MAX);
        self.next.resize(nodes, (ROOT, Step::Quota(0)));
        self.near.clear();
        self.far.clear();
        self.passed.clear();
        self.distance[target as usize] = 0;
        self.near.push(target);
    }

    /// The nearest node not yet passed. Most steps cost nothing, so that a stack holds what is as near
    /// as the search has come, a heap the rest.
    pub(super) fn pass(&mut self) -> Option<(u32, i64)> {
        let node = self.near.pop().or_else(|| {
            // Entries that were since beaten are stale.
            let far = std::iter::from_fn(|| self.far.pop());
            let mut far = far.map(|Reverse(entry)| entry);
            far.find(|&(length, node)| length == self.distance[node as usize]).map(|it| it.1)
        })?;
        self.passed.push(node);
        Some((node, self.distance[node as usize]))
    }

    /// Whether the node is now known to be as near as the search has come.
    pub(super) fn reach(&mut self, node: u32, length: i64, base: i64, next: (u32, Step)) -> bool {
        let distance = &mut self.distance[node as usize];
        let is_new = length < *distance;
        if is_new {
            *distance = length;
            self.next[node as usize] = next;
            if length == base {
                self.near.push(node);
            } else {
                self.far.push(Reverse((length, node)));
            }
        }
        is_new && length == base
    }
}
