//! From plain scores to a table of units: a pass for the least and the greatest score, which say in
//! how many bits the units fit, and a pass that rounds. Both run on all threads.

use ndarray::ArrayView1;

use crate::assignment::model::limits::score_limit;
use crate::assignment::model::plain_table::PlainTable;
use crate::assignment::model::resolution::GREATEST_UNITS;
use crate::assignment::model::table::{AnyTable, StoredScore, Table, WIDEST_OF_NARROW, zeroed};
use crate::assignment::model::{Col, Pairs, ProblemError, Resolution, Row};
use crate::assignment::parallel;

/// Rounds a table of scores.
///
/// The units go into the memory of `old`, where it has any that fits; on an error that one is left
/// as it is.
pub(in crate::assignment) fn rounded_into(
    scores: &PlainTable<'_>,
    resolution: Resolution,
    pairs: Pairs,
    old: &mut AnyTable,
) -> Result<(), ProblemError> {
    scores.check_mask()?;
    let (rows, cols) = scores.shape;
    // What the table takes at least, before the scores are looked at.
    let reusable = matches!(&*old, AnyTable::Narrow(table) if table.cells.len() == rows * cols);
    let fresh = if reusable { Vec::new() } else { zeroed((rows, cols))? };
    let limit = score_limit(rows, cols);
    let units = |value: f64| resolution.units(value).filter(|units| bearable(*units, limit, pairs));
    let ends = range(scores).and_then(|(least, greatest)| units(least).zip(units(greatest)));
    let Some((low, high)) = ends else {
        drop(fresh);
        *old =
            rounded_one_by_one((rows, cols), resolution, pairs, |row, col| scores.score(row, col))?;
        return Ok(());
    };
    *old = if high - low > WIDEST_OF_NARROW {
        drop(fresh);
        let mut cells = zeroed((rows, cols))?;
        round(scores, resolution, 0, &mut cells);
        AnyTable::Wide(Table { cols, base: 0, cells })
    } else {
        let mut cells = match old {
            AnyTable::Narrow(table) if reusable => std::mem::take(&mut table.cells),
            _ => fresh,
        };
        let base = low + (high - low) / 2;
        round(scores, resolution, base, &mut cells);
        AnyTable::Narrow(Table { cols, base, cells })
    };
    Ok(())
}

/// Rounds scores of any kind, cell by cell; the error is that of the first cell that has one.
pub(super) fn rounded_one_by_one(
    (rows, cols): (usize, usize),
    resolution: Resolution,
    pairs: Pairs,
    mut score: impl FnMut(Row, Col) -> Option<f64>,
) -> Result<AnyTable, ProblemError> {
    let limit = score_limit(rows, cols);
    let mut units = |row: Row, col: Col| {
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
    };
    let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (Row(row), Col(col))));
    AnyTable::from_unknown((rows, cols), cells.map(|(row, col)| units(row, col)))
}

fn bearable(units: i64, limit: i64, pairs: Pairs) -> bool {
    let within = |amount: i128| amount.abs() <= i128::from(limit);
    let units = i128::from(units);
    match pairs {
        Pairs::Free { reservation } => within(units) && within(units - i128::from(reservation)),
        _ => within(units),
    }
}

/// The least and the greatest allowed score, 0 if none is allowed; `None` if a score is not finite,
/// or their sum is not.
fn range(scores: &PlainTable<'_>) -> Option<(f64, f64)> {
    let (rows, cols) = scores.shape;
    let width = scores.cells_per_piece();
    let found = parallel::merged(
        ((rows * cols).div_ceil(width), width),
        |place| match scores.mask(place) {
            None => Extremes::of_all(&scores.piece(place)),
            Some(mask) => Extremes::of_allowed(&scores.piece(place), &mask),
        },
        Extremes::and,
    )?;
    let Extremes { least, greatest, sum } = found;
    if !sum.is_finite() {
        return None;
    }
    let (one, other) = (scores.sign() * least, scores.sign() * greatest);
    Some(if least > greatest { (0.0, 0.0) } else { (one.min(other), one.max(other)) })
}

/// Of some numbers the least, the greatest, and the sum, which is not finite if one of them is not.
#[derive(Clone, Copy)]
struct Extremes {
    least: f64,
    greatest: f64,
    sum: f64,
}

impl Extremes {
    const NONE: Self = Self { least: f64::INFINITY, greatest: f64::NEG_INFINITY, sum: 0.0 };

    fn and(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            greatest: self.greatest.max(other.greatest),
            sum: self.sum + other.sum,
        }
    }

    fn of_all(numbers: &ArrayView1<'_, f64>) -> Self {
        match numbers.to_slice() {
            Some(numbers) => Self::of_slice(numbers),
            None => numbers.iter().copied().fold(Self::NONE, Self::with),
        }
    }

    fn of_allowed(numbers: &ArrayView1<'_, f64>, mask: &ArrayView1<'_, bool>) -> Self {
        let allowed = numbers.iter().zip(mask).filter(|&(_, &allowed)| allowed);
        allowed.map(|(&number, _)| number).fold(Self::NONE, Self::with)
    }

    fn with(self, number: f64) -> Self {
        self.and(Self { least: number, greatest: number, sum: number })
    }

    /// Lane by lane, so that a step of the processor serves several numbers.
    fn of_slice(numbers: &[f64]) -> Self {
        const LANES: usize = 8;
        let mut least = [f64::INFINITY; LANES];
        let mut greatest = [f64::NEG_INFINITY; LANES];
        let mut sum = [0.0; LANES];
        let (blocks, rest) = numbers.as_chunks::<LANES>();
        for block in blocks {
            for lane in 0..LANES {
                let number = block[lane];
                least[lane] = if least[lane] < number { least[lane] } else { number };
                greatest[lane] = if greatest[lane] > number { greatest[lane] } else { number };
                sum[lane] += number;
            }
        }
        let lanes = (0..LANES).map(|lane| Self {
            least: least[lane],
            greatest: greatest[lane],
            sum: sum[lane],
        });
        rest.iter().copied().fold(lanes.fold(Self::NONE, Self::and), Self::with)
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

/// Rounds scores that are known to fit.
fn round<C: RoundedScore>(
    scores: &PlainTable<'_>,
    resolution: Resolution,
    base: i64,
    cells: &mut [C],
) {
    let factor = scores.sign() * resolution.per_one();
    let cell = move |&number: &f64| C::of_bits((number * factor + ROUND).to_bits(), base);
    let width = scores.cells_per_piece();
    parallel::fill(cells, (width, width), |cells: &mut [C], place| {
        let numbers = scores.piece(place);
        match numbers.to_slice() {
            Some(numbers) => write(cells, numbers.iter().map(cell)),
            None => write(cells, numbers.iter().map(cell)),
        }
        if let Some(mask) = scores.mask(place) {
            let forbidden = cells.iter_mut().zip(mask).filter(|&(_, &allowed)| !allowed);
            forbidden.for_each(|(cell, _)| *cell = C::FORBIDDEN);
        }
    });
}

fn write<C>(cells: &mut [C], all: impl Iterator<Item = C>) {
    cells.iter_mut().zip(all).for_each(|(cell, new)| *cell = new);
}
