//! From plain scores to a table of units.

use ndarray::ArrayView2;

use crate::assignment::model::limits::score_limit;
use crate::assignment::model::resolution::GREATEST_UNITS;
use crate::assignment::model::table::{AnyTable, StoredScore, Table, WIDEST_OF_NARROW, reserved};
use crate::assignment::model::{Col, Pairs, ProblemError, Resolution, Row};

/// Rounds a table of scores; the only place where they are rounded.
///
/// The table goes into the memory of `old`, where it has any that fits; on an error that one is
/// left as it is.
pub(in crate::assignment) fn rounded_into(
    scores: &ArrayView2<'_, f64>,
    eligible: Option<&ArrayView2<'_, bool>>,
    resolution: Resolution,
    pairs: Pairs,
    old: &mut AnyTable,
) -> Result<(), ProblemError> {
    let (rows, cols) = scores.dim();
    if let Some(mask) = eligible
        && mask.dim() != scores.dim()
    {
        let (mask_rows, mask_cols) = mask.dim();
        return Err(ProblemError::MaskShape { rows, cols, mask_rows, mask_cols });
    }
    // What the table takes at least, before the scores are looked at.
    let reusable =
        matches!(&*old, AnyTable::Narrow(table) if table.cells.capacity() >= rows * cols);
    let fresh = if reusable { Vec::new() } else { reserved((rows, cols))? };
    let allowed = |row: usize, col: usize| eligible.is_none_or(|mask| mask[[row, col]]);
    let plain = if eligible.is_none() { scores.as_slice() } else { None };
    let limit = score_limit(rows, cols);
    let (least, greatest) = match plain.and_then(extremes) {
        Some(range) => range,
        None => careful_extremes(scores, allowed)?,
    };
    let units = |value: f64| resolution.units(value).filter(|units| bearable(*units, limit, pairs));
    let (Some(low), Some(high)) = (units(least), units(greatest)) else {
        let too_much = |value: f64| units(value).is_none();
        return Err(first(scores, allowed, too_much, |row, col, value| {
            ProblemError::TooManyUnits { row, col, value, limit: limit.min(GREATEST_UNITS) }
        }));
    };
    let units_by_cell = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    let units_by_cell = units_by_cell.map(|(row, col)| {
        allowed(row, col).then(|| resolution.units(scores[[row, col]]).unwrap_or_default())
    });
    if high - low > WIDEST_OF_NARROW {
        drop(fresh);
        *old = AnyTable::new((rows, cols), (low, high), units_by_cell)?;
        return Ok(());
    }
    let mut cells = match old {
        AnyTable::Narrow(table) if reusable => std::mem::take(&mut table.cells),
        _ => fresh,
    };
    let base = low + (high - low) / 2;
    cells.clear();
    if let Some(plain) = plain {
        cells.extend(narrow(plain, resolution, base));
    } else {
        let cell = |units: i64| i32::try_from(units - base).ok();
        cells.extend(units_by_cell.map(|units| units.and_then(cell).unwrap_or(i32::FORBIDDEN)));
    }
    *old = AnyTable::Narrow(Table { cols, base, cells });
    Ok(())
}

pub(super) fn bearable(units: i64, limit: i64, pairs: Pairs) -> bool {
    let within = |amount: i128| amount.abs() <= i128::from(limit);
    let units = i128::from(units);
    match pairs {
        Pairs::Free { reservation } => within(units) && within(units - i128::from(reservation)),
        _ => within(units),
    }
}

/// Least and greatest of plain memory; `None` if anything is not finite.
fn extremes(scores: &[f64]) -> Option<(f64, f64)> {
    let mut least = [f64::INFINITY; 8];
    let mut greatest = [f64::NEG_INFINITY; 8];
    // A product with 0 is 0, but NaN where the score is not finite.
    let mut zero = [0.0; 8];
    let (blocks, rest) = scores.as_chunks::<8>();
    let mut meet = |lane: usize, score: f64| {
        least[lane] = if score < least[lane] { score } else { least[lane] };
        greatest[lane] = if score > greatest[lane] { score } else { greatest[lane] };
        zero[lane] += score * 0.0;
    };
    for block in blocks {
        for (lane, &score) in block.iter().enumerate() {
            meet(lane, score);
        }
    }
    for &score in rest {
        meet(0, score);
    }
    let finite = zero.iter().sum::<f64>() == 0.0;
    finite.then(|| {
        (
            least.into_iter().fold(f64::INFINITY, f64::min),
            greatest.into_iter().fold(f64::NEG_INFINITY, f64::max),
        )
    })
}

fn careful_extremes(
    scores: &ArrayView2<'_, f64>,
    allowed: impl Fn(usize, usize) -> bool + Copy,
) -> Result<(f64, f64), ProblemError> {
    let mut range: Option<(f64, f64)> = None;
    for ((row, col), &score) in scores.indexed_iter() {
        if !allowed(row, col) {
            continue;
        }
        if !score.is_finite() {
            let value = score.to_string();
            return Err(ProblemError::NotFinite { row: Row(row), col: Col(col), value });
        }
        let (least, greatest) = range.unwrap_or((score, score));
        range = Some((least.min(score), greatest.max(score)));
    }
    Ok(range.unwrap_or((0.0, 0.0)))
}

/// The error of the first cell that is wrong.
fn first(
    scores: &ArrayView2<'_, f64>,
    allowed: impl Fn(usize, usize) -> bool,
    wrong: impl Fn(f64) -> bool,
    error: impl Fn(Row, Col, String) -> ProblemError,
) -> ProblemError {
    let found =
        scores.indexed_iter().find(|&((row, col), &score)| allowed(row, col) && wrong(score));
    // An extreme is the score of a cell, so the cell is found.
    let ((row, col), score) = found.unwrap_or(((0, 0), &f64::NAN));
    error(Row(row), Col(col), score.to_string())
}

/// Rounds scores that are known to fit. Adding 1.5·2⁵² leaves no bit for a fraction, so it rounds
/// to the nearest whole number, ties to even, which is then in the low bits: several scores a
/// resolution of the processor, where a conversion takes one.
fn narrow(scores: &[f64], resolution: Resolution, base: i64) -> impl Iterator<Item = i32> + '_ {
    const ROUND: f64 = 6_755_399_441_055_744.0;
    let per_one = resolution.per_one();
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
    let base = base.cast_unsigned() as u32;
    #[expect(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
    let round = move |&score: &f64| {
        ((score * per_one + ROUND).to_bits() as u32).wrapping_sub(base).cast_signed()
    };
    scores.iter().map(round)
}
