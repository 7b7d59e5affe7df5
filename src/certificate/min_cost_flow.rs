//! The checks of a plan under quotas.

use crate::assignment::{
    Col, Outcome, Pairs, Problem, Row,
    model::{Bounds, FlowOptimum, QuotaConflict, QuotaId, Quotas, ShadowPrices, Share},
};

use super::{Certificate, Check, Flaw, ObjectiveValue};

/// Checks an answer under quotas: every quota is kept, and the shadow prices bound every plan by
/// the value of this one; or, if no plan is claimed to exist, the quotas named conflict.
/// [`ShadowPrices`] and [`QuotaConflict`] explain the proofs.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// Linear in the cells and in the members of groups, in 128 bits.
pub fn check_min_cost_flow(
    problem: &Problem,
    quotas: &Quotas,
    outcome: &Outcome<FlowOptimum, QuotaConflict>,
) -> Result<Certificate, Flaw> {
    same_shape(problem, quotas)?;
    let all = all(problem.pairs(), quotas);
    match outcome {
        Outcome::Optimal(flow) => optimal(problem, quotas, &all, flow),
        Outcome::Infeasible(shortage) => {
            short(eligible(problem), quotas, &all, shortage).map(Certificate::of_conflict)
        }
    }
}

pub(super) fn same_shape(problem: &Problem, quotas: &Quotas) -> Result<(), Flaw> {
    let (rows, cols) = (problem.rows(), problem.cols());
    let (found_rows, found_cols) = quotas.shape();
    if (found_rows, found_cols) == (rows, cols) {
        Ok(())
    } else {
        Err(Flaw::QuotasShape { rows, cols, found_rows, found_cols })
    }
}

/// Every quota with its bounds; in [`Pairs::Complete`] those of one side are exact.
pub(super) fn all(pairs: Pairs, quotas: &Quotas) -> Vec<(QuotaId, Bounds)> {
    let (rows, cols) = quotas.shape();
    let (rows, cols) = ((0..rows).map(Row), (0..cols).map(Col));
    let most_rows: u128 = rows.clone().map(|row| quotas.of_row(row).most as u128).sum();
    let most_cols: u128 = cols.clone().map(|col| quotas.of_col(col).most as u128).sum();
    let complete = pairs == Pairs::Complete;
    let rows_are_full = most_rows <= most_cols;
    let exact = |bounds: Bounds, exact: bool| {
        if exact { Bounds { least: bounds.most, ..bounds } } else { bounds }
    };
    let (row_groups, col_groups) = (quotas.row_groups(), quotas.col_groups());
    let count = rows.len() + cols.len() + row_groups.len() + col_groups.len();
    let mut all = Vec::with_capacity(count);
    for row in rows {
        all.push((QuotaId::Row(row), exact(quotas.of_row(row), complete && rows_are_full)));
    }
    for col in cols {
        all.push((QuotaId::Col(col), exact(quotas.of_col(col), complete && !rows_are_full)));
    }
    for (group, quota) in row_groups.iter().enumerate() {
        all.push((QuotaId::RowGroup(group), quota.bounds));
    }
    for (group, quota) in col_groups.iter().enumerate() {
        all.push((QuotaId::ColGroup(group), quota.bounds));
    }
    all
}

/// The place of a quota in [`all`]; `None` if there is no such quota.
fn place(quotas: &Quotas, quota: QuotaId) -> Option<usize> {
    let (rows, cols) = quotas.shape();
    let (row_groups, col_groups) = (quotas.row_groups().len(), quotas.col_groups().len());
    let (first, index, count) = match quota {
        QuotaId::Row(Row(row)) => (0, row, rows),
        QuotaId::Col(Col(col)) => (rows, col, cols),
        QuotaId::RowGroup(group) => (rows + cols, group, row_groups),
        QuotaId::ColGroup(group) => (rows + cols + row_groups, group, col_groups),
    };
    (index < count).then(|| first + index)
}

