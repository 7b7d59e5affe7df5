//! From plain scores to a table of units, on all threads.
//!
//! The least and the greatest score say in how many bits the units fit, and what is taken off them.
//! Numbers that are stored one after another are read once, for both; others twice.

use crate::assignment::model::extremes::Extremes;
use crate::assignment::model::limits::score_limit;
use crate::assignment::model::plain_table::PlainTable;
use crate::assignment::model::resolution::GREATEST_UNITS;
use crate::assignment::model::table::{
    AnyTable, StoredScore, Table, WIDEST_OF_NARROW, no_memory, zeroed,
};
use crate::assignment::model::{Col, Pairs, ProblemError, Resolution, Row};
use crate::assignment::parallel;

/// Rounds a table of scores.
pub(in crate::assignment) fn rounded(
    scores: &PlainTable<'_>,
    resolution: Resolution,
    pairs: Pairs,
) -> Result<AnyTable, ProblemError> {
    scores.check_mask()?;
    let rounding = Rounding { scores, resolution, pairs };
    if let Some(numbers) = scores.flat() {
        let base = rounding.likely_base(numbers);
        let (extremes, cells) = rounding.in_one_pass(numbers, base)?;
        rounding.table(extremes, |right| shifted(cells, base - right))
    } else {
        let mut cells = zeroed(scores.shape)?;
        rounding.table(Extremes::of_table(scores), |base| {
            rounding.fill(&mut cells, base);
            cells
        })
    }
}

/// Rounds a table of scores into the memory of another one, if that fits; on an error that one is
/// left as it is.
pub(in crate::assignment) fn rounded_into(
    old: &mut AnyTable,
    scores: &PlainTable<'_>,
    resolution: Resolution,
    pairs: Pairs,
) -> Result<(), ProblemError> {
    let (rows, cols) = scores.shape;
    *old = match old {
        AnyTable::Narrow(table) if table.cells.len() == rows * cols => {
            scores.check_mask()?;
            let rounding = Rounding { scores, resolution, pairs };
            rounding.table(Extremes::of_table(scores), |base| {
                rounding.fill(&mut table.cells, base);
                std::mem::take(&mut table.cells)
            })?
        }
        _ => rounded(scores, resolution, pairs)?,
    };
    Ok(())
}

/// What is rounded, and how.
struct Rounding<'a, 'n> {
    scores: &'a PlainTable<'n>,
    resolution: Resolution,
    pairs: Pairs,
}

impl Rounding<'_, '_> {
    /// The table of scores with these extremes; `narrow` makes the cells for a base, if 32 bits
    /// suffice.
    fn table(
        &self,
        extremes: Extremes,
        narrow: impl FnOnce(i64) -> Vec<i32>,
    ) -> Result<AnyTable, ProblemError> {
        let (rows, cols) = self.scores.shape;
        let Some((low, high)) = self.range(extremes) else {
            drop(narrow);
            let score = |row, col| self.scores.score(row, col);
            return rounded_one_by_one((rows, cols), self.resolution, self.pairs, score);
        };
        Ok(if high - low > WIDEST_OF_NARROW {
            drop(narrow);
            let mut cells = zeroed((rows, cols))?;
            self.fill(&mut cells, 0);
            AnyTable::Wide(Table { cols, base: 0, cells })
        } else {
            let base = low + (high - low) / 2;
            AnyTable::Narrow(Table { cols, base, cells: narrow(base) })
        })
    }

    /// The least and the greatest score in units; `None` if there is one that is no number or has
    /// too many units, and perhaps if their sum has.
    fn range(&self, Extremes { least, greatest, sum }: Extremes) -> Option<(i64, i64)> {
        if !sum.is_finite() {
            return None;
        }
        if least > greatest {
            // No cell is allowed.
            return Some((0, 0));
        }
        let (rows, cols) = self.scores.shape;
        let limit = score_limit(rows, cols);
        let units = |number: f64| {
            let units = self.resolution.units(self.scores.sign() * number);
            units.filter(|&units| bearable(units, limit, self.pairs))
        };
        let (one, other) = (units(least)?, units(greatest)?);
        Some((one.min(other), one.max(other)))
    }

