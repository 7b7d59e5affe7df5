//! The plans that are optimal so far, and the checks that restrict them.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;

use crate::assignment::{
    Problem, Row,
    model::{
        Bounds, EmptyRange, LeximinStep, MostPairs, QuotaConflict, QuotaId, Quotas, ShadowPrices,
        WeightRange,
    },
};

use super::exchanges::Exchanges;
use super::min_cost_flow::{Sums, counts, of_bounds, prices, short};
use super::spread::is_smallest;
use super::{Flaw, ObjectiveValue};

/// Open cells for which memory is reserved at once.
const RESERVED_CELLS: usize = 1 << 12;

/// The plans that are best so far: open cells, bounds for the open pairs, and settled pairs; and
/// the plan that is claimed to be one of them.
pub(super) struct Remainder<'a> {
    quotas: &'a Quotas,
    all: Vec<(QuotaId, Bounds)>,
    /// The open cells, row by row.
    open: Vec<(u32, u32)>,
    settled: BTreeSet<(usize, usize)>,
    plan: Vec<(usize, usize)>,
    pub(super) level: usize,
}

impl<'a> Remainder<'a> {
    /// All plans that keep `all` the quotas, which `plan` does.
    pub(super) fn new(
        cells: &Problem,
        quotas: &'a Quotas,
        all: Vec<(QuotaId, Bounds)>,
        plan: Vec<(usize, usize)>,
    ) -> Self {
        let all_cells = cells.rows().saturating_mul(cells.cols());
        let mut open = Vec::with_capacity(all_cells.min(RESERVED_CELLS));
        for row in 0..cells.rows() {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            cells.each_candidate(Row(row), |col, _| open.push((row as u32, col.0 as u32)));
        }
        Self { quotas, all, open, settled: BTreeSet::new(), plan, level: 0 }
    }

    fn cells(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.open.iter().map(|&(row, col)| (row as usize, col as usize))
    }

    /// Closes the open cells that are not to be kept.
    fn keep(&mut self, mut keep: impl FnMut(usize, usize) -> bool) {
        self.open.retain(|&(row, col)| keep(row as usize, col as usize));
    }

    /// Whether no other plan remains than the one that is claimed.
    pub(super) fn has_one_plan(&self) -> bool {
        let (rows, root) = (self.quotas.shape().0, self.all.len());
        let made = self.plan.iter().filter(|&pair| !self.settled.contains(pair));
        let made: Vec<(usize, usize)> = made.copied().collect();
        let mut exchanges = Exchanges::new(root + 1);
        let counts = counts(self.quotas, &self.all, &made);
        let quotas = self.all.iter().zip(counts).zip(above(self.quotas, root));
        for (node, ((&(quota, bounds), count), above)) in quotas.enumerate() {
            let on_rows = matches!(quota, QuotaId::Row(_) | QuotaId::RowGroup(_));
            let ends = if on_rows { (above, node) } else { (node, above) };
            exchanges.quota(ends, count < bounds.most, count > bounds.least);
        }
        for (row, col) in self.cells() {
            exchanges.cell(row, rows + col, made.binary_search(&(row, col)).is_ok());
        }
        !exchanges.have_cycle()
    }

    /// The weights of the pairs made.
    pub(super) fn weights(
        &self,
        weight: impl Fn(usize, usize) -> i64 + Copy,
    ) -> impl Iterator<Item = i64> + Clone {
        self.plan.iter().map(move |&(row, col)| weight(row, col))
    }

    pub(super) fn is(&self, right: bool) -> Result<(), Flaw> {
        if right { Ok(()) } else { Err(Flaw::WrongLevelValue { level: self.level }) }
    }

    /// Whether prices prove the greatest Σ weight; then only the plans with as much remain, by
    /// complementary slackness.
    pub(super) fn most(
        &mut self,
        weight: impl Fn(usize, usize) -> i64,
        given: &ShadowPrices,
    ) -> Result<(), Flaw> {
        let given = prices(self.quotas, given)?;
        let sums = Sums::of(self.quotas, self.all.iter().map(|it| it.0).zip(given.iter().copied()));
        let worth = |row, col| ObjectiveValue { pairs: 0, score: weight(row, col).into() };
        let gain = |row, col| worth(row, col).minus(sums.paid(row, col));
        let open = self.plan.iter().filter(|&pair| !self.settled.contains(pair));
        let primal = open.map(|&(row, col)| worth(row, col)).sum();
        let count = self.open.len();
        let (mut rest, mut settled) = (ObjectiveValue::ZERO, Vec::new());
        self.keep(|row, col| {
            let gain = gain(row, col);
            if gain > ObjectiveValue::ZERO {
                rest = rest.plus(gain);
                settled.push((row, col));
            }
            gain == ObjectiveValue::ZERO
        });
        let dual = rest.plus(of_bounds(&self.all, &given, count));
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
        if !settled.is_empty() {
            let counts = counts(self.quotas, &self.all, &settled);
            for ((_, bounds), count) in self.all.iter_mut().zip(counts) {
                bounds.least = bounds.least.saturating_sub(count);
                bounds.most = bounds.most.saturating_sub(count);
            }
            self.settled.extend(settled);
        }
        Ok(())
    }

