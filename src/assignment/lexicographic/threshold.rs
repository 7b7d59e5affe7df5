//! A threshold search: the highest value that still leaves a plan.
//!
//! Where we depart from Garfinkel (1971), who raises the threshold step by step: we halve.

/// Returns the highest of `reached` and those of `values` above it at which an attempt succeeds.
///
/// An attempt takes a threshold, and returns the lowest value of the plan that it finds, or `None`
/// where there is no plan. If it succeeds at a value, it must succeed at all lower ones. The last
/// attempt that fails is the one at the next value above the returned one; without such a value
/// there is none.
pub(super) fn highest<E>(
    mut values: Vec<i64>,
    mut reached: i64,
    mut attempt: impl FnMut(i64) -> Result<Option<i64>, E>,
) -> Result<i64, E> {
    values.retain(|&value| value > reached);
    while let Some(last) = values.len().checked_sub(1) {
        let threshold = *values.select_nth_unstable(last / 2).1;
        if let Some(lowest) = attempt(threshold)? {
            reached = lowest;
            values.retain(|&value| value > reached);
        } else {
            values.retain(|&value| value < threshold);
        }
    }
    Ok(reached)
}
