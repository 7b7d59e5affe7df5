//! Linear and mixed-integer programmes as a library takes them. What comes back is in floating point
//! and only ever a hint: it is rounded, and judged in whole numbers elsewhere.

/// Minimise Σ cost · x with every x between 0 and its upper end, and every row between its ends.
#[derive(Default)]
pub(super) struct Program {
    pub(super) cost: Vec<f64>,
    pub(super) upper: Vec<f64>,
    pub(super) rows: Vec<Row>,
}

/// Σ coefficient · x lies between two ends, either of which may be infinite.
pub(super) struct Row {
    pub(super) terms: Vec<(usize, f64)>,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Program {
    /// Adds a variable and returns its number.
    pub(super) fn variable(&mut self, cost: f64, upper: f64) -> usize {
        self.cost.push(cost);
        self.upper.push(upper);
        self.cost.len() - 1
    }

    /// The best values; none where there are none, or the library finds none that it trusts.
    pub(super) fn best(&self) -> Option<Vec<f64>> {
        super::by_microlp::solve(self, None)
    }

    /// The best whole values met within so many nodes.
    pub(super) fn best_whole(&self, nodes: u64) -> Option<Vec<f64>> {
        #[cfg(feature = "highs")]
        let values = super::by_highs::solve_whole(self, nodes);
        #[cfg(not(feature = "highs"))]
        let values = super::by_microlp::solve(self, Some(nodes));
        values
    }
}
