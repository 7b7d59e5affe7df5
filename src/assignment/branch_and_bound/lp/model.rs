//! Linear and mixed-integer programmes in the form that libraries take. Their solutions are in
//! floating point and only hints: they are rounded, and checked in whole numbers elsewhere.

/// Minimise Σ cost · x with every x between 0 and its upper end, and every row between its ends.
#[derive(Default)]
pub(crate) struct LinearProgram {
    pub(crate) cost: Vec<f64>,
    pub(crate) upper: Vec<f64>,
    pub(crate) rows: Vec<ProgramRow>,
}

/// Σ coefficient · x lies between two ends, either of which may be infinite.
#[cfg_attr(
    not(any(feature = "highs", feature = "microlp")),
    expect(dead_code, reason = "no library reads them")
)]
pub(crate) struct ProgramRow {
    pub(crate) terms: Vec<(usize, f64)>,
    pub(crate) least: f64,
    pub(crate) most: f64,
}

impl LinearProgram {
    /// Adds a variable and returns its number.
    pub(crate) fn variable(&mut self, cost: f64, upper: f64) -> usize {
        self.cost.push(cost);
        self.upper.push(upper);
        self.cost.len() - 1
    }
}
