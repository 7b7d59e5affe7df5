//! The lowest weight of a pair as high as possible, then the second lowest, and so on.
//!
//! We climb the weights of the current plan. The number of pairs with its next weight is minimised
//! over the optimal set. If it is 0, the cells of that weight close; if not, prices prove the number,
//! and the plans with as few remain. Where we depart from Burkard and Rendl (1991): their weights, one
//! power for each weight, would not fit a machine word, so each weight is a small problem of its own;
//! and a step only replaces the pairs that have the current weight.

use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::model::{Col, LeximinStep, Price, Row, ShadowPrices};

/// Narrows to the leximin plans; all plans of the set must have as many pairs. It is faster where the
/// worst pair has been [raised](super::raise::raise()) before, which closes most cells at once.
pub(super) fn climb(set: &mut OptimalSet, weight: impl Fn(Row, Col) -> i64) -> Vec<LeximinStep> {
    let of = |&(row, col): &(Row, Col)| weight(row, col);
    let mut settled: Vec<i64> = set.settled.iter().map(of).collect();
    let mut steps = Vec::new();
    let mut done = None;
    loop {
        let above = |&weight: &i64| Some(weight) > done;
        let open = set.plan.iter().map(of);
        let Some(here) = open.chain(settled.iter().copied()).filter(above).min() else {
            return steps;
        };
        let between = |weight: i64| Some(weight) > done && weight < here;
        set.keep(|row, col| !between(weight(row, col)));
        let is_here = |row, col| weight(row, col) == here;
        let prices = if set.plan.iter().any(|&(row, col)| is_here(row, col)) {
            let mut residual = Residual::new(set, is_here);
            // The removed pairs could be made again, so that there is always a path.
            residual.replace(|row, col| i64::from(is_here(row, col)));
            set.plan = residual.plan();
            residual.prices(&set.quotas)
        } else {
            let (rows, cols) = set.quotas.shape();
            let shape = (rows, cols, set.quotas.row_groups().len());
            ShadowPrices::listed(shape, set.quotas.every().map(|_| Price::ZERO))
        };
        let pairs = set.pairs().filter(|&(row, col)| is_here(row, col)).count();
        if pairs > 0 {
            let before = set.settled.len();
            set.narrow(|row, col| Price::of_score(-i64::from(is_here(row, col))), &prices);
            settled.extend(set.settled[before..].iter().map(of));
            steps.push(LeximinStep { weight: here, pairs, prices });
            done = Some(here);
        }
    }
}
