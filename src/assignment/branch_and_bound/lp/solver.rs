//! The choice between the libraries that solve linear programmes.

use crate::assignment::branch_and_bound::lp::model::Program;

impl Program {
    /// The best values; none where there are none, or the library finds none that it trusts.
    pub(in crate::assignment) fn best(&self) -> Option<Vec<f64>> {
        crate::assignment::branch_and_bound::lp::microlp::solve(self, None)
    }
}

impl Program {
    /// The best whole values met within so many nodes.
    pub(in crate::assignment) fn best_whole(&self, nodes: u64) -> Option<Vec<f64>> {
        #[cfg(feature = "highs")]
        let values = crate::assignment::branch_and_bound::lp::highs::solve_whole(self, nodes);
        #[cfg(not(feature = "highs"))]
        let values = crate::assignment::branch_and_bound::lp::microlp::solve(self, Some(nodes));
        values
    }
}
