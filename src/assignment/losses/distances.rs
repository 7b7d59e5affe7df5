//! The shortest paths between all nodes of a network.
//!
//! R. W. Floyd, *Algorithm 97: shortest path*, Communications of the ACM 5 (1962),
//! doi:10.1145/367766.368168. Node after node is allowed on the way; a closed path below 0 shows at the
//! node itself before it can be passed again, so that no length grows out of bounds.

use std::ops::ControlFlow;

use super::length::Length;
use crate::assignment::model::{LossesError, MAX_BYTES};
use crate::assignment::parallel::fill;

/// The length of the shortest path known from each node to each other one, row by row.
pub(super) struct Distances<L> {
    nodes: usize,
    lengths: Vec<L>,
}

impl<L: Length> Distances<L> {
    /// No arcs yet.
    pub(super) fn new(nodes: usize) -> Result<Self, LossesError> {
        let cells = (nodes as u128).saturating_mul(nodes as u128);
        let bytes = cells.saturating_mul(size_of::<L>() as u128);
        let too_large = |limit| LossesError::TooLarge { members: nodes, bytes, limit };
        if bytes > u128::from(MAX_BYTES) {
            return Err(too_large(MAX_BYTES));
        }
        let mut lengths = Vec::new();
        let available = u64::try_from(bytes).unwrap_or(MAX_BYTES);
        lengths.try_reserve_exact(nodes * nodes).map_err(|_| too_large(available))?;
        lengths.resize(nodes * nodes, L::UNREACHED);
        let mut distances = Self { nodes, lengths };
        for node in 0..nodes {
            distances.arc(node, node, L::ZERO);
        }
        Ok(distances)
    }

    /// Adds an arc.
    pub(super) fn arc(&mut self, from: usize, to: usize, length: L) {
        let known = &mut self.lengths[from * self.nodes + to];
        *known = length.min(*known);
    }

    /// The lengths from a node to all others.
    pub(super) fn from(&self, node: usize) -> &[L] {
        &self.lengths[node * self.nodes..(node + 1) * self.nodes]
    }

    /// The lengths from all nodes to one.
    pub(super) fn to(&self, node: usize, lengths: &mut Vec<L>) {
        lengths.clear();
        lengths.extend((0..self.nodes).map(|from| self.lengths[from * self.nodes + node]));
    }

    /// Makes paths of arcs.
    ///
    /// # Errors
    /// [`LossesError::NotOptimal`] if some closed path is shorter than 0; [`LossesError::Stopped`].
    pub(super) fn close(
        &mut self,
        mut callback: impl FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<(), LossesError> {
        let nodes = self.nodes;
        let mut onwards = Vec::with_capacity(nodes);
        for node in 0..nodes {
            if callback(node, nodes).is_break() {
                return Err(LossesError::Stopped);
            }
            onwards.clear();
            onwards.extend_from_slice(self.from(node));
            if onwards[node] < L::ZERO {
                return Err(LossesError::NotOptimal);
            }
            fill(&mut self.lengths, (nodes, nodes), |line, from| {
                let first = line[node];
                if first == L::UNREACHED || from == node {
                    return;
                }
                for (known, &second) in line.iter_mut().zip(&onwards) {
                    if second != L::UNREACHED {
                        *known = first.plus(second).min(*known);
                    }
                }
            });
        }
        Ok(())
    }
}
