//! Blocks as a source of scores, pass by pass.

use std::cell::{Cell, RefCell};
use std::ops::Range;

use crate::assignment::kernel::progress::Observer;
use crate::assignment::linear::column_generation::source::{PricedRow, RowCells, ScoreSource};
use crate::assignment::linear::implicit::pass::{PricingRequest, ScannedRow, pass};
use crate::assignment::linear::implicit::read_block::{ScoreUnits, read_block};
use crate::assignment::model::block_score::Number;
use crate::assignment::model::{
    BLOCK_COLS, BLOCK_ROWS, BlockScore, Blocks, ImplicitError, MAX_BYTES, PassProgress, Row,
};
use crate::assignment::parallel;

/// Why a pass was not finished.
pub(super) enum SourceError<S> {
    Error(ImplicitError),
    Stopped(S),
}

/// Blocks as a source of cells.
pub(super) struct BlockSource<'a, B, W> {
    blocks: &'a B,
    observer: &'a W,
    units: ScoreUnits,
    reservation: i64,
    /// Greatest magnitude of a score so far.
    greatest: Cell<f64>,
    /// The sum over each row that was asked before.
    sums: RefCell<Vec<Option<u32>>>,
    /// Passes begun.
    passes: Cell<usize>,
    /// Rows that are asked first for cells outside of a Hall set.
    asked_outside: Cell<usize>,
}

/// Cells between two reports of progress; fewer make stopping quicker and threads wait more.
const CELLS_PER_REPORT: usize = 1 << 25;

/// The most blocks of rows between two reports.
const PARTS_PER_REPORT: usize = 64;

/// Rows that are asked first for cells outside of a Hall set. They nearly always have some; if they
/// do not suffice, twice as many are asked the next time.
const ROWS_ASKED_OUTSIDE: usize = 64;

/// The margin is the greatest score divided by this. A smaller divisor makes a larger restricted
/// problem and fewer passes; a pass costs more.
const MARGIN_DIVISOR: i64 = 12;

/// One block of rows in this many is sampled for the greatest score of each column, and at most
/// this number of blocks: so the sample costs little next to a pass.
const BANDS_PER_SAMPLED_BAND: usize = 10;
const MOST_SAMPLED_BANDS: usize = 64;

impl<'a, B: Blocks, W: Observer> BlockSource<'a, B, W> {
    pub(super) fn new(blocks: &'a B, observer: &'a W, units: ScoreUnits, reservation: i64) -> Self {
        Self {
            blocks,
            observer,
            units,
            reservation,
            greatest: Cell::new(0.0),
            sums: RefCell::new(vec![None; blocks.shape().0]),
            passes: Cell::new(0),
            asked_outside: Cell::new(ROWS_ASKED_OUTSIDE),
        }
    }

    /// Works on parts of the table in order, and reports progress in between.
    fn in_portions<R>(
        &self,
        parts: &[Range<usize>],
        mut work: impl FnMut(&[Range<usize>]) -> Result<Vec<R>, ImplicitError>,
    ) -> Result<Vec<R>, SourceError<W::Stop>> {
        let count = |parts: &[Range<usize>]| parts.iter().map(Range::len).sum::<usize>();
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        self.passes.set(self.passes.get() + 1);
        let mut pass = PassProgress { number: self.passes.get(), done: 0, rows: count(parts) };
        let per_part = self.blocks.shape().1.saturating_mul(BLOCK_ROWS);
        let portion = (CELLS_PER_REPORT / per_part).clamp(1, PARTS_PER_REPORT);
        let mut answers = Vec::new();
        for parts in parts.chunks(portion) {
            self.observer.report_pass(pass).map_err(SourceError::Stopped)?;
            answers.extend(work(parts).map_err(SourceError::Error)?);
            pass.done += count(parts);
        }
        self.observer.report_pass(pass).map_err(SourceError::Stopped)?;
        Ok(answers)
    }

    fn ask(
        &self,
        request: &PricingRequest<'_>,
        parts: &[Range<usize>],
    ) -> Result<Vec<(usize, ScannedRow)>, SourceError<W::Stop>> {
        self.in_portions(parts, |parts| {
            let lines = pass(self.blocks, request, parts)?;
            let mut sums = self.sums.borrow_mut();
            for (row, line) in parts.iter().cloned().flatten().zip(&lines) {
                if sums[row].replace(line.sum).is_some_and(|before| before != line.sum) {
                    return Err(ImplicitError::Changed { member: Row(row).into() });
                }
                self.greatest.set(self.greatest.get().max(line.greatest));
            }
            Ok(parts.iter().cloned().flatten().zip(lines).collect())
        })
    }

    /// Whether all rows were asked before.
    fn known(&self) -> bool {
        self.sums.borrow().iter().all(Option::is_some)
    }

    /// The rows of a block.
    fn band(&self, band: usize) -> Range<usize> {
        band * BLOCK_ROWS..((band + 1) * BLOCK_ROWS).min(self.blocks.shape().0)
    }

    /// All blocks of rows.
    fn bands(&self) -> Vec<Range<usize>> {
        (0..self.blocks.shape().0.div_ceil(BLOCK_ROWS)).map(|band| self.band(band)).collect()
    }

