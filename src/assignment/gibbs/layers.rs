//! Sums over the plans of any part: the long members choose one after another.
//!
//! ```text
//! f(j)[S] = skip(j) f(j−1)[S] + Σ  K(i, j) f(j−1)[S − i]     after long member j, S are paired
//!                              i∈S
//! ```
//!
//! and likewise backwards. The tables of all steps would take too much memory: those of every ⌈√L⌉-th step are
//! kept, and the others are computed again from them when they are needed, block by block.

use std::ops::ControlFlow;

use ndarray::Array2;

use super::error::GibbsError;
use super::factors::Part;
use super::lanes::{Block, LANES, LOW_BITS, Table, members};

/// Receives the share that is done, and may stop the work.
pub(super) type Report<'a> = dyn FnMut(f64) -> ControlFlow<()> + 'a;

/// The forward tables of some steps, and that after the last.
pub(super) struct LayeredSums<'a> {
    part: &'a Part,
    /// Before steps 0, `stride`, 2 · `stride`, …
    kept: Vec<Table>,
    stride: usize,
    last: Table,
}

/// The bytes that all tables take.
pub(super) fn bytes(short: usize, long: usize) -> u128 {
    let stride = stride(long);
    let tables = long.div_ceil(stride) + stride + 2;
    Table::bytes(short).saturating_mul(tables as u128)
}

fn stride(long: usize) -> usize {
    let root = long.isqrt();
    (root + usize::from(root * root < long)).max(1)
}

impl<'a> LayeredSums<'a> {
    pub(super) fn new(part: &'a Part, report: &mut Report<'_>) -> Result<Self, GibbsError> {
        let (short, steps) = (part.short.len(), part.long.len());
        let stride = stride(steps);
        let mut last = Table::zeros(short);
        last.set(0, 1.0);
        let mut kept = Vec::with_capacity(steps.div_ceil(stride));
        for step in 0..steps {
            if step % stride == 0 {
                kept.push(last.clone());
            }
            forwards(part, step, &mut last);
            proceed(report, (step + 1) as f64 / steps as f64 / 3.0)?;
        }
        Ok(Self { part, kept, stride, last })
    }

    /// The factor of those who stay unpaired when the short members of a subset are paired.
    fn rest(&self, subset: usize) -> f64 {
        let unpaired = self.part.short_unpaired.iter().enumerate();
        unpaired.filter(|(short, _)| subset >> short & 1 == 0).map(|(_, factor)| factor).product()
    }

    fn subsets(&self) -> std::ops::RangeInclusive<usize> {
        let all = (1_usize << self.part.short.len()) - 1;
        if self.part.serves_short() { all..=all } else { 0..=all }
    }

    /// The sum over all plans.
    pub(super) fn total(&self) -> f64 {
        self.subsets().map(|subset| self.last.get(subset) * self.rest(subset)).sum()
    }

    /// Calls `visit` with every step and the table before it, the last step first.
    fn backwards(
        &self,
        report: &mut Report<'_>,
        mut visit: impl FnMut(usize, &Table),
    ) -> Result<(), GibbsError> {
        let steps = self.part.long.len();
        for (block, kept) in self.kept.iter().enumerate().rev() {
            let first = block * self.stride;
            let end = steps.min(first + self.stride);
            let mut tables = vec![kept.clone()];
            for step in first..end - 1 {
                let mut next = tables[step - first].clone();
                forwards(self.part, step, &mut next);
                tables.push(next);
                proceed(report, 1.0 / 3.0)?;
            }
            for step in (first..end).rev() {
                visit(step, &tables[step - first]);
                proceed(report, 1.0 - step as f64 / steps as f64 * 2.0 / 3.0)?;
            }
        }
        Ok(())
    }

    /// The probability of each pair, by long member and short member.
    pub(super) fn probabilities(&self, report: &mut Report<'_>) -> Result<Array2<f64>, GibbsError> {
        let (short, steps) = (self.part.short.len(), self.part.long.len());
        let mut after = Table::zeros(short);
        for subset in self.subsets() {
            after.set(subset, self.rest(subset));
        }
        let total = self.total();
        let mut probabilities = Array2::zeros((steps, short));
        self.backwards(report, |step, before| {
            let through = backwards(self.part, step, before, &mut after);
            for (member, sum) in through.into_iter().enumerate().take(short) {
                probabilities[[step, member]] = sum / total;
            }
        })?;
        Ok(probabilities)
    }

