//! The lowest weight of a pair as high as possible.

use crate::assignment::lexicographic::optimal_set::Left;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::model::{Col, QuotaConflict, Row};

/// A threshold search: plans exist on the open cells from a weight up, or they do not. Returns the
/// lowest weight of a pair, `None` without any, and why it cannot be higher, unless a settled pair
/// has it; leaves a plan that has it, and no open cell below. All plans left must have as many pairs.
pub(super) fn raise(
    left: &mut Left,
    weight: impl Fn(Row, Col) -> i64,
) -> (Option<i64>, Option<QuotaConflict>) {
    let of = |&(row, col): &(Row, Col)| weight(row, col);
    let ceiling = left.settled.iter().map(of).min();
    let lowest = |plan: &[(Row, Col)]| plan.iter().map(of).min();
    let mut shortage = None;
    // Without an open pair the settled ones are all there is.
    if let Some(mut does) = lowest(&left.plan) {
        let mut weights: Vec<i64> = left.open().map(|(row, col)| weight(row, col)).collect();
        weights.sort_unstable();
        weights.dedup();
        // Weights before `first` will do; those from `fails` on will not, which a shortage says.
        let (mut first, mut fails) = (weights.partition_point(|&it| it <= does), weights.len());
        while first < fails && ceiling.is_none_or(|ceiling| does < ceiling) {
            let middle = first.midpoint(fails);
            match above(left, |row, col| weight(row, col) >= weights[middle]) {
                Ok(plan) => {
                    does = lowest(&plan).unwrap_or(does);
                    left.plan = plan;
                    first = weights.partition_point(|&it| it <= does);
                }
                Err(found) => {
                    shortage = Some(found);
                    fails = middle;
                }
            }
        }
        // Where the highest weight does, nothing above it has been tried.
        shortage = shortage.or_else(|| above(left, |_, _| false).err());
        left.keep(|row, col| weight(row, col) >= does.min(ceiling.unwrap_or(does)));
    }
    let value = lowest(&left.plan).into_iter().chain(ceiling).min();
    (value, shortage.filter(|_| ceiling.is_none_or(|ceiling| value < Some(ceiling))))
}

/// Another plan that does with such cells.
fn above(
    left: &Left,
    may_use: impl Fn(Row, Col) -> bool,
) -> Result<Vec<(Row, Col)>, QuotaConflict> {
    let mut residual = Residual::new(left, may_use, |_, _| false);
    if residual.replace(|_, _| 0) { Ok(residual.plan()) } else { Err(residual.shortage()) }
}
