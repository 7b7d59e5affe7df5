//! The values of a criterion for a block of pairs, checked.

use super::error::ScoreError;
use crate::criteria::{Criterion, Pair, PairBlock, Tally, Value, value_of};

/// Rows and columns of a block: its values, and what criteria look up for its regions, stay in the second
/// cache.
pub(super) const BLOCK_ROWS: usize = 64;
pub(super) const BLOCK_COLUMNS: usize = 128;

/// How far rounding may carry a sum out of [0, 1].
const ROUNDING_TOLERANCE: f64 = 1e-9;

/// Pairs of a block whose values are computed again by themselves.
const PAIRS_COMPARED: usize = 16;

/// Appends the values of a block to an empty list.
///
/// # Errors
/// [`ScoreError::BlockSize`]; for the first value outside of [0, 1] [`ScoreError::OutOfRange`], or
/// [`ScoreError::BlockDiffers`] if its pair is inside by itself.
pub(super) fn assess_block(
    criterion: &dyn Criterion,
    block: &PairBlock<'_>,
    values: &mut Vec<Value>,
) -> Result<(), ScoreError> {
    criterion.assess_block(block, values);
    if values.len() != block.len() {
        return Err(ScoreError::BlockSize {
            criterion: criterion.id().to_owned(),
            rows: block.left.len(),
            columns: block.right.len(),
            found: values.len(),
        });
    }
    let mut tally = Tally::without_reasons();
    let outside = |value: &Value| value.get().is_some_and(|value| !(0.0..=1.0).contains(&value));
    if values.iter().fold(false, |any, value| any | outside(value)) {
        for (value, pair) in values.iter_mut().zip(block.pairs()).filter(|(it, _)| outside(it)) {
            *value = in_range(criterion, &pair, *value, &mut tally)?;
        }
    }
    Ok(())
}

/// Appends the values of a block, and compares some of them with what their pairs have by themselves.
///
/// # Errors
/// As [`assess_block`], and [`ScoreError::BlockDiffers`] for any pair that was compared.
pub(super) fn compared_block(
    criterion: &dyn Criterion,
    block: &PairBlock<'_>,
    values: &mut Vec<Value>,
) -> Result<(), ScoreError> {
    assess_block(criterion, block, values)?;
    let mut tally = Tally::without_reasons();
    for place in compared(block.len()) {
        let width = block.right.len();
        let pair = Pair { left: &block.left[place / width], right: &block.right[place % width] };
        let by_pair = value_of(criterion, &pair, &mut tally);
        if bits(values[place]) != bits(by_pair) {
            return Err(differs(criterion, &pair, values[place], by_pair));
        }
    }
    Ok(())
}

/// The places of the pairs that are compared: all of a few, some of many.
fn compared(pairs: usize) -> impl Iterator<Item = usize> {
    let step = (pairs / PAIRS_COMPARED).max(1);
    // An odd number of steps apart, so that neither one row nor one column is looked at alone.
    (0..pairs).step_by(step | 1)
}

fn bits(value: Value) -> Option<u64> {
    value.get().map(f64::to_bits)
}

/// The value of a pair whose sum is outside [0, 1] in its block: by itself, if that was rounding.
fn in_range(
    criterion: &dyn Criterion,
    pair: &Pair<'_>,
    in_block: Value,
    tally: &mut Tally,
) -> Result<Value, ScoreError> {
    let by_pair = value_of(criterion, pair, tally);
    let known = by_pair.get().unwrap_or_default();
    if !(0.0..=1.0).contains(&known) {
        return Err(ScoreError::OutOfRange {
            criterion: criterion.id().to_owned(),
            left: pair.left.region.id.clone(),
            right: pair.right.region.id.clone(),
            value: tally.value(),
        });
    }
    let near = |(a, b): (f64, f64)| (a - b).abs() <= ROUNDING_TOLERANCE;
    if in_block.get().zip(by_pair.get()).is_some_and(near) {
        Ok(by_pair)
    } else {
        Err(differs(criterion, pair, in_block, by_pair))
    }
}

fn differs(
    criterion: &dyn Criterion,
    pair: &Pair<'_>,
    in_block: Value,
    by_pair: Value,
) -> ScoreError {
    ScoreError::BlockDiffers {
        criterion: criterion.id().to_owned(),
        left: pair.left.region.id.clone(),
        right: pair.right.region.id.clone(),
        in_block: in_block.get(),
        by_pair: by_pair.get(),
    }
}
