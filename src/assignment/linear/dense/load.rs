//! Conversion of scores to the costs of the kernel.

use crate::assignment::linear::dense::augment::{BIDS_PER_ROW, DenseKernel};
use crate::assignment::linear::dense::simd::LANES;
use crate::assignment::linear::dense::tags::Tags;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::table::{AnyTable, StoredScore, Table};
use crate::assignment::model::{Col, Pairs, Problem, Row};

/// How costs and scores belong together.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct CostScale {
    /// Rows of the kernel are columns of the problem.
    pub(super) turned: bool,
    /// What is added to a cost, negated, to give what a pair counts for.
    pub(super) shift: i64,
}

impl DenseKernel {
    /// Takes a problem in; `None` where sums could be inexact.
    ///
    /// No sum exceeds 20 (k + 2) times the greatest cost, for a smaller side of k members. A bid
    /// lowers the least price by twice the greatest cost at most, as it brings one column level
    /// with another, and there are at most 4 k of them; a search sets prices to sums along one
    /// alternating path, and compares the sum of such a path and a price.
    pub(super) fn load(&mut self, problem: &Problem) -> Option<CostScale> {
        let reservation = match problem.pairs() {
            Pairs::Free { reservation } => Some(reservation),
            Pairs::Complete | Pairs::Largest => None,
        };
        // In `Free`, 0 stands for no pair, so that costs must be true; else they may be moved.
        let moved = |base: i64| match reservation {
            Some(reservation) => (base.saturating_sub(reservation), 0),
            None => (0, base),
        };
        let turned = problem.rows() > problem.cols();
        let shift = match problem.cells() {
            CellStorage::Table(AnyTable::Narrow(table)) => {
                let (added, shift) = moved(table.base);
                self.begin(problem, <i32 as StoredScore>::LIMIT as f64 + (added as f64).abs())?;
                self.table(table, turned, added as f64);
                shift
            }
            CellStorage::Table(AnyTable::Wide(table)) => {
                let (added, shift) = moved(table.base);
                let cells =
                    table.cells.iter().filter(|&&cell| cell != <i64 as StoredScore>::FORBIDDEN);
                let greatest = cells.map(|&cell| (cell as f64 + added as f64).abs());
                self.begin(problem, greatest.fold(0.0, f64::max))?;
                self.table(table, turned, added as f64);
                shift
            }
            CellStorage::List(_) => {
                let (added, shift) = moved(0);
                self.list(problem, turned, added as f64)?;
                shift
            }
        };
        Some(CostScale { turned, shift })
    }

    fn begin(&mut self, problem: &Problem, greatest: f64) -> Option<()> {
        const { assert!(BIDS_PER_ROW <= 4, "the bound above is for four bids a row") };
        let (rows, cols) = (problem.rows(), problem.cols());
        let (short, long) = (rows.min(cols), rows.max(cols));
        let tags = Tags::new(long, 20.0 * (short + 2) as f64 * greatest)?;
        self.clear(short, long, tags);
        Some(())
    }

    fn cell(&mut self, row: usize, col: usize) -> &mut f64 {
        &mut self.costs[row * self.width + col / LANES][col % LANES]
    }

    fn table<C: DenseCost>(&mut self, table: &Table<C>, turned: bool, added: f64) {
        if turned {
            for (row, cells) in table.cells.chunks_exact(table.cols).enumerate() {
                for (col, &cell) in cells.iter().enumerate() {
                    *self.cell(col, row) = cell.cost(added);
                }
            }
        } else {
            let lines = self.costs.chunks_exact_mut(self.width);
            for (line, cells) in lines.zip(table.cells.chunks_exact(table.cols)) {
                for (to, &cell) in line.as_flattened_mut().iter_mut().zip(cells) {
                    *to = cell.cost(added);
                }
            }
        }
    }

    fn list(&mut self, problem: &Problem, turned: bool, added: f64) -> Option<()> {
        let all = || (0..problem.rows()).map(|row| (row, problem.candidates(Row(row))));
        let scores = all().flat_map(|(_, candidates)| candidates);
        let greatest = scores.map(|(_, score)| (score as f64 + added).abs()).fold(0.0, f64::max);
        self.begin(problem, greatest)?;
        self.costs.fill([f64::INFINITY; LANES]);
        for (row, candidates) in all() {
            for (Col(col), score) in candidates {
                let (row, col) = if turned { (col, row) } else { (row, col) };
                *self.cell(row, col) = -(score as f64 + added);
            }
        }
        Some(())
    }
}

/// A cell that becomes a cost.
trait DenseCost: StoredScore {
    /// Infinity where it is forbidden.
    fn cost(self, added: f64) -> f64;
}

impl DenseCost for i32 {
    fn cost(self, added: f64) -> f64 {
        if self == Self::FORBIDDEN { f64::INFINITY } else { -added - f64::from(self) }
    }
}

impl DenseCost for i64 {
    fn cost(self, added: f64) -> f64 {
        if self == Self::FORBIDDEN { f64::INFINITY } else { -added - self as f64 }
    }
}
