//! How far a number must be relaxed.

use crate::plan::PlanningError;

/// The first number of `from`, `from + 1`, … up to `to` that does, where all after one that does
/// do too.
pub(super) fn first(
    from: usize,
    to: usize,
    does: impl Fn(usize) -> Result<bool, PlanningError>,
) -> Result<Option<usize>, PlanningError> {
    if from > to || !does(to)? {
        return Ok(None);
    }
    let (mut low, mut high) = (from, to);
    while low < high {
        let middle = low + (high - low) / 2;
        if does(middle)? {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    Ok(Some(high))
}

/// The last number of `0`, …, `to` that does, where all before one that does do too.
pub(super) fn last(
    to: usize,
    does: impl Fn(usize) -> Result<bool, PlanningError>,
) -> Result<Option<usize>, PlanningError> {
    Ok(first(0, to, |down| does(to - down))?.map(|down| to - down))
}

/// The first item that does, where all after one that does do too.
pub(super) fn first_of<T: Copy>(
    items: &[T],
    does: impl Fn(T) -> Result<bool, PlanningError>,
) -> Result<Option<T>, PlanningError> {
    let Some(last) = items.len().checked_sub(1) else { return Ok(None) };
    Ok(first(0, last, |place| does(items[place]))?.map(|place| items[place]))
}

/// The first item that does, whatever those after it do.
pub(super) fn any_of<T: Copy>(
    items: impl IntoIterator<Item = T>,
    does: impl Fn(T) -> Result<bool, PlanningError>,
) -> Result<Option<T>, PlanningError> {
    for item in items {
        if does(item)? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}
