//! From scores to the costs of the kernel.

use super::kernel::Kernel;
use super::lanes::LANES;
use crate::assignment::problem::Cells;
use crate::assignment::table::{AnyTable, Cell, Table};
use crate::assignment::{Col, Pairs, Problem, Row};

/// Amounts below it are whole in double precision, with two bits to spare for quarters.
const EXACT: f64 = (1_u64 << 50) as f64;

/// How costs and scores belong together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Scale {
    /// Rows of the kernel are columns of the problem.
    pub(super) turned: bool,
    /// What is added to a cost, negated, to give what a pair counts for.
    pub(super) shift: i64,
}

impl Kernel {
    /// Takes a problem in; `None` where sums could be inexact.
    ///
    /// No sum exceeds 32 (k + 2) times the greatest cost, for a smaller side of k members: a bid
    /// lowers the least price by twice the greatest cost at most, as it brings one column level
    /// with another, and there are [`BIDS`](super::kernel::BIDS) k of them; a search then sets
    /// prices to sums along one alternating path.
    pub(super) fn load(&mut self, problem: &Problem) -> Option<Scale> {
        let (rows, cols) = (problem.rows(), problem.cols());
        let turned = rows > cols;
        self.clear(rows.min(cols), rows.max(cols));
        let reservation = match problem.pairs() {
            Pairs::Free { reservation } => Some(reservation),
            Pairs::Complete | Pairs::Largest => None,
        };
        // In `Free`, 0 stands for no pair, so that costs must be true; else they may be moved.
        let moved = |base: i64| {
            reservation.map_or((0, base), |reservation| (base.saturating_sub(reservation), 0))
        };
        match problem.cells() {
            Cells::Table(AnyTable::Narrow(table)) => {
                let (added, shift) = moved(table.base);
                self.table(table, turned, added)?;
                Some(Scale { turned, shift })
            }
            Cells::Table(AnyTable::Wide(table)) => {
                let (added, shift) = moved(table.base);
                self.table(table, turned, added)?;
                Some(Scale { turned, shift })
            }
            Cells::List(_) => {
                let (added, shift) = moved(0);
                for row in 0..rows {
                    for (Col(col), score) in problem.candidates(Row(row)) {
                        let (row, col) = if turned { (col, row) } else { (row, col) };
                        let worth = score + added;
                        self.bears(worth as f64)?;
                        *self.cell(row, col) = -(worth as f64);
                    }
                }
                Some(Scale { turned, shift })
            }
        }
    }

    fn bears(&self, amount: f64) -> Option<()> {
        let steps = 32.0 * (self.col_of.len() + 2) as f64;
        (amount.abs() * steps < EXACT).then_some(())
    }

    fn cell(&mut self, row: usize, col: usize) -> &mut f64 {
        &mut self.costs[row * self.width + col / LANES][col % LANES]
    }

    fn table<C: Cell>(&mut self, table: &Table<C>, turned: bool, added: i64) -> Option<()> {
        if size_of::<C>() <= 4 {
            self.bears(C::LIMIT as f64 + added as f64)?;
            self.bears(C::LIMIT as f64 - added as f64)?;
        } else {
            for &cell in table.cells.iter().filter(|&&cell| cell != C::FORBIDDEN) {
                self.bears((cell.into() + added) as f64)?;
            }
        }
        let added = added as f64;
        let cost = |cell: C| {
            if cell == C::FORBIDDEN { f64::INFINITY } else { -(cell.into() as f64 + added) }
        };
        if turned {
            for (row, cells) in table.cells.chunks_exact(table.cols).enumerate() {
                for (col, &cell) in cells.iter().enumerate() {
                    *self.cell(col, row) = cost(cell);
                }
            }
        } else {
            let lines = self.costs.chunks_exact_mut(self.width);
            for (line, cells) in lines.zip(table.cells.chunks_exact(table.cols)) {
                for (to, &cell) in line.as_flattened_mut().iter_mut().zip(cells) {
                    *to = cost(cell);
                }
            }
        }
        Some(())
    }
}
