//! Whole blocks: needs against the offers of many regions at once.

use std::ops::Range;

use super::{CoverageFormula, NeedMet, NeedsOf};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::Profile;

impl NeedMet {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let mut sums = ChanceSums::default();
        match self.needs_of {
            NeedsOf::Seeker => {
                let helpers = block.columns();
                block.by_row(values, |needy, line| self.fill(needy, &helpers, line, &mut sums));
            }
            NeedsOf::Host => {
                let helpers = block.rows();
                block.by_column(values, |needy, line| self.fill(needy, &helpers, line, &mut sums));
            }
        }
    }

    /// The values of one needy region with some helpers.
    fn fill(
        &self,
        needy: &Profile,
        helpers: &Range<usize>,
        line: &mut [Value],
        sums: &mut ChanceSums,
    ) {
        if needy.needs.is_empty() {
            line.fill(Value::UNKNOWN);
            return;
        }
        let by = &self.helpers;
        let total: f64 = needy.needs.iter().map(|need| need.weight).sum();
        let stated = || needy.needs.iter().map(|need| (need.domain.index(), need.weight));
        match self.formula {
            CoverageFormula::Shares => {
                for (domain, weight) in stated() {
                    let share = weight / total;
                    for (cell, &offer) in line.iter_mut().zip(by.offer.line(domain, helpers)) {
                        cell.0 += share.min(offer);
                    }
                }
            }
            CoverageFormula::Coverage => {
                for (domain, weight) in stated() {
                    for (cell, &offer) in line.iter_mut().zip(by.offer.line(domain, helpers)) {
                        cell.0 += weight * offer / total;
                    }
                }
            }
            CoverageFormula::Adjusted => {
                sums.clear(line.len());
                for (domain, weight) in stated() {
                    add(&mut sums.coverage, weight, by.offer.line(domain, helpers));
                    add(&mut sums.chance, weight, by.chance.line(domain, helpers));
                }
                let scales = sums.scales(total);
                for (domain, weight) in stated() {
                    let offers = by.offer.line(domain, helpers);
                    for ((cell, &scale), &offer) in line.iter_mut().zip(scales).zip(offers) {
                        cell.0 += scale * weight * offer / total;
                    }
                }
            }
        }
        by.has_strengths.apply(helpers, line);
    }
}

fn add(sums: &mut [f64], weight: f64, line: &[f64]) {
    for (sum, &value) in sums.iter_mut().zip(line) {
        *sum += weight * value;
    }
}

/// Sums over the needs of a region for each helper.
#[derive(Default)]
struct ChanceSums {
    coverage: Vec<f64>,
    chance: Vec<f64>,
}

impl ChanceSums {
    fn clear(&mut self, helpers: usize) {
        for sums in [&mut self.coverage, &mut self.chance] {
            sums.clear();
            sums.resize(helpers, 0.0);
        }
    }

    /// The factors of all amounts; 0 where the coverage is no more than chance.
    fn scales(&mut self, total: f64) -> &[f64] {
        for (coverage, chance) in self.coverage.iter_mut().zip(&self.chance) {
            let (covered, chance) = (*coverage / total, chance / total);
            *coverage =
                if covered <= chance { 0.0 } else { (covered - chance) / (1.0 - chance) / covered };
        }
        &self.coverage
    }
}
