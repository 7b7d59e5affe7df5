//! The lowest weight of a pair as high as possible.

use std::convert::Infallible;

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::model::{Col, QuotaConflict, QuotaId, Row};

/// Raises the lowest weight of a pair as far as possible. Returns it, `None` without any pair, and why
/// it cannot be higher, unless a settled pair has it; leaves a plan that has it, and no open cell
/// below. All plans of the set must have as many pairs.
pub(super) fn raise(
    set: &mut OptimalSet,
    weight: impl Fn(Row, Col) -> i64,
) -> (Option<i64>, Option<QuotaConflict>) {
    let ceiling = set.settled.iter().map(|&(row, col)| weight(row, col)).min();
    // No plan exceeds the worst settled pair, so that higher weights are as good as its own.
    let weight = |row, col| weight(row, col).min(ceiling.unwrap_or(i64::MAX));
    let lowest = |plan: &[(Row, Col)]| plan.iter().map(|&(row, col)| weight(row, col)).min();
    // Without an open pair the settled ones are all there is.
    let Some(start) = lowest(&set.plan) else { return (ceiling, None) };
    let mut weights = Vec::with_capacity(set.count_open());
    set.open().for_each(|(row, col)| weights.push(weight(row, col)));
    let (best, needy) = neediest(set, &weights);
    let (mut worst, mut limit) = (start, best);
    let mut conflict = None;
    let mut residual = Residual::new(set, |_, _| false);
    let mut attempt = |threshold: i64| {
        match within(&mut residual, set, |cell| weights[cell] >= threshold) {
            Ok(plan) => set.plan = plan,
            Err(found) => {
                conflict = Some(found);
                return None;
            }
        }
        lowest(&set.plan)
    };
    // Most often the neediest member decides, so that its best cell is tried first.
    if worst < limit {
        match attempt(limit) {
            Some(lowest) => worst = lowest,
            None => limit -= 1,
        }
    }
    if worst < limit {
        let between = |&weight: &i64| worst < weight && weight <= limit;
        let between = weights.iter().copied().filter(between).collect();
        let Ok(highest) = highest(between, worst, |it| Ok::<_, Infallible>(attempt(it)));
        worst = highest;
    }
    if ceiling == Some(worst) {
        conflict = None;
    } else if let Some(needy) = needy.filter(|_| worst == best) {
        // Above that weight it has no cell at all.
        conflict = Some(QuotaConflict { needing: vec![needy], limiting: Vec::new() });
    } else if conflict.is_none() {
        // The highest weight does, so that nothing above it was tried.
        conflict = within(&mut residual, set, |_| false).err();
    }
    set.keep(|row, col| weight(row, col) >= worst);
    (Some(worst), conflict)
}

/// Which of those that must have a pair has the worst best cell, and the weight of that cell, which the
/// lowest weight of a plan cannot exceed; the highest weight of all if nobody must have a pair. From
/// the weights of the open cells.
fn neediest(set: &OptimalSet, weights: &[i64]) -> (i64, Option<QuotaId>) {
    let rows = set.quotas.shape().0;
    let mut best = vec![i64::MIN; rows + set.quotas.shape().1];
    for ((row, col), &weight) in set.open().zip(weights) {
        best[row.0] = weight.max(best[row.0]);
        best[rows + col.0] = weight.max(best[rows + col.0]);
    }
    let members = set.quotas.every().zip(&best).filter(|((_, bounds), _)| bounds.least > 0);
    let needy = members.min_by_key(|&(_, best)| *best);
    needy.map_or_else(
        || (weights.iter().copied().max().unwrap_or(i64::MIN), None),
        |((quota, _), &best)| (best, Some(quota)),
    )
}

/// Another plan that uses only such cells, known by their place among the open ones.
pub(super) fn within(
    residual: &mut Residual,
    set: &OptimalSet,
    may_use: impl Fn(usize) -> bool,
) -> Result<Vec<(Row, Col)>, QuotaConflict> {
    residual.restart(set, may_use);
    if residual.replace(|_, _| 0) { Ok(residual.plan()) } else { Err(residual.shortage()) }
}