/// The members of a quota: whether they are rows, and which.
fn members<'a>(quotas: &'a Quotas, quota: &'a QuotaId) -> (bool, &'a [usize]) {
    match quota {
        QuotaId::Row(row) => (true, std::slice::from_ref(&row.0)),
        QuotaId::Col(col) => (false, std::slice::from_ref(&col.0)),
        QuotaId::RowGroup(group) => (true, &quotas.row_groups()[*group].members),
        QuotaId::ColGroup(group) => (false, &quotas.col_groups()[*group].members),
    }
}

/// A sum over members, and over the groups that each of them is in.
pub(super) struct Sums {
    rows: Vec<ObjectiveValue>,
    cols: Vec<ObjectiveValue>,
}

impl Sums {
    /// For each member the sum of what its quotas are given.
    pub(super) fn of(
        quotas: &Quotas,
        amounts: impl IntoIterator<Item = (QuotaId, ObjectiveValue)>,
    ) -> Self {
        let (rows, cols) = quotas.shape();
        let mut sums =
            Self { rows: vec![ObjectiveValue::ZERO; rows], cols: vec![ObjectiveValue::ZERO; cols] };
        for (quota, amount) in amounts {
            let (on_rows, members) = members(quotas, &quota);
            let sums = if on_rows { &mut sums.rows } else { &mut sums.cols };
            for &member in members {
                sums[member] = sums[member].plus(amount);
            }
        }
        sums
    }

    /// The sum of prices that a pair of the cell pays.
    pub(super) fn paid(&self, row: usize, col: usize) -> ObjectiveValue {
        self.rows[row].plus(self.cols[col])
    }
}

/// Row and column of every eligible cell.
pub(super) fn eligible(problem: &Problem) -> impl Iterator<Item = (usize, usize)> + '_ {
    problem.eligible_cells().map(|(row, col, _)| (row.0, col.0))
}

/// All prices in the order of [`all`], if there is one for each quota.
pub(super) fn prices(quotas: &Quotas, prices: &ShadowPrices) -> Result<Vec<ObjectiveValue>, Flaw> {
    let lists = [&prices.rows, &prices.cols, &prices.row_groups, &prices.col_groups];
    let (rows, cols) = quotas.shape();
    let expected = [rows, cols, quotas.row_groups().len(), quotas.col_groups().len()];
    if lists.map(Vec::len) != expected {
        return Err(Flaw::PriceLength {
            rows,
            cols,
            found_rows: prices.rows.len(),
            found_cols: prices.cols.len(),
        });
    }
    let mut prices = Vec::with_capacity(expected.iter().sum());
    for list in lists {
        prices.extend(list.iter().map(|&price| ObjectiveValue::from(price)));
    }
    Ok(prices)
}

/// The most that prices take from or give to a plan, whatever pairs it has. No more pairs than
/// `cells`, whatever is allowed: so the sums stay within 128 bits.
pub(super) fn of_bounds(
    all: &[(QuotaId, Bounds)],
    prices: &[ObjectiveValue],
    cells: usize,
) -> ObjectiveValue {
    let paid = all.iter().zip(prices).map(|((_, bounds), price)| {
        let is_positive = *price > ObjectiveValue::ZERO;
        price.times(if is_positive { bounds.most.min(cells) } else { bounds.least })
    });
    paid.sum()
}

/// How many of the pairs each quota counts.
pub(super) fn counts(
    quotas: &Quotas,
    all: &[(QuotaId, Bounds)],
    pairs: &[(usize, usize)],
) -> Vec<usize> {
    let (rows, cols) = quotas.shape();
    let (mut of_row, mut of_col) = (vec![0; rows], vec![0; cols]);
    for &(row, col) in pairs {
        of_row[row] += 1;
        of_col[col] += 1;
    }
    let count = |(quota, _): &(QuotaId, Bounds)| {
        let (on_rows, members) = members(quotas, quota);
        let counts = if on_rows { &of_row } else { &of_col };
        members.iter().map(|&member| counts[member]).sum()
    };
    all.iter().map(count).collect()
}

