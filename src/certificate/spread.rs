//! Whether a spread is shown to be the smallest.

use std::collections::BTreeSet;

use crate::assignment::model::WeightRange;

/// Whether ranges that leave no plan contain every range that is smaller than that of a plan, or as small
/// and higher. `lows` are the lower weights of the cells that a plan may have. Every plan has the settled
/// pairs, so that nothing needs to be shown of a range that excludes one of them.
pub(super) fn is_smallest(
    lows: impl Iterator<Item = i64>,
    range: WeightRange,
    settled: Option<WeightRange>,
    empty: &[WeightRange],
) -> bool {
    let spread = i128::from(range.highest) - i128::from(range.lowest);
    let bottom = settled.map_or(i64::MAX, |settled| settled.lowest);
    let lows: BTreeSet<i64> = lows.map(|low| low.min(bottom)).collect();
    // The last of the ranges that start no higher; they ascend at both ends.
    let ascends =
        empty.windows(2).all(|it| it[0].lowest < it[1].lowest && it[0].highest <= it[1].highest);
    let (mut known, mut top) = (0, None);
    ascends
        && lows.into_iter().all(|low| {
            while let Some(next) = empty.get(known).filter(|next| next.lowest <= low) {
                (known, top) = (known + 1, Some(next.highest));
            }
            let better = i128::from(low) + spread - i128::from(low <= range.lowest);
            let excludes_settled = settled.is_some_and(|it| better < i128::from(it.highest));
            excludes_settled || top.is_some_and(|top| better <= i128::from(top))
        })
}
