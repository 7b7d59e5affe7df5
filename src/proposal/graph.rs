//! The pairings as a petgraph graph.

use petgraph::graph::{NodeIndex, UnGraph};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

use super::document::Proposal;
use crate::profile::RegionLabel;

/// A region as a node of the graph of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionNode {
    /// Name of its side.
    pub side: String,
    /// The region.
    pub region: RegionLabel,
}

/// The region with its country: "Salta (AR)".
impl fmt::Display for RegionNode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.region.name, self.region.country)
    }
}

impl Proposal {
    /// Returns the proposal as an undirected bipartite graph: one node for each region, matched or
    /// not, and one edge for each pairing, with its score. Nodes are sorted by side (left first),
    /// then id; edges by the left region.
    ///
    /// # Complexity
    /// O(n log n) in the number of regions.
    pub fn graph(&self) -> UnGraph<RegionNode, f64> {
        let sides = &self.dataset.sides;
        let mut regions: BTreeMap<(bool, String), RegionLabel> = BTreeMap::new();
        for pairing in &self.pairings {
            regions.insert((false, pairing.left.id.clone()), pairing.left.clone());
            regions.insert((true, pairing.right.id.clone()), pairing.right.clone());
        }
        for unmatched in &self.unmatched {
            let key = (unmatched.side == sides.right, unmatched.region.id.clone());
            regions.insert(key, unmatched.region.clone());
        }
        let mut graph = UnGraph::new_undirected();
        let nodes: BTreeMap<(bool, String), NodeIndex> = regions
            .into_iter()
            .map(|(key, region)| {
                let side = if key.0 { sides.right.clone() } else { sides.left.clone() };
                (key, graph.add_node(RegionNode { side, region }))
            })
            .collect();
        for pairing in &self.pairings {
            let ends = [(false, pairing.left.id.clone()), (true, pairing.right.id.clone())];
            if let [Some(&left), Some(&right)] = ends.map(|key| nodes.get(&key)) {
                graph.add_edge(left, right, pairing.score);
            }
        }
        graph
    }
}
