//! Whole blocks: the needs of a region against the offers of some helpers at a time.

use super::{CoverageFormula, NeedMet, NeedsOf};
use crate::criteria::lanes::{LANES, Lanes, Statements, add, add_stated, smaller};
use crate::criteria::pair::PairBlock;
use crate::criteria::value::Value;
use crate::profile::Profile;

/// The needy regions of a block.
struct Needy {
    /// Weights of the needs, or their shares where a formula uses these alone.
    stated: Statements,
    /// Σ of the weights; not a number if a region states no need.
    totals: Vec<f64>,
}

impl Needy {
    fn new(profiles: &[Profile], formula: CoverageFormula) -> Self {
        let total = |profile: &Profile| profile.needs.iter().map(|need| need.weight).sum::<f64>();
        let stated = profiles.iter().map(|profile| {
            let total = total(profile);
            profile.needs.iter().map(move |need| {
                let is_share = formula == CoverageFormula::Shares;
                let number = if is_share { need.weight / total } else { need.weight };
                (need.domain.index(), number)
            })
        });
        let total = |it: &Profile| if it.needs.is_empty() { f64::NAN } else { total(it) };
        Self { stated: Statements::new(stated), totals: profiles.iter().map(total).collect() }
    }
}

impl NeedMet {
    pub(super) fn fill_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        let cells = block.zeros(values);
        match self.needs_of {
            NeedsOf::Seeker => {
                let (needy, first) = (Needy::new(block.left, self.formula), block.rows().start);
                block.by_tile(cells, |profile, tile, met| {
                    *met = self.met(&needy, profile.index - first, tile);
                });
            }
            NeedsOf::Host => {
                let (needy, first) = (Needy::new(block.right, self.formula), block.columns().start);
                block.by_tile_of_rows(cells, |profile, tile| {
                    self.met(&needy, profile.index - first, tile)
                });
            }
        }
    }

    /// How well the helpers of a tile meet the needs of a region.
    fn met(&self, needy: &Needy, region: usize, tile: usize) -> Lanes {
        let (stated, total) = (needy.stated.of(region), needy.totals[region]);
        if total.is_nan() {
            return [f64::NAN; LANES];
        }
        let offers = self.helpers.offer.tile(tile);
        let nothing = [0.0; LANES];
        let mut met = match self.formula {
            CoverageFormula::Shares => add_stated(nothing, stated, offers, smaller),
            CoverageFormula::Coverage => {
                add_stated(nothing, stated, offers, |weight, offer| weight * offer / total)
            }
            CoverageFormula::Adjusted => self.adjusted(stated, total, tile),
        };
        add(&mut met, self.helpers.gaps.tile(tile));
        met
    }

    fn adjusted(&self, stated: &[(usize, f64)], total: f64, tile: usize) -> Lanes {
        let offers = self.helpers.offer.tile(tile);
        let product = |weight: f64, number: f64| weight * number;
        let coverage = add_stated([0.0; LANES], stated, offers, product);
        let chance = add_stated([0.0; LANES], stated, self.helpers.chance.tile(tile), product);
        let mut met = [0.0; LANES];
        // 0 where the coverage is no more than chance.
        let scales: Lanes = std::array::from_fn(|k| {
            let (covered, chance) = (coverage[k] / total, chance[k] / total);
            if covered <= chance { 0.0 } else { (covered - chance) / (1.0 - chance) / covered }
        });
        for &(domain, weight) in stated {
            for ((met, offer), scale) in met.iter_mut().zip(&offers[domain]).zip(scales) {
                *met += scale * weight * offer / total;
            }
        }
        met
    }
}
