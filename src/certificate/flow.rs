//! The checks of a plan under quotas.

use std::collections::BTreeMap;

use crate::assignment::{
    Bounds, Col, Flow, Outcome, Pairs, Price, Problem, Quota, Quotas, Row, Shortage,
};

use super::{Certificate, Check, Flaw, Value};

/// Checks an answer under quotas: that every quota is kept and that the shadow prices bound every
/// plan by what this one is worth; or, where no plan is claimed to exist, that the quotas named
/// leave too little room. See [`ShadowPrices`](crate::assignment::ShadowPrices) and
/// [`Shortage`] for why that is a proof.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear in the cells and in the members of groups, in 128 bits.
pub fn check_flow(
    problem: &Problem,
    quotas: &Quotas,
    outcome: &Outcome<Flow, Shortage>,
) -> Result<Certificate, Flaw> {
    if quotas.shape() != (problem.rows(), problem.cols()) {
        let (rows, cols) = quotas.shape();
        return Err(Flaw::QuotasShape {
            rows: problem.rows(),
            cols: problem.cols(),
            found_rows: rows,
            found_cols: cols,
        });
    }
    let all = all(problem, quotas);
    match outcome {
        Outcome::Optimal(flow) => optimal(problem, quotas, &all, flow),
        Outcome::Infeasible(shortage) => infeasible(problem, quotas, &all, shortage),
    }
}

/// Every quota with its bounds; in [`Pairs::Complete`] those of one side are exact.
fn all(problem: &Problem, quotas: &Quotas) -> Vec<(Quota, Bounds)> {
    let rows: Vec<Bounds> = (0..problem.rows()).map(|row| quotas.of_row(Row(row))).collect();
    let cols: Vec<Bounds> = (0..problem.cols()).map(|col| quotas.of_col(Col(col))).collect();
    let most = |side: &[Bounds]| side.iter().map(|bounds| bounds.most as u128).sum::<u128>();
    let complete = problem.pairs() == Pairs::Complete;
    let rows_are_full = most(&rows) <= most(&cols);
    let exact = |bounds: Bounds, exact: bool| {
        if exact { Bounds { least: bounds.most, ..bounds } } else { bounds }
    };
    let mut all = Vec::new();
    for (row, bounds) in rows.into_iter().enumerate() {
        all.push((Quota::Row(Row(row)), exact(bounds, complete && rows_are_full)));
    }
    for (col, bounds) in cols.into_iter().enumerate() {
        all.push((Quota::Col(Col(col)), exact(bounds, complete && !rows_are_full)));
    }
    for (group, quota) in quotas.row_groups().iter().enumerate() {
        all.push((Quota::RowGroup(group), quota.bounds));
    }
    for (group, quota) in quotas.col_groups().iter().enumerate() {
        all.push((Quota::ColGroup(group), quota.bounds));
    }
    all
}

/// Whose pairs a quota counts: whether of rows, and which.
fn members<'a>(quotas: &'a Quotas, quota: &'a Quota) -> (bool, &'a [usize]) {
    match quota {
        Quota::Row(row) => (true, std::slice::from_ref(&row.0)),
        Quota::Col(col) => (false, std::slice::from_ref(&col.0)),
        Quota::RowGroup(group) => (true, &quotas.row_groups()[*group].members),
        Quota::ColGroup(group) => (false, &quotas.col_groups()[*group].members),
    }
}

/// A sum over members, and over the groups that each of them is in.
struct Sums {
    rows: Vec<Value>,
    cols: Vec<Value>,
}

impl Sums {
    /// For each member the sum of what its quotas are given.
    fn of(problem: &Problem, quotas: &Quotas, amounts: &[(Quota, Value)]) -> Self {
        let mut sums = Self {
            rows: vec![Value::ZERO; problem.rows()],
            cols: vec![Value::ZERO; problem.cols()],
        };
        for &(quota, amount) in amounts {
            let (on_rows, members) = members(quotas, &quota);
            let sums = if on_rows { &mut sums.rows } else { &mut sums.cols };
            for &member in members {
                sums[member] = sums[member].plus(amount);
            }
        }
        sums
    }

    /// Σ max(0, worth − u − v) over all eligible cells.
    fn rest(&self, problem: &Problem, worth: impl Fn(i64) -> Value) -> Value {
        let mut rest = Value::ZERO;
        for row in 0..problem.rows() {
            for (col, score) in problem.candidates(Row(row)) {
                let offered = self.rows[row].plus(self.cols[col.0]);
                rest = rest.plus(worth(score).minus(offered).max(Value::ZERO));
            }
        }
        rest
    }
}

