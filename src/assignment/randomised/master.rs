//! The linear programmes over plans that are known: probabilities, and prices of pairs.
//!
//! In floating point, and hints: prices are rounded before a bound is proved with them, and
//! probabilities before they are checked, both in whole numbers.

use std::collections::BTreeMap;

use crate::assignment::branch_and_bound::lp::model::{LinearProgram, ProgramRow};
use crate::assignment::model::{Col, Row};

/// A plan that can be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownPlan {
    /// Ascending.
    pub(super) pairs: Vec<(Row, Col)>,
    /// Its Σ weight.
    pub(super) value: i64,
}

/// A price for each pair, and the value of the programme.
pub(super) struct PairPrices {
    pub(super) prices: Vec<((Row, Col), f64)>,
    pub(super) value: f64,
}

/// The pairs of the plans, each with a number.
fn numbered(plans: &[KnownPlan]) -> BTreeMap<(Row, Col), usize> {
    let mut pairs: BTreeMap<(Row, Col), usize> =
        plans.iter().flat_map(|plan| &plan.pairs).map(|&pair| (pair, 0)).collect();
    for (number, place) in pairs.values_mut().enumerate() {
        *place = number;
    }
    pairs
}

/// Adds variables from 0.
fn unbounded(program: &mut LinearProgram, count: usize, cost: f64) {
    for _ in 0..count {
        program.variable(cost, f64::INFINITY);
    }
}

fn terms(pairs: &BTreeMap<(Row, Col), usize>, plan: &KnownPlan) -> Vec<(usize, f64)> {
    plan.pairs.iter().filter_map(|pair| Some((*pairs.get(pair)?, 1.0))).collect()
}

/// Prices that add up to 1 and make the cheapest plan cost the most: by duality, it costs the lowest
/// cap that these plans can keep.
pub(super) fn prices_of_cap(plans: &[KnownPlan]) -> Option<PairPrices> {
    let pairs = numbered(plans);
    let mut program = LinearProgram::default();
    unbounded(&mut program, pairs.len(), 0.0);
    let cheapest = program.variable(-1.0, f64::INFINITY);
    for plan in plans {
        let mut terms = terms(&pairs, plan);
        terms.push((cheapest, -1.0));
        program.rows.push(ProgramRow { terms, least: 0.0, most: f64::INFINITY });
    }
    let all = (0..pairs.len()).map(|place| (place, 1.0)).collect();
    program.rows.push(ProgramRow { terms: all, least: 1.0, most: 1.0 });
    let values = program.best()?;
    let prices = pairs.into_iter().map(|(pair, place)| (pair, values[place])).collect();
    Some(PairPrices { prices, value: values[cheapest] })
}

/// Probabilities of the plans that keep the lowest cap.
pub(super) fn shares_of_cap(plans: &[KnownPlan]) -> Option<Vec<f64>> {
    let mut program = LinearProgram::default();
    unbounded(&mut program, plans.len(), 0.0);
    let cap = program.variable(1.0, f64::INFINITY);
    mixed(plans, &mut program, |terms| {
        terms.push((cap, -1.0));
        0.0
    });
    program.best().map(|mut values| {
        values.truncate(plans.len());
        values
    })
}

/// Prices of pairs where none may have a probability above `cap` and the expected value is the greatest.
pub(super) fn prices(plans: &[KnownPlan], cap: f64, unit: f64) -> Option<PairPrices> {
    let pairs = numbered(plans);
    let mut program = LinearProgram::default();
    unbounded(&mut program, pairs.len(), cap);
    // What a plan is worth beyond the prices of its pairs, at most: of either sign.
    let worth = [1.0, -1.0].map(|sign| program.variable(sign, f64::INFINITY));
    for plan in plans {
        let mut terms = terms(&pairs, plan);
        terms.extend([(worth[0], 1.0), (worth[1], -1.0)]);
        let least = plan.value as f64 / unit;
        program.rows.push(ProgramRow { terms, least, most: f64::INFINITY });
    }
    let values = program.best()?;
    let value = program.cost.iter().zip(&values).map(|(cost, value)| cost * value * unit).sum();
    let prices = pairs.into_iter().map(|(pair, place)| (pair, values[place] * unit)).collect();
    Some(PairPrices { prices, value })
}

/// The probabilities that go with them.
pub(super) fn shares(plans: &[KnownPlan], cap: f64, unit: f64) -> Option<Vec<f64>> {
    let mut program = LinearProgram::default();
    for plan in plans {
        program.variable(-plan.value as f64 / unit, f64::INFINITY);
    }
    mixed(plans, &mut program, |_| cap);
    program.best()
}

/// Probabilities add up to 1, and those of each pair to no more than the cap.
fn mixed(
    plans: &[KnownPlan],
    program: &mut LinearProgram,
    cap: impl Fn(&mut Vec<(usize, f64)>) -> f64,
) {
    let all = (0..plans.len()).map(|place| (place, 1.0)).collect();
    program.rows.push(ProgramRow { terms: all, least: 1.0, most: 1.0 });
    let mut of_pairs: BTreeMap<(Row, Col), Vec<(usize, f64)>> = BTreeMap::new();
    for (place, plan) in plans.iter().enumerate() {
        for &pair in &plan.pairs {
            of_pairs.entry(pair).or_default().push((place, 1.0));
        }
    }
    for mut terms in of_pairs.into_values() {
        let most = cap(&mut terms);
        program.rows.push(ProgramRow { terms, least: f64::NEG_INFINITY, most });
    }
}
