//! The lowest weight of a pair as high as possible.

use std::convert::Infallible;

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::model::{Col, QuotaConflict, Row};

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
    let weights: Vec<i64> = set.open().map(|(row, col)| weight(row, col)).collect();
    let mut conflict = None;
    let mut residual = Residual::new(set, |_, _| false);
    let Ok(worst) = highest(weights.clone(), start, |threshold| {
        match above(&mut residual, set, |cell| weights[cell] >= threshold) {
            Ok(plan) => set.plan = plan,
            Err(found) => {
                conflict = Some(found);
                return Ok::<_, Infallible>(None);
            }
        }
        Ok(lowest(&set.plan))
    });
    if ceiling == Some(worst) {
        conflict = None;
    } else if conflict.is_none() {
        // The highest weight does, so that nothing above it was tried.
        conflict = above(&mut residual, set, |_| false).err();
    }
    set.keep(|row, col| weight(row, col) >= worst);
    (Some(worst), conflict)
}

/// Another plan that uses only such cells, known by their place among the open ones.
fn above(
    residual: &mut Residual,
    set: &OptimalSet,
    may_use: impl Fn(usize) -> bool,
) -> Result<Vec<(Row, Col)>, QuotaConflict> {
    residual.restart(set, may_use);
    if residual.replace(|_, _| 0) { Ok(residual.plan()) } else { Err(residual.shortage()) }
}