fn optimal(
    problem: &Problem,
    quotas: &Quotas,
    all: &[(Quota, Bounds)],
    flow: &Flow,
) -> Result<Certificate, Flaw> {
    let worth = |score: i64| Value::of_pair(problem.pairs(), score);
    if let Some(two) = flow.pairs.windows(2).find(|two| two[0] >= two[1]) {
        let (row, col) = two[1];
        return Err(Flaw::PairsOutOfOrder { row, col });
    }
    let (mut primal, mut total) = (Value::ZERO, 0_i128);
    let mut rows = vec![0; problem.rows()];
    let mut cols = vec![0; problem.cols()];
    for &(row, col) in &flow.pairs {
        let score = problem.score(row, col).ok_or(Flaw::NotEligible { row, col })?;
        rows[row.0] += 1;
        cols[col.0] += 1;
        total += i128::from(score);
        primal = primal.plus(worth(score));
    }
    for &(quota, Bounds { least, most }) in all {
        let (on_rows, members) = members(quotas, &quota);
        let counts = if on_rows { &rows } else { &cols };
        let found: usize = members.iter().map(|&member| counts[member]).sum();
        if found < least || found > most {
            return Err(Flaw::QuotaBroken { quota, least, most, found });
        }
    }
    if total != i128::from(flow.total) {
        return Err(Flaw::WrongTotal { stated: flow.total, found: total });
    }
    let prices = &flow.prices;
    let given: Vec<Price> = [&prices.rows, &prices.cols, &prices.row_groups, &prices.col_groups]
        .into_iter()
        .flatten()
        .copied()
        .collect();
    let shape = [prices.rows.len(), prices.cols.len(), prices.row_groups.len()];
    if shape != [problem.rows(), problem.cols(), quotas.row_groups().len()]
        || given.len() != all.len()
    {
        return Err(Flaw::PriceLength {
            rows: problem.rows(),
            cols: problem.cols(),
            found_rows: prices.rows.len(),
            found_cols: prices.cols.len(),
        });
    }
    let amounts: Vec<(Quota, Value)> =
        all.iter().zip(given).map(|(&(quota, _), price)| (quota, price.into())).collect();
    let mut dual = Sums::of(problem, quotas, &amounts).rest(problem, worth);
    // No more pairs than cells, whatever is allowed: so the sums stay within 128 bits.
    let cells = problem.eligible();
    for (&(_, bounds), &(_, price)) in all.iter().zip(&amounts) {
        let times = if price > Value::ZERO { bounds.most.min(cells) } else { bounds.least };
        dual = dual.plus(price.times(times));
    }
    if primal != dual {
        return Err(Flaw::UnequalValues { primal, dual });
    }
    let passed = vec![Check::PrimalFeasible, Check::EqualValues];
    Ok(Certificate { passed, primal, dual, shortage: 0 })
}

fn infeasible(
    problem: &Problem,
    quotas: &Quotas,
    all: &[(Quota, Bounds)],
    shortage: &Shortage,
) -> Result<Certificate, Flaw> {
    let mut bounds_of: BTreeMap<Quota, Bounds> = all.iter().copied().collect();
    let mut counted: Vec<(Quota, Value)> = Vec::new();
    let mut room = 0_i128;
    for (named, count) in [(&shortage.needing, -1), (&shortage.limiting, 1)] {
        for &quota in named {
            let Some(bounds) = bounds_of.remove(&quota) else {
                let known = all.iter().any(|&(known, _)| known == quota);
                return Err(if known {
                    Flaw::QuotaRepeated { quota }
                } else {
                    Flaw::NoSuchQuota { quota }
                });
            };
            counted.push((quota, Value { pairs: 0, score: count }));
            room += if count < 0 { -(bounds.least as i128) } else { bounds.most as i128 };
        }
    }
    let cells = Sums::of(problem, quotas, &counted).rest(problem, |_| Value::ZERO).score;
    let short = -(room + cells);
    if short <= 0 {
        return Err(Flaw::EnoughRoom { room: -short });
    }
    Ok(Certificate {
        passed: vec![Check::TooLittleRoom],
        primal: Value::ZERO,
        dual: Value::ZERO,
        shortage: usize::try_from(short).unwrap_or(usize::MAX),
    })
}
