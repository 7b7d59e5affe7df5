//! A full table of scores in as few bits as they need.

use super::{Col, Row};

/// A whole number that can stand in a table, with one value set apart for "forbidden".
///
/// The value set apart lies outside of the scores accepted, so that none can be mistaken for it,
/// and it never leaves this file as a number.
pub(super) trait Cell: Copy + Ord + Send + Sync + Into<i64> + TryFrom<i64> {
    /// Set apart for cells that must not be used.
    const FORBIDDEN: Self;
    /// Greatest magnitude of a cell.
    const LIMIT: i64;
}

/// Room for a price of up to 2³⁰ to be taken off without leaving 32 bits.
impl Cell for i32 {
    const FORBIDDEN: Self = -(1 << 30);
    const LIMIT: i64 = 1 << 29;
}

impl Cell for i64 {
    const FORBIDDEN: Self = -(1 << 62);
    const LIMIT: i64 = 1 << 61;
}

/// Row-major cells, each a score less a common base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table<C> {
    pub(super) cols: usize,
    /// What is taken off every score, so that scores far from 0 but near each other fit.
    pub(super) base: i64,
    pub(super) cells: Vec<C>,
}

impl<C: Cell> Table<C> {
    /// The cells of a row.
    pub(super) fn row(&self, row: usize) -> &[C] {
        &self.cells[row * self.cols..(row + 1) * self.cols]
    }

    pub(super) fn score(&self, row: Row, col: usize) -> Option<i64> {
        self.read(self.cells[row.0 * self.cols + col])
    }

    /// The score that a cell stands for; `None` where it is forbidden.
    pub(super) fn read(&self, cell: C) -> Option<i64> {
        (cell != C::FORBIDDEN).then(|| cell.into() + self.base)
    }

    /// Forbids the cells that are not to be kept.
    pub(super) fn retain(&mut self, mut keep: impl FnMut(Row, Col, i64) -> bool) {
        let base = self.base;
        for (row, line) in self.cells.chunks_mut(self.cols).enumerate() {
            for (col, cell) in line.iter_mut().enumerate() {
                if *cell != C::FORBIDDEN && !keep(Row(row), Col(col), (*cell).into() + base) {
                    *cell = C::FORBIDDEN;
                }
            }
        }
    }

    /// Rows become columns.
    pub(super) fn transposed(&self) -> Self {
        let rows = self.cells.len() / self.cols;
        let mut cells = Vec::with_capacity(self.cells.len());
        // Blocks of columns, so that a row read is used for more than one cell.
        for first in (0..self.cols).step_by(16) {
            let last = (first + 16).min(self.cols);
            let start = cells.len();
            cells.resize(start + (last - first) * rows, C::FORBIDDEN);
            for row in 0..rows {
                for (place, &cell) in self.row(row)[first..last].iter().enumerate() {
                    cells[start + place * rows + row] = cell;
                }
            }
        }
        Self { cols: rows, base: self.base, cells }
    }
}

/// A table in the narrowest form that its scores fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum AnyTable {
    Narrow(Table<i32>),
    Wide(Table<i64>),
}

/// A table without cells, which takes no memory.
impl Default for AnyTable {
    fn default() -> Self {
        Self::Narrow(Table { cols: 0, base: 0, cells: Vec::new() })
    }
}

impl AnyTable {
    /// A table from scores that lie within `least..=greatest`, told row by row.
    pub(super) fn new(
        (rows, cols): (usize, usize),
        (least, greatest): (i64, i64),
        scores: impl Iterator<Item = Option<i64>>,
    ) -> Self {
        let base = least + (greatest - least) / 2;
        if greatest - least <= 2 * <i32 as Cell>::LIMIT - 2 {
            Self::Narrow(fill(rows * cols, cols, base, scores))
        } else {
            Self::Wide(fill(rows * cols, cols, 0, scores))
        }
    }

    pub(super) fn score(&self, row: Row, col: usize) -> Option<i64> {
        match self {
            Self::Narrow(table) => table.score(row, col),
            Self::Wide(table) => table.score(row, col),
        }
    }

    pub(super) fn transposed(&self) -> Self {
        match self {
            Self::Narrow(table) => Self::Narrow(table.transposed()),
            Self::Wide(table) => Self::Wide(table.transposed()),
        }
    }
}

fn fill<C: Cell>(
    size: usize,
    cols: usize,
    base: i64,
    scores: impl Iterator<Item = Option<i64>>,
) -> Table<C> {
    let mut cells = Vec::with_capacity(size);
    cells.extend(scores.map(|score| {
        score.and_then(|score| C::try_from(score - base).ok()).unwrap_or(C::FORBIDDEN)
    }));
    Table { cols, base, cells }
}