/// Eligible pairs, ascending and none twice, that keep every quota; by numbers.
pub(super) fn feasible(
    problem: &Problem,
    quotas: &Quotas,
    all: &[(QuotaId, Bounds)],
    pairs: &[(Row, Col)],
) -> Result<Vec<(usize, usize)>, Flaw> {
    if let Some(two) = pairs.windows(2).find(|two| two[0] >= two[1]) {
        let (row, col) = two[1];
        return Err(Flaw::PairsOutOfOrder { row, col });
    }
    let mut found = Vec::with_capacity(pairs.len());
    for &(row, col) in pairs {
        problem.score(row, col).ok_or(Flaw::NotEligible { row, col })?;
        found.push((row.0, col.0));
    }
    for (&(quota, Bounds { least, most }), found) in all.iter().zip(counts(quotas, all, &found)) {
        if found < least || found > most {
            return Err(Flaw::QuotaBroken { quota, least, most, found });
        }
    }
    Ok(found)
}

fn optimal(
    problem: &Problem,
    quotas: &Quotas,
    all: &[(QuotaId, Bounds)],
    flow: &FlowOptimum,
) -> Result<Certificate, Flaw> {
    let worth = |score: i64| ObjectiveValue::of_pair(problem.pairs(), score);
    feasible(problem, quotas, all, &flow.pairs)?;
    let (mut primal, mut total) = (ObjectiveValue::ZERO, 0_i128);
    for score in flow.pairs.iter().filter_map(|&(row, col)| problem.score(row, col)) {
        total += i128::from(score);
        primal = primal.plus(worth(score));
    }
    if total != i128::from(flow.total) {
        return Err(Flaw::WrongTotal { stated: flow.total, found: total });
    }
    let prices = prices(quotas, &flow.prices)?;
    let sums = Sums::of(quotas, all.iter().map(|it| it.0).zip(prices.iter().copied()));
    let cells = problem.eligible_cells();
    let rest = cells.map(|(row, col, score)| worth(score).minus(sums.paid(row.0, col.0)));
    let rest: ObjectiveValue = rest.filter(|&rest| rest > ObjectiveValue::ZERO).sum();
    let dual = rest.plus(of_bounds(all, &prices, problem.eligible()));
    if primal != dual {
        return Err(Flaw::UnequalValues { primal, dual });
    }
    let passed = vec![Check::PrimalFeasible, Check::EqualValues];
    Ok(Certificate { passed, primal, dual, shortage: 0, only_optimum: None })
}

/// The number of pairs, at least one, that the quotas named require beyond those possible on some
/// cells.
pub(super) fn short(
    cells: impl Iterator<Item = (usize, usize)>,
    quotas: &Quotas,
    all: &[(QuotaId, Bounds)],
    shortage: &QuotaConflict,
) -> Result<usize, Flaw> {
    short_under(Share::ALL, cells, quotas, all, shortage)
}

/// The same where each cell counts as much as a cap; in its parts.
pub(super) fn short_under(
    cap: Share,
    cells: impl Iterator<Item = (usize, usize)>,
    quotas: &Quotas,
    all: &[(QuotaId, Bounds)],
    shortage: &QuotaConflict,
) -> Result<usize, Flaw> {
    let mut is_named = vec![false; all.len()];
    let mut counted: Vec<(QuotaId, ObjectiveValue)> = Vec::new();
    let mut room = 0_i128;
    for (named, count) in [(&shortage.needing, -1), (&shortage.limiting, 1)] {
        for &quota in named {
            let place = place(quotas, quota).ok_or(Flaw::NoSuchQuota { quota })?;
            if std::mem::replace(&mut is_named[place], true) {
                return Err(Flaw::QuotaRepeated { quota });
            }
            let bounds = all[place].1;
            counted.push((quota, ObjectiveValue { pairs: 0, score: count }));
            room += if count < 0 { -(bounds.least as i128) } else { bounds.most as i128 };
        }
    }
    let sums = Sums::of(quotas, counted);
    let offered = |(row, col)| -sums.paid(row, col).score;
    let offered: i128 = cells.map(offered).filter(|&offered| offered > 0).sum();
    let short = -(room * i128::from(cap.of()) + offered * i128::from(cap.parts()));
    if short <= 0 {
        return Err(Flaw::EnoughRoom { room: -short });
    }
    Ok(usize::try_from(short).unwrap_or(usize::MAX))
}
