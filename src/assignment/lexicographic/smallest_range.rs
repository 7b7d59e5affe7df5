//! The smallest range of weights that still leaves a plan.
//!
//! For a lowest weight a, let t(a) be the least top of a range from a on that leaves a plan. It never
//! falls as a rises, so that once t(a) is known, no a′ ≥ a has a smaller spread than t(a) − a′: the next
//! a′ to look at is the first at which that would be an improvement. Where we depart from Martello and
//! others (1984), who move one end of the range at a time: these leaps, and a few attempts beforehand
//! that make them long.

use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::model::WeightRange;

/// How many lowest weights are tried before the sweep.
const ATTEMPTS_BEFORE: usize = 8;

/// The smallest range, and what shows that there is no better one.
pub(super) struct SmallestRange {
    pub(super) best: WeightRange,
    /// Ranges that leave no plan, ascending. Together they contain all better ones.
    pub(super) empty: Vec<WeightRange>,
}

/// Finds the smallest range that leaves a plan; among equally small ones the highest.
///
/// `lows` and `highs` are the lower and the higher weights of all cells; `known` is the range of a plan,
/// and `least_top` a weight that no plan stays below, if one is known. `attempt` returns the range of a
/// plan that lies within a range, or `None` where there is none.
pub(super) fn smallest_range<E>(
    mut lows: Vec<i64>,
    mut highs: Vec<i64>,
    known: WeightRange,
    least_top: Option<i64>,
    attempt: impl FnMut(WeightRange) -> Result<Option<WeightRange>, E>,
) -> Result<SmallestRange, E> {
    for weights in [&mut lows, &mut highs] {
        weights.sort_unstable();
        weights.dedup();
    }
    let mut search = Search { highs, best: known, attempt };
    let last = highest(lows.clone(), known.lowest, |lowest| {
        let found = search.within(WeightRange { lowest, highest: i64::MAX })?;
        Ok(found.map(|found| found.lowest))
    })?;
    let possible = &lows[..lows.partition_point(|&low| low <= last)];
    for place in 1..=ATTEMPTS_BEFORE {
        if let Some(&from) = possible.get(possible.len() * place / (ATTEMPTS_BEFORE + 1)) {
            search.top(from, i64::MIN)?;
        }
    }
    // For some of the lowest weights the least top.
    let mut tops = Vec::new();
    let mut next = possible.first().copied();
    while let Some(from) = next {
        let at_least = tops.last().map_or(i64::MIN, |&(_, top)| top);
        // Without an answer, what is shown so far is all there is.
        let Some(top) = search.top(from, at_least)? else { break };
        tops.push((from, top));
        next = possible.iter().copied().find(|&low| low > from && search.may_improve(low, top));
    }
    tops.extend(lows.get(possible.len()).map(|&low| (low, i64::MAX)));
    let best = search.best;
    let empty = empty_ranges(&lows, &tops, best, least_top);
    Ok(SmallestRange { best, empty })
}

struct Search<A> {
    /// Ascending.
    highs: Vec<i64>,
    best: WeightRange,
    attempt: A,
}

impl<E, A: FnMut(WeightRange) -> Result<Option<WeightRange>, E>> Search<A> {
    fn within(&mut self, range: WeightRange) -> Result<Option<WeightRange>, E> {
        let found = (self.attempt)(range)?;
        if let Some(found) = found.filter(|found| found.is_more_even_than(self.best)) {
            self.best = found;
        }
        Ok(found)
    }

    /// The least top of a range from a weight on that leaves a plan, which is known to be no less than
    /// another one; `None` if there is none.
    fn top(&mut self, from: i64, at_least: i64) -> Result<Option<i64>, E> {
        let Some(found) = self.within(WeightRange { lowest: from, highest: i64::MAX })? else {
            return Ok(None);
        };
        let lower = self.highs.iter().filter(|&&high| at_least <= high && high < found.highest);
        let lower = lower.map(|high| -high).collect();
        let top = highest(lower, -found.highest, |below| {
            let found = self.within(WeightRange { lowest: from, highest: -below })?;
            Ok(found.map(|found| -found.highest))
        })?;
        Ok(Some(-top))
    }

    /// Whether a range from a weight up to a top is better than the best one.
    fn may_improve(&self, lowest: i64, highest: i64) -> bool {
        WeightRange { lowest, highest }.is_more_even_than(self.best)
    }
}

/// Few of the ranges below the tops that contain all better ones: from each lowest weight on, as far as
/// a better one goes.
fn empty_ranges(
    lows: &[i64],
    tops: &[(i64, i64)],
    best: WeightRange,
    least_top: Option<i64>,
) -> Vec<WeightRange> {
    let mut empty: Vec<WeightRange> = Vec::new();
    let mut known = 0;
    for &lowest in lows {
        let highest = lowest + best.spread() - i64::from(lowest <= best.lowest);
        let better = WeightRange { lowest, highest };
        let is_known = empty.last().is_some_and(|it| it.contains(better));
        if is_known || least_top.is_some_and(|least| highest < least) {
            continue;
        }
        known += tops[known..].partition_point(|&(from, _)| from <= lowest);
        if let Some(&(from, top)) = known.checked_sub(1).and_then(|place| tops.get(place)) {
            let below = if top == i64::MAX { top } else { top - 1 };
            let range = WeightRange { lowest: from, highest: below };
            if range.contains(better) {
                empty.push(range);
            }
        }
    }
    empty
}
