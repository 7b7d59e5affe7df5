//! One pass over all blocks: the best cells of each row at given prices.
//!
//! A pass looks at billions of cells, so it first compares in the precision of the scores, with a
//! margin for rounding, and only cells that come near the bound are computed in whole units.

use std::ops::Range;

use crate::assignment::linear::column_generation::source::RowCells;
use crate::assignment::linear::implicit::chunk_scan::{CELLS_PER_CHUNK, ChunkScan};
use crate::assignment::linear::implicit::read_block::{ScoreUnits, read_block};
use crate::assignment::model::block_score::Number;
use crate::assignment::model::{
    BLOCK_COLS, BLOCK_ROWS, BlockScore, Blocks, Col, ImplicitError, Row,
};
use crate::assignment::parallel;

/// Cells compared together.
const LANES: usize = 64;

/// The result of scanning a row.
pub(super) struct ScannedRow {
    pub(super) cells: RowCells,
    /// No other cell has a greater score less price, in units.
    pub(super) bound: i64,
    /// Sum of the bits of all scores: another one if any of them changes.
    pub(super) sum: u32,
    /// Greatest magnitude of all scores.
    pub(super) greatest: f64,
}

/// The request of a pass.
pub(super) struct PricingRequest<'a> {
    pub(super) units: ScoreUnits,
    pub(super) prices: &'a [i64],
    /// What the score less the price has to exceed; anything does where it is not given.
    pub(super) above: Option<&'a [i64]>,
    /// Columns that are not asked for: nothing exceeds their price.
    pub(super) inside: Option<&'a [bool]>,
    /// Whether all rows were asked before, so that their sums tell whether anything is wrong.
    pub(super) known: bool,
}

/// Asks the given rows, each part of which lies in a block; a line for each row, in order.
pub(super) fn pass<B: Blocks>(
    blocks: &B,
    request: &PricingRequest<'_>,
    parts: &[Range<usize>],
) -> Result<Vec<ScannedRow>, ImplicitError> {
    let cols = blocks.shape().1;
    let per_one = request.units.resolution.per_one();
    let mut prices: Vec<B::Score> =
        request.prices.iter().map(|&price| B::Score::nearest(price as f64 / per_one)).collect();
    let magnitudes = prices.iter().map(|price| price.magnitude().into());
    let dearest = magnitudes.fold(0.0, f64::max);
    if let Some(inside) = request.inside {
        for (price, _) in prices.iter_mut().zip(inside).filter(|&(_, &inside)| inside) {
            *price = B::Score::INFINITY;
        }
    }
    let greatest_accepted = (request.units.limit as f64 - 1.0) / per_one;
    let counts = (parts.len(), BLOCK_ROWS.saturating_mul(cols));
    let answers = parallel::map(counts, <(Vec<_>, Vec<_>)>::default, |buffers, place| {
        let rows = parts[place].clone();
        Band { blocks, request, prices: &prices, dearest, greatest_accepted, rows }.ask(buffers)
    });
    let mut lines = Vec::with_capacity(parts.iter().map(Range::len).sum());
    for answer in answers {
        lines.extend(answer?);
    }
    Ok(lines)
}

/// Rows of a block that are scanned.
struct Band<'a, B: Blocks> {
    blocks: &'a B,
    request: &'a PricingRequest<'a>,
    prices: &'a [B::Score],
    /// Greatest magnitude of a price.
    dearest: f64,
    /// Scores up to this magnitude are accepted without a closer look.
    greatest_accepted: f64,
    rows: Range<usize>,
}

/// A row while it is scanned: near cells with rounded gain and score.
struct RowScan<S> {
    bound: S,
    /// The column that came first.
    start: u32,
    near: Vec<(S, u32, S)>,
    /// Whether cells above the bound asked for had to go.
    trimmed: bool,
    sum: u32,
    greatest: S,
}

