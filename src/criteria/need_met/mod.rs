//! Strengths of one region meet needs of the other.

mod block;
mod helpers;

use std::sync::Arc;

use ndarray::Array2;

use self::helpers::Helpers;
use super::criterion::Criterion;
use super::meaning::Meaning;
use super::pair::{Pair, PairBlock};
use super::reason::Reason;
use super::shares::{labels, shares};
use super::tally::Tally;
use super::unknown::Unknown;
use super::value::Value;
use super::zero::ZeroReason;
use crate::profile::{Pool, Profile};
use crate::taxonomy::{DomainLabel, DomainSimilarity, SimilarityReasons};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How the coverage of needs by strengths is measured. `n` are the weights of the needs, `s`
    /// those of the strengths, `sim` the similarity of two domains.
    pub enum CoverageFormula as "formula" {
        /// The coverage less what a partner with as many recorded strengths covers by chance, as a
        /// share of what chance leaves: max(0, (cov − E) / (1 − E)). The default, our own
        /// construction; see [`NeedMet`].
        Adjusted = "adjusted",
        /// cov = Σ_d n_d max_o sim(d, o) s_o / s_max / Σ_d n_d.
        Coverage = "coverage",
        /// Σ_d min(n_d / Σ n, q_d): the need shares against the offer shares spread over the
        /// taxonomy, q_d ∝ Σ_o s_o sim(d, o) (trade complementarity, Michaely 1996).
        Shares = "shares",
    }
}

/// The side whose needs are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedsOf {
    /// Needs of the left region by strengths of the right one.
    Seeker,
    /// Needs of the right region by strengths of the left one.
    Host,
}

/// How well the strengths of one region meet the needs of the other. Unknown if the one states no
/// need or the other no strength: most regions state none, and that does not mean that they have
/// none.
///
/// The plain coverage grows with the number of recorded strengths, and ranks the best documented
/// region first for every other. `adjusted` corrects for this. For a partner with k strengths of
/// mean relative weight g, let every domain o be a strength with probability π_o = min(1, k f_o / Σ
/// f), f_o being the number of regions of its pool that are strong in o. The best of such a random
/// profile for a need d is, with the domains ordered by falling sim(d, o),
///
/// ```text
/// E_d = g Σ_o sim(d, o) π_o ∏_{o' before o} (1 − π_o'),   E = Σ_d n_d E_d / Σ_d n_d
/// ```
///
/// Evidence: each need with the strength that meets it best; under `adjusted` all amounts are
/// scaled by the same factor, so that they add up.
///
/// A pair costs O(needs); preparing costs O(regions · domains · strengths).
#[derive(Debug)]
pub struct NeedMet {
    needs_of: NeedsOf,
    formula: CoverageFormula,
    /// What the offering region has for a need in the domain; offering regions × domains.
    offer: Array2<f64>,
    /// The domain of the strength that meets it.
    by: Array2<usize>,
    /// How alike that domain is.
    alike: Array2<f64>,
    /// What chance would offer; only under `adjusted`.
    chance: Array2<f64>,
    /// The same, domain by domain.
    helpers: Helpers,
    domains: Vec<DomainLabel>,
    /// Why domains are related.
    reasons: Arc<SimilarityReasons>,
}

impl NeedMet {
    /// Prepares the offers of the helping side: the right pool for [`NeedsOf::Seeker`], the left
    /// one for [`NeedsOf::Host`].
    pub fn new(
        helpers: &Pool,
        similarity: &DomainSimilarity,
        needs_of: NeedsOf,
        formula: CoverageFormula,
    ) -> Self {
        let shape = (helpers.len(), helpers.taxonomy().len());
        let mut this = Self {
            needs_of,
            formula,
            offer: Array2::zeros(shape),
            by: Array2::zeros(shape),
            alike: Array2::zeros(shape),
            chance: Array2::zeros(shape),
            helpers: Helpers::default(),
            domains: labels(helpers),
            reasons: similarity.reasons(),
        };
        for profile in helpers.profiles() {
            this.best_offers(profile, similarity);
        }
        match formula {
            CoverageFormula::Coverage => {}
            CoverageFormula::Shares => this.spread(helpers, similarity),
            CoverageFormula::Adjusted => this.expect(helpers, similarity),
        }
        this.helpers = Helpers::new(helpers, &this.offer, &this.chance);
        this
    }

    fn best_offers(&mut self, profile: &Profile, similarity: &DomainSimilarity) {
        let strongest = profile.strengths.iter().map(|s| s.weight).fold(0.0, f64::max);
        for d in 0..self.domains.len() {
            for strength in &profile.strengths {
                let o = strength.domain.index();
                let alike = similarity.matrix()[[d, o]];
                let worth = alike * strength.weight / strongest;
                let place = [profile.index, d];
                // The first of equals, except that the domain itself goes before similar ones.
                let better = worth > self.offer[place]
                    || (worth > 0.0 && worth >= self.offer[place] && o == d);
                if better {
                    self.offer[place] = worth;
                    self.by[place] = o;
                    self.alike[place] = alike;
                }
            }
        }
    }

