//! The checks of a plan that is best by one level after another.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use crate::assignment::{
    Outcome, Pairs, Problem, Row,
    model::{
        Bounds, Level, LevelResult, LexicographicOptimum, LeximinStep, MostPairs, QuotaConflict,
        QuotaId, Quotas, ShadowPrices,
    },
};

use super::min_cost_flow::{Sums, all, counts, feasible, of_bounds, prices, same_shape, short};
use super::{Certificate, Check, Flaw, ObjectiveValue};

/// Checks a plan of [`lexicographic::solve`](crate::assignment::lexicographic::solve()), level after level: its value, that no
/// plan that is best so far has a better one, and then which plans are left; or, where no plan is
/// claimed to exist, that the quotas named leave too little room. See [`LexicographicOptimum`] for why that is a
/// proof. That the plan is the first of those that are equally good is not checked.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear for each level, and for each step of a leximin level, in the cells that are still open and
/// in the members of groups; in 128 bits.
pub fn check_lexicographic(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    outcome: &Outcome<LexicographicOptimum, QuotaConflict>,
) -> Result<Certificate, Flaw> {
    same_shape(cells, quotas)?;
    let mut left = Left::new(cells, quotas);
    let best = match outcome {
        Outcome::Optimal(best) => best,
        Outcome::Infeasible(shortage) => {
            let shortage = short(left.cells(), quotas, &left.all, shortage)?;
            let passed = vec![Check::TooLittleRoom];
            return Ok(Certificate {
                passed,
                primal: ObjectiveValue::ZERO,
                dual: ObjectiveValue::ZERO,
                shortage,
            });
        }
    };
    left.plan = feasible(cells, quotas, &left.all, &best.pairs)?;
    let mut is_counted = false;
    let shape = (cells.rows(), cells.cols());
    let count = levels.len().max(best.reached.len());
    for level in 0..count {
        let (Some(asked), Some(reached)) = (levels.get(level), best.reached.get(level)) else {
            return Err(Flaw::OtherLevel { level });
        };
        if asked.weights().dim() != shape {
            return Err(Flaw::OtherLevel { level });
        }
        left.level = level;
        let weight = |row: usize, col: usize| asked.weights()[[row, col]];
        match (asked, reached) {
            (Level::MaximizeSum(_), LevelResult::MaximizeSum { value, prices }) => {
                left.most(weight, prices)?;
                let found = left.weights(weight).map(i128::from).sum::<i128>();
                left.is(found == i128::from(*value))?;
            }
            (
                Level::MaximizeMinimum(_),
                LevelResult::MaximizeMinimum { value, most_pairs, no_better },
            ) => {
                left.counted(&mut is_counted, most_pairs.as_ref())?;
                left.is(left.weights(weight).min() == *value)?;
                left.worst(weight, *value, no_better.as_ref())?;
            }
            (Level::Leximin(_), LevelResult::Leximin { value, most_pairs, steps }) => {
                left.counted(&mut is_counted, most_pairs.as_ref())?;
                let mut weights: Vec<i64> = left.weights(weight).collect();
                weights.sort_unstable();
                left.is(weights == *value)?;
                left.leximin(weight, &weights, steps)?;
            }
            _ => return Err(Flaw::OtherLevel { level }),
        }
    }
    Ok(Certificate {
        passed: vec![Check::PrimalFeasible, Check::EachLevel],
        primal: ObjectiveValue::ZERO,
        dual: ObjectiveValue::ZERO,
        shortage: 0,
    })
}

/// The plans that are best so far: open cells, bounds for the open pairs, and settled pairs; and the
/// plan that is claimed to be one of them.
struct Left<'a> {
    quotas: &'a Quotas,
    all: Vec<(QuotaId, Bounds)>,
    open: Vec<Vec<usize>>,
    settled: BTreeSet<(usize, usize)>,
    plan: Vec<(usize, usize)>,
    level: usize,
}

impl<'a> Left<'a> {
    fn new(cells: &Problem, quotas: &'a Quotas) -> Self {
        let open = |row| cells.candidates(Row(row)).map(|(col, _)| col.0).collect();
        Self {
            quotas,
            all: all(Pairs::Largest, quotas),
            open: (0..cells.rows()).map(open).collect(),
            settled: BTreeSet::new(),
            plan: Vec::new(),
            level: 0,
        }
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let rows = self.open.iter().enumerate();
        rows.flat_map(|(row, line)| line.iter().map(move |&col| (row, col)))
    }

    /// The weights of the pairs made.
    fn weights(
        &self,
        weight: impl Fn(usize, usize) -> i64 + Copy,
    ) -> impl Iterator<Item = i64> + Clone {
        self.plan.iter().map(move |&(row, col)| weight(row, col))
    }