    /// What has to be asked for some ascending rows: the rows themselves if blocks are divisible,
    /// neighbours in a block together, otherwise whole blocks.
    fn parts_with(&self, rows: &[u32]) -> Vec<Range<usize>> {
        let mut parts: Vec<Range<usize>> = Vec::new();
        for &row in rows {
            let row = row as usize;
            match parts.last_mut() {
                Some(part) if part.contains(&row) => {}
                Some(part) if part.end == row && part.start / BLOCK_ROWS == row / BLOCK_ROWS => {
                    part.end += 1;
                }
                _ if self.blocks.is_divisible() => parts.push(row..row + 1),
                _ => parts.push(self.band(row / BLOCK_ROWS)),
            }
        }
        parts
    }

    /// The greatest scores of each column in some blocks of rows, for each of them.
    fn greatest_of_cols(
        &self,
        parts: &[Range<usize>],
    ) -> Result<Vec<Vec<B::Score>>, ImplicitError> {
        let cols = self.blocks.shape().1;
        let counts = (parts.len(), BLOCK_ROWS.saturating_mul(cols));
        let answers = parallel::map(counts, Vec::new, |scores, place| {
            let mut greatest = vec![B::Score::NEG_INFINITY; cols];
            for first in (0..cols).step_by(BLOCK_COLS) {
                let cols = first..(first + BLOCK_COLS).min(cols);
                read_block(self.blocks, parts[place].clone(), cols.clone(), scores)?;
                for line in scores.chunks_exact(cols.len()) {
                    raise(&mut greatest[cols.clone()], line);
                }
            }
            Ok(greatest)
        });
        answers.into_iter().collect()
    }
}

/// Keeps the greater score of each column.
fn raise<S: BlockScore>(greatest: &mut [S], scores: &[S]) {
    for (greatest, &score) in greatest.iter_mut().zip(scores) {
        *greatest = if score > *greatest { score } else { *greatest };
    }
}

impl<B: Blocks, W: Observer> ScoreSource for BlockSource<'_, B, W> {
    type Error = SourceError<W::Stop>;

    fn shape(&self) -> (usize, usize) {
        self.blocks.shape()
    }

    /// The greatest score of each column among some of the rows: any prices would do.
    fn opening(&self) -> Result<Vec<i64>, Self::Error> {
        let mut greatest = vec![B::Score::NEG_INFINITY; self.blocks.shape().1];
        let bands = self.bands();
        let step = bands.len().div_ceil(MOST_SAMPLED_BANDS).max(BANDS_PER_SAMPLED_BAND);
        let sampled: Vec<_> = bands.into_iter().step_by(step).collect();
        self.in_portions(&sampled, |parts| {
            for part in self.greatest_of_cols(parts)? {
                raise(&mut greatest, &part);
            }
            Ok(Vec::<()>::new())
        })?;
        let limit = self.units.limit;
        let units = |score: B::Score| self.units.resolution.units(score.into()).unwrap_or(0);
        Ok(greatest.into_iter().map(|score| units(score).clamp(-limit, limit)).collect())
    }

    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<PricedRow>, Self::Error> {
        self.asked_outside.set(ROWS_ASKED_OUTSIDE);
        let known = self.known();
        let request = PricingRequest { units: self.units, prices, above, inside: None, known };
        let parts = rows.map_or_else(|| self.bands(), |rows| self.parts_with(rows));
        let lines = self.ask(&request, &parts)?;
        let answers = lines.into_iter().map(|(row, ScannedRow { cells, bound, .. })| {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            PricedRow { row: row as u32, cells, bound }
        });
        Ok(answers.collect())
    }

    /// Asks a few of the rows, and the others if those have no such cells.
    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, RowCells)>, Self::Error> {
        let mut inside = vec![false; self.blocks.shape().1];
        for &col in cols {
            inside[col as usize] = true;
        }
        let mut wanted = rows.to_vec();
        wanted.sort_unstable();
        let is_wanted = |row: usize| wanted.binary_search_by_key(&row, |&row| row as usize).is_ok();
        let (inside, known) = (Some(&inside[..]), self.known());
        let request = PricingRequest { units: self.units, prices, above: None, inside, known };
        let few = self.asked_outside.get();
        self.asked_outside.set(few.saturating_mul(2));
        let step = (wanted.len() / few).max(1);
        let (first, others): (Vec<_>, Vec<_>) =
            (0..).zip(self.parts_with(&wanted)).partition(|(place, _)| place % step == 0);
        let mut found = Vec::new();
        for parts in [first, others] {
            let parts: Vec<Range<usize>> = parts.into_iter().map(|(_, part)| part).collect();
            let lines = self.ask(&request, &parts)?;
            let lines = lines.into_iter().filter(|(row, _)| is_wanted(*row));
            found.extend(lines.map(|(row, line)| (row, line.cells)));
            if found.iter().any(|(_, cells)| !cells.is_empty()) {
                break;
            }
        }
        Ok(found)
    }

    fn magnitude(&self) -> i64 {
        let units = self.units.resolution.units(self.greatest.get());
        units.unwrap_or(self.units.limit).min(self.units.limit) + self.reservation.abs()
    }

    fn margin(&self) -> i64 {
        self.magnitude() / MARGIN_DIVISOR
    }

    fn most(&self) -> usize {
        usize::try_from(MAX_BYTES / 64).unwrap_or(usize::MAX)
    }
}
