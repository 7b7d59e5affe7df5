//! The range of every weight that keeps a plan.

use serde::{Deserialize, Serialize};

use super::cuts::Cuts;
use super::limits::{Limit, limit};
use super::model::{Cells, LinearModel};
use super::path::{WeightPath, base};
use super::probes::{ProbedLimit, probed};
use super::region::share_ranges;
use crate::plan::{Assessment, NotLinear, PlanningError};
use crate::proposal::Proposal;
use crate::score::Weights;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// How far the weight of every criterion may move before another plan is better.
///
/// # When not to trust it
/// Each range is for one weight alone: two weights may move together by much less, or by much more.
/// [`ShareRange`] is the other extreme: what a share can be if all weights move. A wide range does not mean that
/// the plan is good, only that this weight does not decide it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightRanges {
    /// Whether the plan is a best one under the programme's own weights; if not, the criteria have no ranges
    /// but may have [shares](WeightRange::shares).
    pub is_best: bool,
    /// Why the value of a plan is not linear in the weights, so that ranges come from trying some weights;
    /// `None` if they are exact.
    pub not_linear: Option<NotLinear>,
    /// The criteria of the programme, in its order, without those that are unknown for every pair.
    pub criteria: Vec<WeightRange>,
}

/// How far the weight of one criterion may move.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightRange {
    /// The id of the criterion.
    pub criterion: String,
    /// Its weights in the programme.
    pub now: Weights,
    /// Its share of all weights: its nominal weight, in [0, 1].
    pub share: f64,
    /// The smallest weight that keeps the plan, all other weights unchanged; `None` if the weight can be 0.
    pub least: Option<WeightLimit>,
    /// The greatest weight that keeps the plan, all other weights unchanged; `None` if there is none.
    pub most: Option<WeightLimit>,
    /// Whether the two limits are exact, to the resolution of the scores. If not, they are the first changes
    /// that were found, and there may be nearer ones.
    pub exact: bool,
    /// The least and the greatest share of the criterion over all weights of the criteria that count under
    /// which the plan is a best one; `None` if there are no such weights, the criterion does not count, or
    /// nothing is linear.
    pub shares: Option<ShareRange>,
}

/// A range of the share of a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct ShareRange {
    /// The least share, in [0, 1].
    pub least: f64,
    /// The greatest share, in [0, 1].
    pub most: f64,
}

/// Where another plan becomes better.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightLimit {
    /// The weights of the criterion there: those of the programme times a factor, or equal for both sides if
    /// they are 0 there.
    pub weights: Weights,
    /// Its share of all weights there, in [0, 1].
    pub share: f64,
    /// The pairs of the better plan behind the limit that the plan does not have, by the place of the left
    /// region; empty if there is no plan, or it only makes fewer pairs.
    pub new_pairs: Vec<RegionsOfPair>,
    /// The pairs of the plan that the better one does not have.
    pub lost_pairs: Vec<RegionsOfPair>,
}

/// The cells of a proposal, ascending.
///
/// # Errors
/// [`PlanningError::NoPlan`] if it has no pair of this assessment.
pub(super) fn cells(assessed: &Assessment, proposal: &Proposal) -> Result<Cells, PlanningError> {
    let pairs = proposal.pairings.iter();
    let mut cells: Cells =
        pairs.filter_map(|pair| assessed.cell(&pair.left.id, &pair.right.id)).collect();
    cells.sort_unstable();
    if cells.is_empty() { Err(PlanningError::NoPlan { round: None }) } else { Ok(cells) }
}