    /// A cell from its number.
    fn cell<C: RoundedScore>(&self, base: i64) -> impl Fn(f64) -> C + Copy + Send + Sync + 'static {
        let factor = self.scores.sign() * self.resolution.per_one();
        move |number| C::of_bits((number * factor + ROUND).to_bits(), base)
    }

    /// Fills the cells with scores that are known to fit.
    fn fill<C: RoundedScore>(&self, cells: &mut [C], base: i64) {
        let cell = self.cell(base);
        let width = self.scores.cells_per_piece();
        parallel::fill(cells, (width, width), |cells: &mut [C], place| {
            let numbers = self.scores.piece(place);
            match numbers.to_slice() {
                Some(numbers) => write(cells, numbers.iter().map(|&number| cell(number))),
                None => write(cells, numbers.iter().map(|&number| cell(number))),
            }
            if let Some(mask) = self.scores.mask(place) {
                match mask.to_slice() {
                    Some(mask) => forbid(cells, mask.iter()),
                    None => forbid(cells, mask.iter()),
                }
            }
        });
    }

    /// The base, if the first numbers are like the others.
    fn likely_base(&self, numbers: &[f64]) -> i64 {
        let first = &numbers[..numbers.len().min(NUMBERS_PER_BLOCK)];
        self.range(Extremes::of_slice(first)).map_or(0, |(low, high)| low + (high - low) / 2)
    }

    /// The extremes, and cells of 32 bits less a base, modulo 2³². It need not be the right one:
    /// cells that fit can be [`shifted`] to it.
    fn in_one_pass(
        &self,
        numbers: &[f64],
        base: i64,
    ) -> Result<(Extremes, Vec<i32>), ProblemError> {
        let cell = self.cell::<i32>(base);
        let (blocks, rest) = numbers.as_chunks::<NUMBERS_PER_BLOCK>();
        // With room for the rest. Memory is not written to before; a block is written as a whole.
        let mut cells: Vec<[i32; NUMBERS_PER_BLOCK]> = Vec::new();
        let mut extremes = Vec::new();
        let reserved = cells.try_reserve_exact(blocks.len() + 1);
        reserved
            .and_then(|()| extremes.try_reserve_exact(blocks.len()))
            .map_err(|_| no_memory::<i32>(self.scores.shape))?;
        parallel::unzip((blocks.len(), NUMBERS_PER_BLOCK), (&mut cells, &mut extremes), |place| {
            let block = &blocks[place];
            (std::array::from_fn(|at| cell(block[at])), Extremes::of_slice(block))
        });
        let mut cells = cells.into_flattened();
        cells.extend(rest.iter().map(|&number| cell(number)));
        Ok((extremes.into_iter().fold(Extremes::of_slice(rest), Extremes::and), cells))
    }
}

/// Numbers that are rounded at a time: few enough to stay in the fastest memory, many enough that
/// their extremes take little.
const NUMBERS_PER_BLOCK: usize = 1 << 8;

/// Adds a number to all cells, modulo 2³².
fn shifted(mut cells: Vec<i32>, by: i64) -> Vec<i32> {
    #[expect(clippy::cast_possible_truncation, reason = "modulo 2^32")]
    let by = by as i32;
    if by != 0 {
        parallel::fill(&mut cells, (1 << 14, 1 << 14), |cells: &mut [i32], _| {
            for cell in cells {
                *cell = cell.wrapping_add(by);
            }
        });
    }
    cells
}

fn write<C>(cells: &mut [C], all: impl Iterator<Item = C>) {
    cells.iter_mut().zip(all).for_each(|(cell, new)| *cell = new);
}

fn forbid<'m, C: StoredScore>(cells: &mut [C], mask: impl Iterator<Item = &'m bool>) {
    for (cell, &allowed) in cells.iter_mut().zip(mask) {
        *cell = if allowed { *cell } else { C::FORBIDDEN };
    }
}

/// Rounds scores of any kind, cell by cell; the error is that of the first cell that has one.
pub(super) fn rounded_one_by_one(
    (rows, cols): (usize, usize),
    resolution: Resolution,
    pairs: Pairs,
    mut score: impl FnMut(Row, Col) -> Option<f64>,
) -> Result<AnyTable, ProblemError> {
    let limit = score_limit(rows, cols);
    AnyTable::from_unknown((rows, cols), |row, col| {
        let Some(score) = score(row, col) else { return Ok(None) };
        let value = || score.to_string();
        if !score.is_finite() {
            return Err(ProblemError::NotFinite { row, col, value: value() });
        }
        let units = resolution.units(score).filter(|&units| bearable(units, limit, pairs));
        let limit = limit.min(GREATEST_UNITS);
        units.map(Some).ok_or_else(|| ProblemError::TooManyUnits {
            row,
            col,
            value: value(),
            limit,
        })
    })
}

fn bearable(units: i64, limit: i64, pairs: Pairs) -> bool {
    let within = |amount: i128| amount.abs() <= i128::from(limit);
    let units = i128::from(units);
    match pairs {
        Pairs::Free { reservation } => within(units) && within(units - i128::from(reservation)),
        _ => within(units),
    }
}

/// A cell that is rounded in bulk.
trait RoundedScore: StoredScore {
    /// The cell of the units in the low bits of [`ROUND`] plus a score.
    fn of_bits(bits: u64, base: i64) -> Self;
}

/// Added to a number of units within ±2⁵¹, 1.5·2⁵² leaves no bit for a fraction: the sum is rounded
/// to the nearest whole number, ties to even, which is then in the low bits. That takes several
/// scores at a time, where a conversion takes one.
const ROUND: f64 = 6_755_399_441_055_744.0;

impl RoundedScore for i32 {
    #[expect(clippy::cast_possible_truncation, reason = "the difference fits; its low bits do")]
    fn of_bits(bits: u64, base: i64) -> Self {
        (bits as u32).wrapping_sub(base.cast_unsigned() as u32).cast_signed()
    }
}

impl RoundedScore for i64 {
    fn of_bits(bits: u64, base: i64) -> Self {
        bits.wrapping_sub(ROUND.to_bits()).cast_signed() - base
    }
}