impl<B: Blocks> Band<'_, B> {
    /// Scans the blocks of the rows. Every row begins at another column, or all would want the same
    /// among equals.
    fn ask(
        &self,
        (opening, scores): &mut (Vec<B::Score>, Vec<B::Score>),
    ) -> Result<Vec<ScannedRow>, ImplicitError> {
        let cols = self.blocks.shape().1;
        let count = cols.div_ceil(BLOCK_COLS);
        let range = |block: usize| block * BLOCK_COLS..((block + 1) * BLOCK_COLS).min(cols);
        let band = self.rows.start / BLOCK_ROWS;
        let first = range(band % count);
        let mut scans: Vec<RowScan<B::Score>> = self
            .rows
            .clone()
            .map(|row| {
                let offset = row % BLOCK_ROWS * (BLOCK_COLS / BLOCK_ROWS) + band / count;
                self.begin(row, first.start + offset % first.len())
            })
            .collect();
        read_block(self.blocks, self.rows.clone(), first.clone(), opening)?;
        self.scan(&mut scans, opening, &first, |start| start..first.end)?;
        for block in (0..count).map(|place| range((band + place) % count)).skip(1) {
            read_block(self.blocks, self.rows.clone(), block.clone(), scores)?;
            self.scan(&mut scans, scores, &block, |_| block.clone())?;
        }
        self.scan(&mut scans, opening, &first, |start| first.start..start)?;
        self.rows.clone().zip(scans).map(|(row, scan)| self.line(row, scan)).collect()
    }

    fn begin(&self, row: usize, start: usize) -> RowScan<B::Score> {
        RowScan {
            bound: self.bound(row),
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            start: start as u32,
            near: Vec::new(),
            trimmed: false,
            sum: 0,
            greatest: B::Score::default(),
        }
    }

    /// Scans some columns of a block, which may depend on the column that came first.
    fn scan(
        &self,
        scans: &mut [RowScan<B::Score>],
        scores: &[B::Score],
        block: &Range<usize>,
        cols: impl Fn(usize) -> Range<usize>,
    ) -> Result<(), ImplicitError> {
        let lines = scores.chunks_exact(block.len());
        self.rows.clone().zip(scans).zip(lines).try_for_each(|((row, scan), line)| {
            let cols = cols(scan.start as usize);
            let line = &line[cols.start - block.start..cols.end - block.start];
            self.meet(row, scan, line, cols)
        })
    }

    /// The bound in the precision of the scores, lowered by what rounding can do.
    fn bound(&self, row: usize) -> B::Score {
        let Some(above) = self.request.above else { return B::Score::NEG_INFINITY };
        let per_one = self.request.units.resolution.per_one();
        let exact = (above[row] as f64 - 1.0) / per_one;
        let magnitude = exact.abs() + self.dearest;
        B::Score::nearest(exact - 4.0 * magnitude * B::Score::EPSILON)
    }

    /// What no other cell exceeds, in units: what was asked for or, where that was too much, the
    /// bound of the scan, raised by what rounding can do.
    fn rounded(&self, row: usize, scan: &RowScan<B::Score>) -> i64 {
        let above = self.request.above.map_or(i64::MIN, |above| above[row]);
        if !scan.trimmed {
            return above;
        }
        let per_one = self.request.units.resolution.per_one();
        let bound: f64 = scan.bound.into();
        let magnitude = bound.abs() + 2.0 * self.dearest;
        let raised = bound + 4.0 * magnitude * B::Score::EPSILON;
        #[expect(clippy::cast_possible_truncation, reason = "a cast keeps to the range")]
        let rounded = (raised * per_one).ceil() as i64;
        above.max(rounded.saturating_add(1))
    }

    fn meet(
        &self,
        row: usize,
        scan: &mut RowScan<B::Score>,
        line: &[B::Score],
        cols: Range<usize>,
    ) -> Result<(), ImplicitError> {
        let prices = &self.prices[cols.clone()];
        let chunks = line.chunks(LANES).zip(prices.chunks(LANES));
        for (place, (scores, prices)) in chunks.enumerate() {
            let first = cols.start + place * LANES;
            let look = if self.request.known {
                ChunkScan::at::<true>(scores, prices, scan.bound)
            } else {
                ChunkScan::at::<false>(scores, prices, scan.bound)
            };
            scan.sum = scan.sum.wrapping_add(look.sum);
            if look.greatest > scan.greatest {
                scan.greatest = look.greatest;
            }
            if !look.finite || look.greatest.into() > self.greatest_accepted {
                self.refuse(row, first, scores)?;
            }
            if look.near {
                self.keep(row, scan, first, scores, prices)?;
            }
        }
        Ok(())
    }

    /// Refuses scores that are not finite or, where a pair may be made, of too many units.
    fn refuse(&self, row: usize, first: usize, scores: &[B::Score]) -> Result<(), ImplicitError> {
        for (col, &score) in (first..).zip(scores) {
            if !score.is_number() || self.blocks.eligible(Row(row), Col(col)) {
                self.request.units.of(row, col, score)?;
            }
        }
        Ok(())
    }

    /// Looks closely at a few cells of which some are near the bound.
    fn keep(
        &self,
        row: usize,
        scan: &mut RowScan<B::Score>,
        first: usize,
        scores: &[B::Score],
        prices: &[B::Score],
    ) -> Result<(), ImplicitError> {
        let eights = scores.chunks(CELLS_PER_CHUNK).zip(prices.chunks(CELLS_PER_CHUNK));
        for (place, (scores, prices)) in eights.enumerate() {
            let near = |(&score, &price): (&B::Score, &B::Score)| score - price > scan.bound;
            if !scores.iter().zip(prices).fold(false, |any, cell| any | near(cell)) {
                continue;
            }
            for (offset, (&score, &price)) in scores.iter().zip(prices).enumerate() {
                let (col, gain) = (first + place * CELLS_PER_CHUNK + offset, score - price);
                if gain > scan.bound && self.wanted(row, col, score)? {
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "checked with the problem"
                    )]
                    scan.near.push((gain, col as u32, score));
                }
            }
            if scan.near.len() >= 2 * B::Score::CELLS_PER_ROW {
                trim(scan);
            }
        }
        Ok(())
    }

    /// Whether a cell near the bound may be used and exceeds it, exactly.
    fn wanted(&self, row: usize, col: usize, score: B::Score) -> Result<bool, ImplicitError> {
        if !self.blocks.eligible(Row(row), Col(col)) {
            return Ok(false);
        }
        let Some(above) = self.request.above else { return Ok(true) };
        let units = self.request.units.of(row, col, score)?;
        Ok(units - self.request.prices[col] > above[row])
    }

    fn line(&self, row: usize, mut scan: RowScan<B::Score>) -> Result<ScannedRow, ImplicitError> {
        if scan.near.len() > B::Score::CELLS_PER_ROW {
            trim(&mut scan);
        }
        scan.near.sort_unstable_by_key(|&(_, col, _)| col);
        let units = |&(_, col, score): &(B::Score, u32, B::Score)| {
            Ok((col, self.request.units.of(row, col as usize, score)?))
        };
        Ok(ScannedRow {
            cells: scan.near.iter().map(units).collect::<Result<_, ImplicitError>>()?,
            bound: self.rounded(row, &scan),
            sum: scan.sum,
            greatest: scan.greatest.into(),
        })
    }
}

/// Keeps the best cells, of equal ones those that came first, and raises the bound to theirs.
fn trim<S: BlockScore>(scan: &mut RowScan<S>) {
    let turn = |col: u32| (col < scan.start, col);
    let order = |a: &(S, u32, S), b: &(S, u32, S)| b.0.order(&a.0).then(turn(a.1).cmp(&turn(b.1)));
    let (_, worst, _) = scan.near.select_nth_unstable_by(S::CELLS_PER_ROW - 1, order);
    if worst.0 > scan.bound {
        scan.bound = worst.0;
    }
    scan.near.truncate(S::CELLS_PER_ROW);
    scan.trimmed = true;
}