    /// The number of pairs is fixed before the first level that compares plans of as many.
    pub(super) fn counted(
        &mut self,
        is_counted: &mut bool,
        most: Option<&MostPairs>,
    ) -> Result<(), Flaw> {
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

    /// Whether every plan has a pair at the lowest weight or below it; then only plans without
    /// pairs below it remain.
    pub(super) fn worst(
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
        self.keep(|row, col| weight(row, col) >= value);
        Ok(())
    }

    /// Whether no plan is more even; then only plans within the range remain.
    pub(super) fn even(
        &mut self,
        weights: impl Fn(usize, usize) -> [i64; 2] + Copy,
        value: Option<WeightRange>,
        empty: &[EmptyRange],
    ) -> Result<(), Flaw> {
        let all = |pairs: &mut dyn Iterator<Item = (usize, usize)>| {
            WeightRange::of(pairs.flat_map(|(row, col)| weights(row, col)))
        };
        self.is(all(&mut self.plan.iter().copied()) == value)?;
        let Some(range) = value else { return Ok(()) };
        let settled = all(&mut self.settled.iter().copied());
        let within = |range: WeightRange, (row, col): (usize, usize)| {
            weights(row, col).iter().all(|own| (range.lowest..=range.highest).contains(own))
        };
        let mut ranges = Vec::with_capacity(empty.len());
        for EmptyRange { range, conflict } in empty {
            let cells = self.cells().filter(|&cell| within(*range, cell));
            short(cells, self.quotas, &self.all, conflict)?;
            ranges.push(*range);
        }
        // All plans left have as many pairs, so that one without open pairs is the only one.
        let has_open = self.plan.iter().any(|pair| !self.settled.contains(pair));
        let lows = || {
            let of_cells = self.cells().map(|(row, col)| weights(row, col));
            of_cells.map(|[of_row, of_col]| of_row.min(of_col))
        };
        if has_open && !is_smallest(lows(), range, settled, &ranges) {
            return Err(Flaw::LevelNotShown { level: self.level });
        }
        self.keep(|row, col| within(range, (row, col)));
        Ok(())
    }

    /// Whether these are the weights of the plan, worst first, and each of them, from the lowest
    /// up, is as rare as possible.
    pub(super) fn leximin(
        &mut self,
        weight: impl Fn(usize, usize) -> i64 + Copy,
        value: &[i64],
        steps: &[LeximinStep],
    ) -> Result<(), Flaw> {
        let mut weights: Vec<i64> = self.weights(weight).collect();
        weights.sort_unstable();
        self.is(weights == value)?;
        let mut before = None;
        let mut counted = 0;
        for step in steps {
            let here = step.weight;
            let found = weights.iter().filter(|&&weight| weight == here).count();
            self.is(found == step.pairs && before < Some(here))?;
            // A plan with a pair between the steps is worse than this one, which has none.
            self.keep(|row, col| weight(row, col) >= here || Some(weight(row, col)) <= before);
            self.most(|row, col| -i64::from(weight(row, col) == here), &step.prices)?;
            (before, counted) = (Some(here), counted + found);
        }
        self.is(counted == weights.len())
    }
}

/// For each quota, in the order of [`all`](super::min_cost_flow::all), the place of the smallest group that it lies within, or
/// the root.
fn above(quotas: &Quotas, root: usize) -> Vec<usize> {
    let (rows, cols) = quotas.shape();
    let mut above = vec![root; root];
    let first_groups = [rows + cols, rows + cols + quotas.row_groups().len()];
    let sides = [(quotas.row_groups(), 0), (quotas.col_groups(), rows)];
    for ((groups, first_member), first_group) in sides.into_iter().zip(first_groups) {
        let mut widest: Vec<usize> = (0..groups.len()).collect();
        widest.sort_by_key(|&group| Reverse(groups[group].members.len()));
        for group in widest {
            let members = groups[group].members.iter().map(|member| first_member + member);
            if let Some(first) = members.clone().next() {
                above[first_group + group] = above[first];
            }
            members.for_each(|member| above[member] = first_group + group);
        }
    }
    above
}