impl Assessment {
    /// Returns the range of every weight within which a proposal stays a best plan, under the same rules: for
    /// one weight alone, and for all weights together.
    ///
    /// *The weight of a criterion* is the pair of its seeker's and its host's weight; both are multiplied by
    /// the same factor. Scores depend on weights only by the [nominal
    /// weights](crate::score::ScoreSet::nominal_weights) of the criteria, and linearly
    /// ([`not_linear`](Self::not_linear) names the exceptions), so the weights that keep a plan are a convex
    /// polytope. The limits of one weight are found by Newton's method on the line through it, the extremes of
    /// its share by cutting planes (Ahuja & Orlin 2001, *Inverse optimization*, Operations Research 49). Where
    /// seeker and host give the criterion different shares, the line is a curve, which is divided to a
    /// millionth. Where nothing is linear, weights are tried in steps of a half and the first change is halved
    /// to a millionth; these ranges are not exact.
    ///
    /// A plan counts as a best one if it falls short of no other by more than the resolution of the
    /// programme's scores can hide.
    ///
    /// # Errors
    /// [`PlanningError::NoPlan`] for a proposal without pairs, [`PlanningError::Score`] if the values take too
    /// much memory, [`PlanningError::Stopped`], and as for [`plan`](Self::plan).
    ///
    /// # Complexity
    /// A few plans for each limit.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::Weights};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let proposal = assessed.propose()?;
    /// let ranges = assessed.weight_ranges(&proposal)?;
    /// assert!(ranges.is_best && ranges.not_linear.is_none());
    /// let themes = ranges.criteria.iter().find(|it| it.criterion == "shared-themes").unwrap();
    /// let most = themes.most.as_ref().ok_or("no limit")?.weights.seeker;
    ///
    /// // Just below the limit the plan is the same, just above it is another one.
    /// let pairs = |weight: f64| -> Result<_, Box<dyn std::error::Error>> {
    ///     let weights = assessed.scores().weights_with(&[("shared-themes", Weights::both(weight))])?;
    ///     Ok(assessed.with_weights(&weights)?.propose()?.region_pairs())
    /// };
    /// assert_eq!(pairs(most * 0.999)?, proposal.region_pairs());
    /// assert_ne!(pairs(most * 1.001)?, proposal.region_pairs());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weight_ranges(&self, proposal: &Proposal) -> Result<WeightRanges, PlanningError> {
        let plan = cells(self, proposal)?;
        match LinearModel::new(self)? {
            Ok(model) => self.exact_ranges(&model, &plan),
            Err(because) => self.probed_ranges(&plan, because),
        }
    }

    fn exact_ranges(
        &self,
        model: &LinearModel,
        plan: &Cells,
    ) -> Result<WeightRanges, PlanningError> {
        let all = self.scores().weights();
        let weights: Vec<Weights> = model.criteria.iter().map(|&place| all[place]).collect();
        let mut cuts = Cuts::new(self.observer(), model, plan);
        let counting: Vec<usize> = (0..model.len()).filter(|&k| weights[k].counts()).collect();
        let is_best = cuts.against(&WeightPath::new(&weights, counting[0]).at(1.0))?.is_none();
        let shares = share_ranges(&mut cuts, model.len(), &counting)?;
        let mut criteria = Vec::with_capacity(model.len());
        for (k, &place) in model.criteria.iter().enumerate() {
            let path = WeightPath::new(&weights, k);
            let now = if weights[k].counts() { 1.0 } else { 0.0 };
            let mut exact = true;
            let mut end = |end: f64| -> Result<Option<WeightLimit>, PlanningError> {
                if !is_best || end == now {
                    return Ok(None);
                }
                let Limit { factor, cut, exact: is_exact } = limit(&mut cuts, &path, now, end)?;
                exact &= is_exact;
                Ok(cut.map(|cut| WeightLimit {
                    weights: times(base(&weights, k), factor),
                    share: path.at(factor)[k],
                    new_pairs: RegionsOfPair::new_in(self, &cuts.found[cut].plan, plan),
                    lost_pairs: RegionsOfPair::new_in(self, plan, &cuts.found[cut].plan),
                }))
            };
            let (least, most) = (end(0.0)?, end(f64::INFINITY)?);
            let own = counting.iter().position(|&counts| counts == k);
            let range = own.and_then(|own| shares.as_ref().map(|shares| shares[own]));
            criteria.push(WeightRange {
                criterion: self.programme().criteria[place].id.clone(),
                now: weights[k],
                share: path.at(now)[k],
                least,
                most,
                exact,
                shares: range.map(|[least, most]| ShareRange { least, most }),
            });
        }
        Ok(WeightRanges { is_best, not_linear: None, criteria })
    }

    fn probed_ranges(
        &self,
        plan: &Cells,
        because: NotLinear,
    ) -> Result<WeightRanges, PlanningError> {
        let weights = self.scores().weights();
        let nominal = self.scores().nominal_weights();
        let is_best = self.plan()?.into_plan().is_some_and(|best| best.pairs == *plan);
        let mut criteria = Vec::new();
        for (k, id) in self.scores().criteria().enumerate() {
            if self.scores().known_pairs(k) == 0 {
                continue;
            }
            let (base, path) = (base(weights, k), WeightPath::new(weights, k));
            let now = if weights[k].counts() { 1.0 } else { 0.0 };
            let end = |up: bool| -> Result<Option<WeightLimit>, PlanningError> {
                if !is_best || (!up && now == 0.0) {
                    return Ok(None);
                }
                let found = probed(self, plan, k, base, (now, up))?;
                Ok(found.map(|ProbedLimit { factor, plan: other }| WeightLimit {
                    weights: times(base, factor),
                    share: path.at(factor)[k],
                    new_pairs: RegionsOfPair::new_in(self, &other, plan),
                    lost_pairs: RegionsOfPair::new_in(self, plan, &other),
                }))
            };
            criteria.push(WeightRange {
                criterion: id.to_owned(),
                now: weights[k],
                share: nominal[k],
                least: end(false)?,
                most: end(true)?,
                exact: false,
                shares: None,
            });
        }
        Ok(WeightRanges { is_best, not_linear: Some(because), criteria })
    }
}

fn times(base: Weights, factor: f64) -> Weights {
    Weights { seeker: base.seeker * factor, host: base.host * factor }
}
