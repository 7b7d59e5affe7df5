//! For which part of all weights each pair is in the best plan.

use serde::{Deserialize, Serialize};

use super::model::{BestPlans, Cells, LinearModel, plan_under};
use super::ranges::cells;
use super::sample::{Region, Sampler};
use super::tally::{Joined, Tally, Total};
use super::weight_space::{AcceptabilityOptions, WeightSpace};
use crate::parallel;
use crate::plan::{Assessment, NotLinear, PlanningError};
use crate::proposal::Proposal;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// Batches of weights: the same on any number of threads, and enough to see how their results vary.
const BATCHES: usize = 64;

/// Weights between two reports to the observer.
const VECTORS_PER_REPORT: usize = 256;

/// For which part of all weights each pair is in the best plan.
///
/// # When not to trust it
/// All weights of the space are equally likely, which nobody believes: it shows what the weights decide, not how
/// likely a pair is to be right. Weights near 0 and near 1 are in it; narrow the space to what is arguable. A
/// pair that was never seen may still be possible: with n weights, an acceptability of up to 3 / n escapes with
/// a probability of 5 % (the rule of three).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Acceptability {
    /// How many weights were drawn.
    pub vectors: usize,
    /// The seed of the generator.
    pub seed: u64,
    /// Which weights were thought possible.
    pub space: WeightSpace,
    /// The ids of the criteria whose weights vary, in the order of the programme; central weights are in this
    /// order.
    pub criteria: Vec<String>,
    /// Why the plans had to be searched for one by one; `None` if they are linear in the weights.
    pub not_linear: Option<NotLinear>,
    /// Weights under which no plan was found.
    pub without_plan: usize,
    /// For which weights the proposal itself is the best plan.
    pub plan: PlanAcceptability,
    /// Every pair that is in the best plan under some of the weights, or in the proposal, by the place of the
    /// left and then the right region.
    pub pairs: Vec<PairAcceptability>,
}

/// For which part of all weights a plan is the best one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanAcceptability {
    /// The part of the weights, in [0, 1].
    pub acceptability: f64,
    /// The standard error of that part.
    pub standard_error: f64,
    /// The mean of these weights, as shares; `None` if there are none.
    pub central: Option<Vec<f64>>,
}

/// For which part of all weights a pair is in the best plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairAcceptability {
    /// The two regions.
    #[serde(flatten)]
    pub pair: RegionsOfPair,
    /// Whether the proposal has the pair.
    pub in_proposal: bool,
    /// The part of the weights, in [0, 1].
    pub acceptability: f64,
    /// The standard error of that part.
    pub standard_error: f64,
    /// The mean of these weights, as shares; `None` if there are none.
    pub central: Option<Vec<f64>>,
}

impl Acceptability {
    /// Returns the pairs that the best plan has under all of the weights drawn.
    pub fn necessary(&self) -> impl Iterator<Item = &PairAcceptability> {
        self.pairs.iter().filter(|pair| pair.acceptability == 1.0)
    }

    /// Returns the pairs that the best plan has under some of the weights drawn.
    pub fn possible(&self) -> impl Iterator<Item = &PairAcceptability> {
        self.pairs.iter().filter(|pair| pair.acceptability > 0.0)
    }
}

