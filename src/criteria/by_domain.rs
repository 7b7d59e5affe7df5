//! A table turned so that what all regions have in a domain lies side by side.

use std::ops::Range;

use ndarray::Array2;

use super::value::Value;

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
        Self::of(table, |value| *value)
    }

    /// Turns what is read of the cells of a table.
    pub(super) fn of<T>(table: &Array2<T>, read: impl Fn(&T) -> f64) -> Self {
        let cells = table.t().iter().map(read).collect();
        Self { regions: table.nrows(), cells }
    }

    /// What some consecutive regions have in a domain.
    pub(super) fn line(&self, domain: usize, regions: &Range<usize>) -> &[f64] {
        let start = domain * self.regions;
        &self.cells[start + regions.start..start + regions.end]
    }
}

/// Which regions of a side have what a criterion needs: 0 where they do, not a number where they do not, so
/// that adding it makes the value of a pair unknown.
#[derive(Debug, Default)]
pub(super) struct Missing(Vec<f64>);

impl Missing {
    pub(super) fn new(known: impl Iterator<Item = bool>) -> Self {
        Self(known.map(|known| if known { 0.0 } else { f64::NAN }).collect())
    }

    /// Makes the values of regions that lack it unknown.
    pub(super) fn apply(&self, regions: &Range<usize>, line: &mut [Value]) {
        for (cell, gap) in line.iter_mut().zip(&self.0[regions.clone()]) {
            cell.0 += gap;
        }
    }
}
