//! The places where plans depart from the listed plans.

use crate::assignment::{Col, Row, model::Departure};

use super::Flaw;

/// A node of the prefix tree of the listed plans: the plans that agree before a row, and their
/// choices in that row.
pub(super) struct PrefixNode {
    /// The first listed plan that goes through it.
    pub(super) plan: usize,
    pub(super) row: usize,
    taken: Vec<(Option<Col>, usize)>,
}

impl PrefixNode {
    fn new(plan: usize, row: usize) -> Self {
        Self { plan, row, taken: Vec::new() }
    }

    /// Whether a listed plan makes this choice here.
    pub(super) fn takes(&self, col: Option<Col>) -> bool {
        self.taken.iter().any(|&(taken, _)| taken == col)
    }

    pub(super) fn is_of(&self, departure: &Departure) -> bool {
        (departure.plan, departure.row) == (self.plan, Row(self.row))
    }

    pub(super) fn not_bounded(&self) -> Flaw {
        Flaw::NotBounded { plan: self.plan, row: Row(self.row) }
    }
}

/// All inner nodes of the prefix tree of distinct plans, by plan and row. Without plans that is the
/// root.
pub(super) fn prefix_nodes(rows: usize, plans: &[&[Option<Col>]]) -> Vec<PrefixNode> {
    let mut nodes = vec![PrefixNode::new(0, 0)];
    for (plan, columns) in plans.iter().enumerate() {
        let mut at = 0;
        for (row, &col) in columns.iter().enumerate() {
            let known = nodes[at].taken.iter().find(|&&(taken, _)| taken == col);
            at = if let Some(&(_, next)) = known {
                next
            } else {
                let next = nodes.len();
                nodes[at].taken.push((col, next));
                if row + 1 < rows {
                    nodes.push(PrefixNode::new(plan, row + 1));
                }
                next
            };
        }
    }
    nodes
}
