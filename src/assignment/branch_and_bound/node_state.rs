//! What is decided on the way to a node.

use crate::assignment::branch_and_bound::instance::Instance;

/// What is decided about a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CellState {
    Open,
    In,
    Out,
}

/// What is decided about all cells and semi-continuous sums.
#[derive(Debug, Clone)]
pub(super) struct NodeState {
    pub(super) cells: Vec<CellState>,
    /// For each semi-continuous sum, whether its lower bound holds.
    pub(super) sums: Vec<bool>,
}

impl NodeState {
    /// Nothing is decided.
    pub(super) fn new(instance: &Instance<'_>) -> Self {
        Self {
            cells: vec![CellState::Open; instance.cells.len()],
            sums: vec![false; instance.constraints.semi_continuous.len()],
        }
    }

    /// The lower bound of a line, if it has one that holds.
    pub(super) fn least(&self, instance: &Instance<'_>, line: usize) -> Option<i128> {
        let is_open = line.checked_sub(instance.first_sum()).is_none_or(|sum| self.sums[sum]);
        instance.lines[line].least.filter(|_| is_open)
    }

    /// The end of a line to which a price belongs, if it has one that holds.
    pub(super) fn end(&self, instance: &Instance<'_>, line: usize, price: i128) -> Option<i128> {
        if price > 0 { instance.lines[line].most } else { self.least(instance, line) }
    }

    /// The cells that are in, ascending.
    pub(super) fn inside(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.cells.len()).filter(|&cell| self.cells[cell] == CellState::In)
    }
}
