//! A table turned so that what all regions have in a domain lies side by side.

use std::ops::Range;

use ndarray::Array2;

/// A table of regions × domains, stored domain by domain: criteria add up a domain for many regions at
/// once.
#[derive(Debug, Default)]
pub(super) struct ByDomain {
    regions: usize,
    cells: Vec<f64>,
}

impl ByDomain {
    /// Turns a table of regions × domains.
    pub(super) fn new(table: &Array2<f64>) -> Self {
        Self { regions: table.nrows(), cells: table.t().iter().copied().collect() }
    }

    /// What some consecutive regions have in a domain.
    pub(super) fn line(&self, domain: usize, regions: &Range<usize>) -> &[f64] {
        let start = domain * self.regions;
        &self.cells[start + regions.start..start + regions.end]
    }
}