impl Assessment {
    /// Draws weights, finds the best plan under each, and returns for which part of them each pair is in it, next
    /// to a proposal (stochastic multicriteria acceptability analysis: Lahdelma & Salminen 2001, *SMAA-2*,
    /// Operations Research 49; Tervonen & Lahdelma 2007, *Implementing SMAA*, European Journal of Operational
    /// Research 178).
    ///
    /// Criteria that have a weight in the programme get other ones, the same for seekers and hosts; all others
    /// keep none. Standard errors are √(p (1 − p) / n). Within intervals, where weights are drawn one after another, they
    /// are the greater of that and what the means of 64 independent batches suggest.
    ///
    /// # Errors
    /// [`PlanningError::WeightSetting`] for options that are not accepted, [`PlanningError::NoPlan`] for a
    /// proposal without pairs, [`PlanningError::Stopped`], and as for [`plan`](Self::plan).
    ///
    /// # Complexity
    /// One plan for each of the weights, on all threads with the feature `parallel`; the result is the same on
    /// any number of threads. Where nothing is linear, all rules are applied anew under each of them.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::AcceptabilityOptions;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let options = AcceptabilityOptions { vectors: 500, ..AcceptabilityOptions::default() };
    /// let found = assessed.acceptability(&assessed.propose()?, &options)?;
    /// // Each of the twenty regions has one partner under any weights.
    /// let all: f64 = found.pairs.iter().map(|pair| pair.acceptability).sum();
    /// assert!((all - 20.0).abs() < 1e-9);
    /// assert!(found.necessary().count() <= 20 && found.possible().count() >= 20);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn acceptability(
        &self,
        proposal: &Proposal,
        options: &AcceptabilityOptions,
    ) -> Result<Acceptability, PlanningError> {
        let plan = cells(self, proposal)?;
        let all = self.scores().weights();
        let (model, not_linear) = match LinearModel::new(self)? {
            Ok(mut model) => {
                let counts = |&k: &usize| all[model.criteria[k]].counts();
                let places: Vec<usize> = (0..model.len()).filter(counts).collect();
                model.keep(&places);
                (Some(model), None)
            }
            Err(because) => (None, Some(because)),
        };
        let criteria: Vec<usize> = match &model {
            Some(model) => model.criteria.clone(),
            None => (0..all.len())
                .filter(|&k| all[k].counts() && self.scores().known_pairs(k) > 0)
                .collect(),
        };
        let ids: Vec<&str> =
            criteria.iter().map(|&k| self.programme().criteria[k].id.as_str()).collect();
        let region = options.region(&ids)?;
        let search =
            Search { assessed: self, model: model.as_ref(), criteria: &criteria, plan: &plan };
        let batches = BATCHES.min(options.vectors);
        let tallies = parallel::map(batches, |batch| {
            let first = options.vectors * batch / batches;
            let last = options.vectors * (batch + 1) / batches;
            search.batch(&region, seed(options.seed, batch), last - first)
        });
        let tallies = tallies.into_iter().collect::<Result<Vec<_>, _>>()?;
        let total = Total::of(&tallies, criteria.len());
        let error = |joined: &Joined| {
            let independent = joined.independent_error(total.vectors);
            match region {
                Region::Within(_) => {
                    independent.max(joined.error_of_batches(total.vectors, batches))
                }
                _ => independent,
            }
        };
        let of_pair = |cell, joined: Option<&Joined>| PairAcceptability {
            pair: RegionsOfPair::of(self, cell),
            in_proposal: plan.contains(&cell),
            acceptability: joined.map_or(0.0, |joined| joined.part(total.vectors)),
            standard_error: joined.map_or(0.0, error),
            central: joined.and_then(Joined::central),
        };
        let mut known: Cells = total.cells.keys().chain(&plan).copied().collect();
        known.sort_unstable();
        known.dedup();
        Ok(Acceptability {
            vectors: options.vectors,
            seed: options.seed,
            space: options.space.clone(),
            criteria: ids.into_iter().map(str::to_owned).collect(),
            not_linear,
            without_plan: total.without_plan,
            plan: PlanAcceptability {
                acceptability: total.plan.part(total.vectors),
                standard_error: error(&total.plan),
                central: total.plan.central(),
            },
            pairs: known.iter().map(|&cell| of_pair(cell, total.cells.get(&cell))).collect(),
        })
    }
}

/// The seed of a batch: streams of neighbouring seeds do not overlap.
fn seed(seed: u64, batch: usize) -> u64 {
    let mut generator = crate::synthetic::Generator::new(seed);
    (0..=batch).fold(0, |_, _| generator.next_bits())
}

/// What is the same for all batches.
struct Search<'a> {
    assessed: &'a Assessment,
    model: Option<&'a LinearModel>,
    criteria: &'a [usize],
    plan: &'a Cells,
}

impl Search<'_> {
    /// Draws weights and counts the pairs of their best plans.
    fn batch(&self, region: &Region, seed: u64, vectors: usize) -> Result<Tally, PlanningError> {
        let size = self.criteria.len();
        let mut sampler = Sampler::new(region, size, seed);
        let mut tally = Tally::new(self.assessed.scores().scores().dim(), size);
        let mut plans = self.model.map(BestPlans::fast);
        for vector in 0..vectors {
            if vector % VECTORS_PER_REPORT == 0 {
                self.assessed.observer().begin()?;
            }
            let shares = sampler.next();
            let best = match &mut plans {
                Some(plans) => plans.at(shares)?,
                None => plan_under(self.assessed, self.criteria, shares)?,
            };
            tally.add(best.as_ref(), self.plan, shares);
        }
        Ok(tally.closed())
    }
}
