//! Blocks as a source of scores, pass by pass.

use std::cell::{Cell, RefCell};

use crate::assignment::kernel::progress::{Observer, RepeatingObserver};
use crate::assignment::linear::column_generation::source::{PricedRow, RowCells, ScoreSource};
use crate::assignment::linear::implicit::pass::{
    PricingRequest, ScannedRow, ScoreUnits, pass, read_block,
};
use crate::assignment::model::block_score::Number;
use crate::assignment::model::{BLOCK_COLS, BLOCK_ROWS, Blocks, ImplicitError, MAX_BYTES, Row};

/// Why a pass was not finished.
pub(super) enum SourceError<S> {
    Error(ImplicitError),
    Stopped(S),
}

/// Blocks as a source of cells.
pub(super) struct BlockSource<'a, B, W> {
    blocks: &'a B,
    observer: &'a RepeatingObserver<'a, W>,
    units: ScoreUnits,
    reservation: i64,
    /// Greatest magnitude of a score so far.
    greatest: Cell<f64>,
    /// The sum over each row that was asked before.
    sums: RefCell<Vec<Option<u32>>>,
}

/// Bands of rows between two reports of progress; fewer make stopping quicker.
const BANDS_PER_REPORT: usize = 64;

impl<'a, B: Blocks, W: Observer> BlockSource<'a, B, W> {
    pub(super) fn new(
        blocks: &'a B,
        observer: &'a RepeatingObserver<'a, W>,
        units: ScoreUnits,
        reservation: i64,
    ) -> Self {
        let sums = RefCell::new(vec![None; blocks.shape().0]);
        Self { blocks, observer, units, reservation, greatest: Cell::new(0.0), sums }
    }

    fn ask(
        &self,
        request: &PricingRequest<'_>,
        bands: &[usize],
    ) -> Result<Vec<ScannedRow>, SourceError<W::Stop>> {
        let mut lines = Vec::with_capacity(bands.len() * BLOCK_ROWS);
        for bands in bands.chunks(BANDS_PER_REPORT) {
            self.observer.report_again().map_err(SourceError::Stopped)?;
            lines.extend(self.ask_few(request, bands).map_err(SourceError::Error)?);
        }
        Ok(lines)
    }

    fn ask_few(
        &self,
        request: &PricingRequest<'_>,
        bands: &[usize],
    ) -> Result<Vec<ScannedRow>, ImplicitError> {
        let lines = pass(self.blocks, request, bands)?;
        let rows = self.blocks.shape().0;
        let asked = rows_of(bands);
        let mut sums = self.sums.borrow_mut();
        for (row, line) in asked.filter(|&row| row < rows).zip(&lines) {
            if sums[row].replace(line.sum).is_some_and(|before| before != line.sum) {
                return Err(ImplicitError::Changed { member: Row(row).into() });
            }
            self.greatest.set(self.greatest.get().max(line.greatest));
        }
        Ok(lines)
    }

    /// Whether all rows were asked before.
    fn known(&self) -> bool {
        self.sums.borrow().iter().all(Option::is_some)
    }

    fn bands(&self) -> Vec<usize> {
        (0..self.blocks.shape().0.div_ceil(BLOCK_ROWS)).collect()
    }
}

/// The margin is the greatest score divided by this. A smaller divisor makes a larger restricted
/// problem and fewer passes; a pass costs more.
const MARGIN_DIVISOR: i64 = 12;

/// Bands of rows sampled for the greatest score of each column.
const SAMPLED_BANDS: usize = 64;

impl<B: Blocks, W: Observer> ScoreSource for BlockSource<'_, B, W> {
    type Error = SourceError<W::Stop>;

    fn shape(&self) -> (usize, usize) {
        self.blocks.shape()
    }

    /// The greatest score of each column among some of the rows: any prices would do.
    fn opening(&self) -> Result<Vec<i64>, Self::Error> {
        let (rows, cols) = self.blocks.shape();
        let mut greatest = vec![B::Score::NEG_INFINITY; cols];
        let bands = rows.div_ceil(BLOCK_ROWS);
        let mut scores = Vec::new();
        for band in (0..bands).step_by(bands.div_ceil(SAMPLED_BANDS)) {
            let range = band * BLOCK_ROWS..((band + 1) * BLOCK_ROWS).min(rows);
            for first in (0..cols).step_by(BLOCK_COLS) {
                let cols = first..(first + BLOCK_COLS).min(cols);
                read_block(self.blocks, range.clone(), cols.clone(), &mut scores)
                    .map_err(SourceError::Error)?;
                for line in scores.chunks_exact(cols.len()) {
                    for (greatest, &score) in greatest[cols.clone()].iter_mut().zip(line) {
                        *greatest = if score > *greatest { score } else { *greatest };
                    }
                }
            }
        }
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
        let known = self.known();
        let request = PricingRequest { units: self.units, prices, above, inside: None, known };
        let bands = rows.map_or_else(|| self.bands(), bands_of);
        let lines = self.ask(&request, &bands)?;
        let asked = rows_of(&bands);
        let answers = asked.zip(lines).map(|(row, ScannedRow { cells, bound, .. })| {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            PricedRow { row: row as u32, cells, bound }
        });
        Ok(answers.collect())
    }

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
        let bands = bands_of(&wanted);
        let (inside, known) = (Some(&inside[..]), self.known());
        let request = PricingRequest { units: self.units, prices, above: None, inside, known };
        let lines = self.ask(&request, &bands)?;
        let asked = rows_of(&bands);
        let is_wanted = |row: usize| wanted.binary_search_by_key(&row, |&row| row as usize).is_ok();
        let found = asked.zip(lines).filter(|&(row, _)| is_wanted(row));
        Ok(found.map(|(row, line)| (row, line.cells)).collect())
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

/// The blocks of rows to which ascending rows belong.
fn bands_of(rows: &[u32]) -> Vec<usize> {
    let mut bands: Vec<usize> = rows.iter().map(|&row| row as usize / BLOCK_ROWS).collect();
    bands.dedup();
    bands
}

/// The rows of some blocks; the last block may name more than there are.
fn rows_of(bands: &[usize]) -> impl Iterator<Item = usize> + '_ {
    bands.iter().flat_map(|band| band * BLOCK_ROWS..(band + 1) * BLOCK_ROWS)
}
