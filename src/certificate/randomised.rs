//! The checks of a plan drawn at random.

use std::collections::BTreeMap;

use crate::assignment::{
    Outcome, Problem,
    model::{
        Bounds, CapConflict, Level, QuotaConflict, QuotaId, Quotas, RandomisedPlan, ShadowPrices,
        Share,
    },
};

use super::min_cost_flow::{
    Sums, all, counts, eligible, feasible, prices, same_shape, short_under,
};
use super::{Certificate, Check, Flaw, ObjectiveValue};

/// Checks an answer of [`randomised::solve`](crate::assignment::randomised::solve()): the plans keep every quota
/// and add up to the whole and to the probabilities, none of which exceeds the cap; and the prices prove
/// level after level that no drawing expects more. Or, where none is claimed to keep the cap, that the quotas named
/// leave too little room. See [`RandomisedPlan`] for why that is a proof. That the lowest cap can be kept is not
/// checked.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear in the cells and in the members of groups for each level, and in the pairs and quotas for each plan; in 128 bits.
pub fn check_randomised(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    cap: Share,
    outcome: &Outcome<RandomisedPlan, CapConflict>,
) -> Result<Certificate, Flaw> {
    same_shape(cells, quotas)?;
    let every = all(cells.pairs(), quotas);
    let found = match outcome {
        Outcome::Optimal(found) => found,
        Outcome::Infeasible(CapConflict { conflict, .. }) => {
            return no_drawing(cells, quotas, &every, cap, conflict);
        }
    };
    let parts = mixed(cells, quotas, &every, found)?;
    if found.of != cap.of() {
        return Err(Flaw::NotTheMix);
    }
    if let Some((&(row, col), _)) = parts.iter().find(|&(_, &own)| own > cap.parts()) {
        return Err(Flaw::AboveCap { row: row.into(), col: col.into() });
    }
    let narrow = |parts: u64| usize::try_from(parts).unwrap_or(usize::MAX);
    let whole = narrow(cap.of());
    let in_parts = |bounds: Bounds| Bounds {
        least: bounds.least.saturating_mul(whole),
        most: bounds.most.saturating_mul(whole),
    };
    let mut remainder = Remainder {
        quotas,
        all: every.into_iter().map(|(quota, bounds)| (quota, in_parts(bounds))).collect(),
        open: eligible(cells).collect(),
        parts,
        most: narrow(cap.parts()),
        level: 0,
    };
    if levels.len() != found.prices.len() {
        return Err(Flaw::OtherLevel { level: levels.len().min(found.prices.len()) });
    }
    for (number, (level, given)) in levels.iter().zip(&found.prices).enumerate() {
        let Level::MaximizeSum(weights) = level else {
            return Err(Flaw::OtherLevel { level: number });
        };
        if weights.dim() != (cells.rows(), cells.cols()) {
            return Err(Flaw::OtherLevel { level: number });
        }
        remainder.level = number;
        remainder.most(|row, col| weights[[row, col]], given)?;
    }
    Ok(Certificate::without_value(vec![Check::PrimalFeasible, Check::EachLevel], 0))
}

/// The parts of each pair, if the plans keep all quotas, add up to the whole, and have the probabilities
/// stated.
fn mixed(
    cells: &Problem,
    quotas: &Quotas,
    every: &[(QuotaId, Bounds)],
    found: &RandomisedPlan,
) -> Result<BTreeMap<(usize, usize), u64>, Flaw> {
    let mut parts: BTreeMap<(usize, usize), u64> = BTreeMap::new();
    let mut sum = 0_u64;
    for plan in &found.plans {
        for pair in feasible(cells, quotas, every, &plan.pairs)? {
            let own = parts.entry(pair).or_default();
            *own = own.saturating_add(plan.parts);
        }
        sum = sum.saturating_add(plan.parts);
    }
    let stated = found.pairs.iter().map(|&(row, col, parts)| ((row.0, col.0), parts));
    if sum != found.of || !parts.iter().map(|(&at, &own)| (at, own)).eq(stated) {
        return Err(Flaw::NotTheMix);
    }
    Ok(parts)
}

fn no_drawing(
    cells: &Problem,
    quotas: &Quotas,
    every: &[(QuotaId, Bounds)],
    cap: Share,
    conflict: &QuotaConflict,
) -> Result<Certificate, Flaw> {
    short_under(cap, eligible(cells), quotas, every, conflict).map(Certificate::of_conflict)
}

/// The drawings that are best so far: what is open, and the bounds for it, in parts.
struct Remainder<'a> {
    quotas: &'a Quotas,
    all: Vec<(QuotaId, Bounds)>,
    open: Vec<(usize, usize)>,
    parts: BTreeMap<(usize, usize), u64>,
    /// The most parts of a cell.
    most: usize,
    level: usize,
}

impl Remainder<'_> {
    fn parts(&self, cell: (usize, usize)) -> usize {
        self.parts.get(&cell).map_or(0, |&parts| usize::try_from(parts).unwrap_or(usize::MAX))
    }

    /// Whether prices prove the greatest expected Σ weight; then only the drawings with as much remain.
    fn most(
        &mut self,
        weight: impl Fn(usize, usize) -> i64,
        given: &ShadowPrices,
    ) -> Result<(), Flaw> {
        let given = prices(self.quotas, given)?;
        let sums = Sums::of(self.quotas, self.all.iter().map(|it| it.0).zip(given.iter().copied()));
        let worth = |row, col| ObjectiveValue { pairs: 0, score: weight(row, col).into() };
        let primal = self.open.iter().map(|&at| worth(at.0, at.1).times(self.parts(at))).sum();
        let mut dual = ObjectiveValue::ZERO;
        let (mut open, mut full) = (Vec::new(), Vec::new());
        for &(row, col) in &self.open {
            let gain = worth(row, col).minus(sums.paid(row, col));
            if gain > ObjectiveValue::ZERO {
                dual = dual.plus(gain.times(self.most));
                full.push((row, col));
            } else if gain == ObjectiveValue::ZERO {
                open.push((row, col));
            }
        }
        let room = self.open.len().saturating_mul(self.most);
        for ((_, bounds), &price) in self.all.iter_mut().zip(&given) {
            if price > ObjectiveValue::ZERO {
                bounds.most = bounds.most.min(room);
                dual = dual.plus(price.times(bounds.most));
                bounds.least = bounds.most;
            } else {
                dual = dual.plus(price.times(bounds.least));
                if price < ObjectiveValue::ZERO {
                    bounds.most = bounds.least;
                }
            }
        }
        if primal != dual {
            return Err(Flaw::LevelUnproved { level: self.level, primal, dual });
        }
        self.open = open;
        let counts = counts(self.quotas, &self.all, &full);
        for ((_, bounds), count) in self.all.iter_mut().zip(counts) {
            let settled = count.saturating_mul(self.most);
            bounds.least = bounds.least.saturating_sub(settled);
            bounds.most = bounds.most.saturating_sub(settled);
        }
        Ok(())
    }
}
