//! The lowest weight of a pair as high as possible, then the second lowest, and so on.
//!
//! We climb the weights of the current plan. Pairs of its next weight are made as few as the plans
//! left allow; where it can do without any, these cells close; where not, prices prove that number
//! needed, and the plans with as few are left. Where we depart from Burkard and Rendl (1991): their
//! weights, one power for each weight, would not fit a machine word, so each is its own small
//! question; and a step only makes other pairs in the place of those that have the current weight.

use crate::assignment::lexicographic::optimal_set::Left;
use crate::assignment::lexicographic::raise::raise;
use crate::assignment::lexicographic::residual::Residual;
use crate::assignment::model::{Col, LeximinStep, Price, Row, ShadowPrices};

/// Narrows to the leximin plans; all plans left must have as many pairs.
pub(super) fn climb(left: &mut Left, weight: impl Fn(Row, Col) -> i64) -> Vec<LeximinStep> {
    // Closes most cells at once.
    raise(left, &weight);
    let of = |&(row, col): &(Row, Col)| weight(row, col);
    let mut settled: Vec<i64> = left.settled.iter().map(of).collect();
    let mut steps = Vec::new();
    let mut done = None;
    loop {
        let above = |&weight: &i64| Some(weight) > done;
        let open = left.plan.iter().map(of);
        let Some(here) = open.chain(settled.iter().copied()).filter(above).min() else {
            return steps;
        };
        let between = |weight: i64| Some(weight) > done && weight < here;
        left.keep(|row, col| !between(weight(row, col)));
        let is_here = |row, col| weight(row, col) == here;
        let prices = if left.plan.iter().any(|&(row, col)| is_here(row, col)) {
            let mut residual = Residual::new(left, |_, _| true, is_here);
            // The pairs taken out could be made again, so that there is always a way.
            residual.replace(|row, col| i64::from(is_here(row, col)));
            left.plan = residual.plan();
            residual.prices(&left.quotas)
        } else {
            let (rows, cols) = left.quotas.shape();
            let shape = (rows, cols, left.quotas.row_groups().len());
            ShadowPrices::listed(shape, left.quotas.every().map(|_| Price::ZERO))
        };
        let pairs = left.pairs().filter(|&(row, col)| is_here(row, col)).count();
        if pairs > 0 {
            let before = left.settled.len();
            left.narrow(|row, col| -i64::from(is_here(row, col)), &prices);
            settled.extend(left.settled[before..].iter().map(of));
            steps.push(LeximinStep { weight: here, pairs, prices });
            done = Some(here);
        }
    }
}