    /// Draws plans: the short member of each long member, for each of the streams of random numbers.
    pub(super) fn draw(
        &self,
        units: &mut [impl FnMut() -> f64],
        report: &mut Report<'_>,
    ) -> Result<Vec<Vec<Option<usize>>>, GibbsError> {
        let mut subsets = self.last_subsets(units);
        let mut plans = vec![vec![None; self.part.long.len()]; units.len()];
        self.backwards(report, |step, before| {
            for ((subset, plan), unit) in subsets.iter_mut().zip(&mut plans).zip(units.iter_mut()) {
                let weight = |member: usize| {
                    self.part.pairs[[step, member]] * before.get(*subset ^ (1 << member))
                };
                let skip = self.part.long_unpaired[step] * before.get(*subset);
                let mut point = unit() * (skip + members(*subset).map(weight).sum::<f64>());
                let mut chosen = None;
                if skip == 0.0 || point >= skip {
                    point -= skip;
                    for member in members(*subset) {
                        let weight = weight(member);
                        if weight > 0.0 {
                            chosen = Some(member);
                            if point < weight {
                                break;
                            }
                            point -= weight;
                        }
                    }
                }
                plan[step] = chosen;
                *subset &= !chosen.map_or(0, |member| 1 << member);
            }
        })?;
        Ok(plans)
    }

    /// For each plan to draw, which short members are paired in it.
    fn last_subsets(&self, units: &mut [impl FnMut() -> f64]) -> Vec<usize> {
        let total = self.total();
        let points = units.iter_mut().map(|unit| unit() * total).enumerate();
        let mut points: Vec<(usize, f64)> = points.collect();
        points.sort_by(|a, b| a.1.total_cmp(&b.1));
        let mut chosen = vec![0; points.len()];
        let mut points = points.into_iter().peekable();
        let (mut sum, mut latest) = (0.0, 0);
        for subset in self.subsets() {
            let weight = self.last.get(subset) * self.rest(subset);
            if weight > 0.0 {
                sum += weight;
                latest = subset;
                while let Some((plan, _)) = points.next_if(|&(_, point)| point < sum) {
                    chosen[plan] = subset;
                }
            }
        }
        // What rounding leaves.
        points.for_each(|(plan, _)| chosen[plan] = latest);
        chosen
    }
}

fn proceed(report: &mut Report<'_>, share: f64) -> Result<(), GibbsError> {
    match report(share) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(GibbsError::Stopped),
    }
}

/// How many short members can be paired before a step in a plan, as far as blocks tell.
fn sizes(part: &Part, step: usize) -> (usize, usize) {
    let (short, steps) = (part.short.len(), part.long.len());
    let least = if part.serves_short() { short.saturating_sub(steps - step) } else { 0 };
    (least.saturating_sub(LOW_BITS), step)
}

/// The factor of each short member with the long member of a step, padded to a block.
fn factors(part: &Part, step: usize) -> Vec<f64> {
    let mut factors = part.pairs.row(step).to_vec();
    factors.resize(factors.len().max(LOW_BITS), 0.0);
    factors
}

/// Turns the table before a step into that after it. Blocks that are in no plan keep what they have: nothing
/// reads it that is in a plan.
fn forwards(part: &Part, step: usize, table: &mut Table) {
    let (factors, skip) = (factors(part, step), part.long_unpaired[step]);
    let (least, most) = sizes(part, step + 1);
    for high in (0..table.blocks().len()).rev() {
        let size = high.count_ones() as usize;
        if size < least || size > most {
            continue;
        }
        let (below, own) = table.blocks_mut().split_at_mut(high);
        let old = own[0];
        let mut sums = old.map(|sum| sum * skip);
        for (bit, factor) in factors.iter().enumerate().take(LOW_BITS) {
            for lane in (0..LANES).filter(|lane| lane >> bit & 1 == 1) {
                sums[lane] += factor * old[lane ^ (1 << bit)];
            }
        }
        for bit in members(high) {
            let (factor, from) = (factors[LOW_BITS + bit], &below[high ^ (1 << bit)]);
            for lane in 0..LANES {
                sums[lane] += factor * from[lane];
            }
        }
        own[0] = sums;
    }
}

/// Turns the table of what comes after a step into that of what comes before it and later; returns the sum over
/// the plans in which the step takes each short member.
fn backwards(part: &Part, step: usize, before: &Table, after: &mut Table) -> Vec<f64> {
    let (factors, skip) = (factors(part, step), part.long_unpaired[step]);
    let (least, most) = sizes(part, step);
    let mut through = vec![[0.0; LANES]; factors.len()];
    let all_high = after.blocks().len() - 1;
    for high in 0..after.blocks().len() {
        let size = high.count_ones() as usize;
        if size < least || size > most {
            continue;
        }
        let (before, after) = (&before.blocks()[high], after.blocks_mut());
        let old = after[high];
        let mut sums: Block = old.map(|sum| sum * skip);
        for (bit, factor) in factors.iter().enumerate().take(LOW_BITS) {
            for lane in (0..LANES).filter(|lane| lane >> bit & 1 == 0) {
                let term = factor * old[lane | 1 << bit];
                sums[lane] += term;
                through[bit][lane] += before[lane] * term;
            }
        }
        for bit in members(!high & all_high) {
            let (factor, to) = (factors[LOW_BITS + bit], &after[high | 1 << bit]);
            let through = &mut through[LOW_BITS + bit];
            for lane in 0..LANES {
                let term = factor * to[lane];
                sums[lane] += term;
                through[lane] += before[lane] * term;
            }
        }
        after[high] = sums;
    }
    through.iter().map(|block| block.iter().sum()).collect()
}