    fn is(&self, right: bool) -> Result<(), Flaw> {
        if right { Ok(()) } else { Err(Flaw::WrongLevelValue { level: self.level }) }
    }

    /// Whether prices prove the greatest Σ weight; then only the plans with as much are left, by
    /// complementary slackness.
    fn most(
        &mut self,
        weight: impl Fn(usize, usize) -> i64,
        given: &ShadowPrices,
    ) -> Result<(), Flaw> {
        let given = prices(self.quotas, given)?;
        let sums = Sums::of(self.quotas, self.all.iter().map(|it| it.0).zip(given.iter().copied()));
        let worth = |row, col| ObjectiveValue { pairs: 0, score: weight(row, col).into() };
        let gain = |row, col| worth(row, col).minus(sums.paid(row, col));
        let open = self.plan.iter().filter(|&pair| !self.settled.contains(pair));
        let primal = open.fold(ObjectiveValue::ZERO, |sum, &(row, col)| sum.plus(worth(row, col)));
        let rest = self.cells().map(|(row, col)| gain(row, col).max(ObjectiveValue::ZERO));
        let count = self.cells().count();
        let dual = rest.fold(of_bounds(&self.all, &given, count), ObjectiveValue::plus);
        if primal != dual {
            return Err(Flaw::LevelUnproved { level: self.level, primal, dual });
        }
        for ((_, bounds), price) in self.all.iter_mut().zip(&given) {
            match price.cmp(&ObjectiveValue::ZERO) {
                Ordering::Greater => bounds.least = bounds.most.min(count),
                Ordering::Less => bounds.most = bounds.least,
                Ordering::Equal => {}
            }
        }
        let mut settled = Vec::new();
        for (row, line) in self.open.iter_mut().enumerate() {
            line.retain(|&col| {
                let gain = gain(row, col);
                if gain > ObjectiveValue::ZERO {
                    settled.push((row, col));
                }
                gain == ObjectiveValue::ZERO
            });
        }
        let counts = counts(self.quotas, &self.all, &settled);
        for ((_, bounds), count) in self.all.iter_mut().zip(counts) {
            bounds.least = bounds.least.saturating_sub(count);
            bounds.most = bounds.most.saturating_sub(count);
        }
        self.settled.extend(settled);
        Ok(())
    }

    /// The number of pairs is fixed before the first level that compares plans of as many.
    fn counted(&mut self, is_counted: &mut bool, most: Option<&MostPairs>) -> Result<(), Flaw> {
        match most {
            Some(most) => {
                self.most(|_, _| 1, &most.prices)?;
                self.is(most.pairs == self.plan.len())?;
                *is_counted = true;
                Ok(())
            }
            None if *is_counted => Ok(()),
            None => Err(Flaw::LevelNotShown { level: self.level }),
        }
    }

    /// Whether no plan left does without pairs at the lowest weight, or below it; then only plans
    /// without pairs below it are left.
    fn worst(
        &mut self,
        weight: impl Fn(usize, usize) -> i64,
        value: Option<i64>,
        no_better: Option<&QuotaConflict>,
    ) -> Result<(), Flaw> {
        // All plans left have as many pairs as this one: none.
        let Some(value) = value else { return Ok(()) };
        if !self.settled.iter().any(|&(row, col)| weight(row, col) == value) {
            let shortage = no_better.ok_or(Flaw::LevelNotShown { level: self.level })?;
            let above = self.cells().filter(|&(row, col)| weight(row, col) > value);
            short(above, self.quotas, &self.all, shortage)?;
        }
        for (row, line) in self.open.iter_mut().enumerate() {
            line.retain(|&col| weight(row, col) >= value);
        }
        Ok(())
    }

    /// Whether every weight of the plan, from the lowest up, is as rare as possible.
    fn leximin(
        &mut self,
        weight: impl Fn(usize, usize) -> i64,
        weights: &[i64],
        steps: &[LeximinStep],
    ) -> Result<(), Flaw> {
        let mut before = None;
        let mut counted = 0;
        for step in steps {
            let here = step.weight;
            let found = weights.iter().filter(|&&weight| weight == here).count();
            self.is(found == step.pairs && before < Some(here))?;
            // A plan with a pair between the steps is worse than this one, which has none.
            for (row, line) in self.open.iter_mut().enumerate() {
                line.retain(|&col| weight(row, col) >= here || Some(weight(row, col)) <= before);
            }
            self.most(|row, col| -i64::from(weight(row, col) == here), &step.prices)?;
            (before, counted) = (Some(here), counted + found);
        }
        self.is(counted == weights.len())
    }
}