    /// Offer shares spread over the taxonomy and brought back to a sum of 1.
    fn spread(&mut self, helpers: &Pool, similarity: &DomainSimilarity) {
        self.offer = shares(helpers, |profile| &profile.strengths).dot(&similarity.matrix());
        for mut row in self.offer.rows_mut() {
            let sum = row.sum();
            if sum > 0.0 {
                row /= sum;
            }
        }
    }

    fn expect(&mut self, helpers: &Pool, similarity: &DomainSimilarity) {
        let domains = self.domains.len();
        let mut popularity = vec![0.0; domains];
        for profile in helpers.profiles() {
            for strength in &profile.strengths {
                popularity[strength.domain.index()] += 1.0;
            }
        }
        let total: f64 = popularity.iter().sum();
        // For each need, the domains by falling likeness; those unlike add nothing.
        let order: Vec<Vec<usize>> = (0..domains)
            .map(|d| {
                let alike = |o: usize| similarity.matrix()[[d, o]];
                let mut order: Vec<usize> = (0..domains).filter(|&o| alike(o) > 0.0).collect();
                order.sort_by(|&a, &b| alike(b).total_cmp(&alike(a)));
                order
            })
            .collect();
        for profile in helpers.profiles() {
            let k = profile.strengths.len() as f64;
            let strongest = profile.strengths.iter().map(|s| s.weight).fold(0.0, f64::max);
            let sum: f64 = profile.strengths.iter().map(|s| s.weight).sum();
            if k == 0.0 {
                continue;
            }
            let relative = sum / k / strongest;
            for (d, order) in order.iter().enumerate() {
                let (mut none_before, mut expected) = (1.0, 0.0);
                for &o in order {
                    let chance = (k * popularity[o] / total).min(1.0);
                    expected += similarity.matrix()[[d, o]] * chance * none_before;
                    none_before *= 1.0 - chance;
                }
                self.chance[[profile.index, d]] = relative * expected;
            }
        }
    }

    /// Σ n_d x_d / Σ n_d over the needs.
    fn mean(needy: &Profile, helper: usize, of: &Array2<f64>) -> f64 {
        let total: f64 = needy.needs.iter().map(|need| need.weight).sum();
        let sum: f64 =
            needy.needs.iter().map(|need| need.weight * of[[helper, need.domain.index()]]).sum();
        sum / total
    }
}

/// Why the strengths of one region count nothing for the needs of another: they cover none, or no more
/// than chance.
fn by_chance(receiver: &Profile, giver: &Profile, coverage: f64, typical: f64) -> ZeroReason {
    let [needs, offers] = [receiver, giver].map(|profile| profile.region.label());
    if coverage > 0.0 {
        ZeroReason::NoBetterThanTypical { needs, offers, coverage, typical }
    } else {
        ZeroReason::NoNeedMet { needs, offers }
    }
}

impl Criterion for NeedMet {
    fn id(&self) -> &'static str {
        match self.needs_of {
            NeedsOf::Seeker => "needs-met",
            NeedsOf::Host => "needs-of-host-met",
        }
    }

    fn meaning(&self) -> Meaning {
        match self.needs_of {
            NeedsOf::Seeker => Meaning::NeedsOfSeekerMet,
            NeedsOf::Host => Meaning::NeedsOfHostMet,
        }
    }

    fn assess(&self, pair: &Pair<'_>, tally: &mut Tally) -> Result<(), Unknown> {
        let (needy, helper) = match self.needs_of {
            NeedsOf::Seeker => (pair.left, pair.right),
            NeedsOf::Host => (pair.right, pair.left),
        };
        if needy.needs.is_empty() {
            return Err(Unknown::NoNeed { region: needy.region.label() });
        }
        if helper.strengths.is_empty() {
            return Err(Unknown::NoStrength { region: helper.region.label() });
        }
        let scale = match self.formula {
            CoverageFormula::Coverage | CoverageFormula::Shares => 1.0,
            CoverageFormula::Adjusted => {
                let coverage = Self::mean(needy, helper.index, &self.offer);
                let chance = Self::mean(needy, helper.index, &self.chance);
                if coverage <= chance {
                    tally.explain_zero(|| by_chance(needy, helper, coverage, chance));
                    return Ok(());
                }
                (coverage - chance) / (1.0 - chance) / coverage
            }
        };
        let total: f64 = needy.needs.iter().map(|need| need.weight).sum();
        for need in &needy.needs {
            let place = [helper.index, need.domain.index()];
            let amount = match self.formula {
                CoverageFormula::Shares => (need.weight / total).min(self.offer[place]),
                _ => scale * need.weight * self.offer[place] / total,
            };
            tally.add(amount, || {
                let (need, strength) = (need.domain.index(), self.by[place]);
                Reason::NeedMet {
                    need: self.domains[need].clone(),
                    strength: self.domains[strength].clone(),
                    similarity: self.alike[place],
                    because: self.reasons.of(need, strength).map(str::to_owned),
                }
            });
        }
        tally.explain_zero(|| by_chance(needy, helper, 0.0, 0.0));
        Ok(())
    }

    fn assess_block(&self, block: &PairBlock<'_>, values: &mut Vec<Value>) {
        self.fill_block(block, values);
    }
}
