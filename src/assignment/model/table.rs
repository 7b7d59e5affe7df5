//! A full table of scores in as few bits as they need.

use crate::assignment::model::{Col, ProblemError, Row};

/// A whole number that a table can hold, with one value set apart for "forbidden".
///
/// The value set apart lies outside of the scores accepted, so that none can be mistaken for it,
/// and it never leaves this file as a number.
pub(in crate::assignment) trait StoredScore:
    Copy + Ord + Send + Sync + Into<i64> + TryFrom<i64>
{
    /// Set apart for cells that must not be used.
    const FORBIDDEN: Self;
    /// Greatest magnitude of a cell.
    const LIMIT: i64;
}

/// Room for a price of up to 2³⁰ to be taken off without leaving 32 bits.
impl StoredScore for i32 {
    const FORBIDDEN: Self = -(1 << 30);
    const LIMIT: i64 = 1 << 29;
}

impl StoredScore for i64 {
    const FORBIDDEN: Self = -(1 << 62);
    const LIMIT: i64 = 1 << 61;
}

/// Row-major cells, each a score less a common base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct Table<C> {
    pub(in crate::assignment) cols: usize,
    /// What is taken off every score, so that scores far from 0 but near each other fit.
    pub(in crate::assignment) base: i64,
    pub(in crate::assignment) cells: Vec<C>,
}

impl<C: StoredScore> Table<C> {
    /// The cells of a row.
    pub(in crate::assignment) fn row(&self, row: usize) -> &[C] {
        &self.cells[row * self.cols..(row + 1) * self.cols]
    }

    pub(in crate::assignment) fn score(&self, row: Row, col: usize) -> Option<i64> {
        self.read(self.cells[row.0 * self.cols + col])
    }

    /// The score that a cell stands for; `None` where it is forbidden.
    pub(in crate::assignment) fn read(&self, cell: C) -> Option<i64> {
        (cell != C::FORBIDDEN).then(|| cell.into() + self.base)
    }

    /// Takes another base off the scores, from which they are no farther than cells may be.
    fn rebase(&mut self, base: i64) {
        let moved = self.base - base;
        self.base = base;
        for cell in self.cells.iter_mut().filter(|cell| **cell != C::FORBIDDEN) {
            *cell = C::try_from((*cell).into() + moved).unwrap_or(C::FORBIDDEN);
        }
    }

    /// Forbids the cells that are not to be kept.
    pub(in crate::assignment) fn retain(&mut self, mut keep: impl FnMut(Row, Col, i64) -> bool) {
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
    pub(in crate::assignment) fn transposed(&self) -> Self {
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
pub(in crate::assignment) enum AnyTable {
    Narrow(Table<i32>),
    Wide(Table<i64>),
}

impl AnyTable {
    /// A table from scores of an unknown range, which a function gives row by row; the first error
    /// among them ends it. It is narrow for as long as they allow, so that nothing is stored twice but
    /// in a table that turns wide, and there only what was read by then.
    pub(in crate::assignment) fn from_unknown(
        shape: (usize, usize),
        mut score: impl FnMut(Row, Col) -> Result<Option<i64>, ProblemError>,
    ) -> Result<Self, ProblemError> {
        let mut cells: Vec<i32> = reserved(shape)?;
        let mut range: Option<(i64, i64, i64)> = None;
        for row in 0..shape.0 {
            for col in 0..shape.1 {
                let Some(here) = score(Row(row), Col(col))? else {
                    cells.push(i32::FORBIDDEN);
                    continue;
                };
                let (first, least, greatest) = range.unwrap_or((here, here, here));
                let (least, greatest) = (least.min(here), greatest.max(here));
                match i32::try_from(here - first) {
                    Ok(cell) if greatest - least <= WIDEST_OF_NARROW => cells.push(cell),
                    _ => {
                        let narrow = Table { cols: shape.1, base: first, cells };
                        let before = narrow.cells.iter().map(|&cell| Ok(narrow.read(cell)));
                        let places =
                            (row..shape.0).flat_map(|row| (0..shape.1).map(move |col| (row, col)));
                        let after =
                            places.skip(col + 1).map(|(row, col)| score(Row(row), Col(col)));
                        return wide(shape, before.chain([Ok(Some(here))]).chain(after));
                    }
                }
                range = Some((first, least, greatest));
            }
        }
        let (first, least, greatest) = range.unwrap_or_default();
        let base = least + (greatest - least) / 2;
        let mut table = Table { cols: shape.1, base: first, cells };
        table.rebase(base);
        Ok(Self::Narrow(table))
    }

    pub(in crate::assignment) fn score(&self, row: Row, col: usize) -> Option<i64> {
        match self {
            Self::Narrow(table) => table.score(row, col),
            Self::Wide(table) => table.score(row, col),
        }
    }

    pub(in crate::assignment) fn transposed(&self) -> Self {
        match self {
            Self::Narrow(table) => Self::Narrow(table.transposed()),
            Self::Wide(table) => Self::Wide(table.transposed()),
        }
    }
}

/// Between the least and the greatest score of a narrow table.
pub(in crate::assignment) const WIDEST_OF_NARROW: i64 = 2 * <i32 as StoredScore>::LIMIT - 2;

/// No cell yet, and memory for all.
fn reserved<C>(shape: (usize, usize)) -> Result<Vec<C>, ProblemError> {
    let mut cells = Vec::new();
    cells.try_reserve_exact(shape.0 * shape.1).map_err(|_| no_memory::<C>(shape))?;
    Ok(cells)
}

pub(super) fn no_memory<C>((rows, cols): (usize, usize)) -> ProblemError {
    let bytes = rows as u128 * cols as u128 * size_of::<C>() as u128;
    ProblemError::NoMemory { rows, cols, bytes }
}

/// Cells of 0, in memory that the system need not provide before a thread writes to it.
pub(super) fn zeroed<C: StoredScore + Default>(
    shape: (usize, usize),
) -> Result<Vec<C>, ProblemError> {
    // There is no request for zeros that may fail, so that the same memory is requested before.
    drop(reserved::<C>(shape)?);
    Ok(vec![C::default(); shape.0 * shape.1])
}

fn wide(
    shape: (usize, usize),
    scores: impl Iterator<Item = Result<Option<i64>, ProblemError>>,
) -> Result<AnyTable, ProblemError> {
    let mut cells = reserved(shape)?;
    for score in scores {
        cells.push(score?.unwrap_or(i64::FORBIDDEN));
    }
    Ok(AnyTable::Wide(Table { cols: shape.1, base: 0, cells }))
}
