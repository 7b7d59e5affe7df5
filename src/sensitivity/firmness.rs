//! How firm a plan is, pair by pair.

use serde::{Deserialize, Serialize};

use super::pair_losses::PairLosses;
use super::probabilities::{MethodUsed, Probabilities};
use super::probability_options::ProbabilityOptions;
use super::softness::Softness;
use super::weight_firmness::{WeightFirmness, WeightFirmnessOptions};
use crate::assignment::{Col, Member, Row};
use crate::plan::{Assessment, BestPlans, PlanningError};
use crate::profile::{RegionLabel, Sides};
use crate::rules::Objective;

/// What is asked about the firmness of a plan.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct FirmnessOptions {
    /// How probabilities are computed.
    pub probabilities: ProbabilityOptions,
    /// Up to how many equally good plans are counted, 1 or more.
    pub most_best_plans: usize,
    /// What is asked about other weights; `None` if nothing is.
    pub weights: Option<WeightFirmnessOptions>,
}

impl Default for FirmnessOptions {
    /// The defaults of [`ProbabilityOptions`], up to 100 equally good plans, and nothing about other weights.
    fn default() -> Self {
        Self { probabilities: ProbabilityOptions::default(), most_best_plans: 100, weights: None }
    }
}

/// How firm a plan is: for each pair, how much of the weight of good plans has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Firmness {
    /// The names of the two sides.
    pub sides: Sides,
    /// The total of the plan, in points.
    pub total: f64,
    /// The mean total of plans drawn at random, better ones more often.
    pub expected_total: f64,
    /// β, and where it comes from.
    pub softness: Softness,
    /// How the probabilities were computed.
    pub method: MethodUsed,
    /// Whether rounds were decided one by one, each given the best plan of the earlier ones.
    pub by_rounds: bool,
    /// The logarithm of the probability of the plan itself; `None` if probabilities were sampled.
    pub log_plan: Option<f64>,
    /// The entropy in nats; `None` if probabilities were sampled.
    pub entropy: Option<f64>,
    /// Up to how many equally good plans were counted.
    pub most_best_plans: usize,
    /// The equally good plans; `None` if the search for them was not decided within the effort.
    pub best_plans: Option<CountedPlans>,
    /// The pairs of the plan, by the id of the left region.
    pub pairs: Vec<FirmPair>,
    /// The plan under other weights of the criteria, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub weights: Option<WeightFirmness>,
}

/// How many plans are as good as the best one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedPlans {
    /// How many there are, up to the limit.
    pub count: usize,
    /// Whether these are all.
    pub is_complete: bool,
    /// The number of pairs that all of them have.
    pub common: usize,
}

/// How firm a pair of a plan is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FirmPair {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// The score of the pair.
    pub score: f64,
    /// Its probability among all plans, better ones being likelier.
    pub probability: f64,
    /// The standard error of the probability; `None` if it is exact.
    pub standard_error: Option<f64>,
    /// The exit margin, in points: how much the total falls if the pair is not made; `None` if other objectives fall
    /// first, if no plan can do without the pair, or under rules on kinds of pairs, where it takes a search of its own
    /// ([`pair_losses`](Assessment::pair_losses)).
    pub exit_margin: Option<f64>,
    /// The share of the weights drawn under which the best plan has it; `None` if none were.
    pub acceptability: Option<f64>,
    /// The standard error of that share.
    pub acceptability_error: Option<f64>,
    /// Whether every plan that is as good has it too; `None` if that was not decided.
    pub in_every_best_plan: Option<bool>,
    /// The likeliest other partner of the left region, if it has one.
    pub left_other: Option<LikelyPartner>,
    /// The likeliest other partner of the right region, if it has one.
    pub right_other: Option<LikelyPartner>,
}

/// A partner that a region has in other plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LikelyPartner {
    /// The partner.
    pub region: RegionLabel,
    /// The probability of the pair.
    pub probability: f64,
}

impl Assessment {
    /// Returns how firm each pair of the best plan is: its [probability](Self::probabilities), the likeliest other partner of each
    /// end, whether [every best plan](Self::best_plans) has it, and how it fares under [other
    /// weights](Self::weight_firmness).
    ///
    /// A pair whose probability is near 1 is in almost all good plans. One below one half has rivals that
    /// are nearly as good; the other partners named are the ones to look at.
    ///
    /// # When not to trust it
    /// It says how much the plan hangs on small differences of the scores, not whether the scores are right. See
    /// [`Probabilities`].
    ///
    /// # Errors
    /// As [`probabilities`](Self::probabilities); [`PlanningError::NoPlan`] if there is no plan.
    ///
    /// # Complexity
    /// That of [`probabilities`](Self::probabilities) and [`best_plans`](Self::best_plans), and of
    /// [`weight_firmness`](Self::weight_firmness) if it is asked for.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::FirmnessOptions;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let firmness = assessed.firmness(&FirmnessOptions::default())?;
    /// assert_eq!(firmness.pairs.len(), 20);
    /// let firm = firmness.pairs.iter().filter(|pair| pair.probability > 0.5).count();
    /// println!("{firm} of 20 pairs are in most good plans");
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn firmness(&self, options: &FirmnessOptions) -> Result<Firmness, PlanningError> {
        let soft = self.probabilities(&options.probabilities)?;
        let best = match self.best_plans(options.most_best_plans) {
            Err(PlanningError::NotRanked) => None,
            best => best?,
        };
        let losses = self.quick_losses()?;
        let weights = options.weights.as_ref();
        let weights =
            weights.map(|options| self.weight_firmness(&self.propose()?, options)).transpose()?;
        let resolution = self.programme().resolution();
        let pairs = soft.best.iter().map(|&(row, col)| {
            let margin = losses.as_ref().and_then(|it| exit_margin(it, row, col));
            let pair = self.firm_pair(&soft, best.as_ref(), (row, col));
            let accepted = weights.as_ref().and_then(|weights| {
                let mut pairs = weights.acceptability.pairs.iter();
                pairs.find(|it| it.pair.left == pair.left && it.pair.right == pair.right)
            });
            FirmPair {
                exit_margin: margin,
                acceptability: accepted.map(|it| it.acceptability),
                acceptability_error: accepted.map(|it| it.standard_error),
                ..pair
            }
        });
        let pairs = pairs.collect();
        let score = |&(row, col): &(Row, Col)| self.steps_of(row.0, col.0);
        Ok(Firmness {
            sides: self.sides(),
            total: resolution.value(soft.best.iter().filter_map(score).sum()),
            expected_total: soft.expected_total,
            softness: soft.softness,
            method: soft.method,
            by_rounds: soft.by_rounds,
            log_plan: soft.log_best_plan,
            entropy: soft.entropy,
            most_best_plans: options.most_best_plans.max(1),
            best_plans: best.as_ref().map(|best| CountedPlans {
                count: best.count,
                is_complete: best.is_complete,
                common: best.common.len(),
            }),
            pairs,
            weights,
        })
    }

    /// The losses of all pairs, where they are found at once.
    fn quick_losses(&self) -> Result<Option<PairLosses>, PlanningError> {
        let is_quick = self.full_model()?.constraints.is_empty()
            && self.programme().rules.objectives.iter().all(Objective::is_sum);
        is_quick.then(|| self.pair_losses()).transpose()
    }

    fn firm_pair(
        &self,
        soft: &Probabilities,
        best: Option<&BestPlans>,
        (row, col): (Row, Col),
    ) -> FirmPair {
        let resolution = self.programme().resolution();
        let label = |member: Member| self.profile(member).region.label();
        let likeliest = |others: &mut dyn Iterator<Item = (Member, f64)>| {
            // Among equally likely ones the first.
            let mut likeliest: Option<(Member, f64)> = None;
            for other in others {
                if other.1 > likeliest.map_or(0.0, |it| it.1) {
                    likeliest = Some(other);
                }
            }
            likeliest
                .map(|(member, probability)| LikelyPartner { region: label(member), probability })
        };
        let is_made = |row: Row, col: Col| soft.best.contains(&(row, col));
        let mut of_left = (0..self.right().len()).map(Col).filter(|&other| !is_made(row, other));
        let mut of_left = of_left.by_ref().map(|other| (Member::Col(other), soft.of(row, other)));
        let mut of_right = (0..self.left().len()).map(Row).filter(|&other| !is_made(other, col));
        let mut of_right = of_right.by_ref().map(|other| (Member::Row(other), soft.of(other, col)));
        let error = soft.standard_errors.as_ref().and_then(|it| it.get([row.0, col.0]));
        FirmPair {
            left: label(Member::Row(row)),
            right: label(Member::Col(col)),
            score: resolution.value(self.steps_of(row.0, col.0).unwrap_or_default()),
            probability: soft.of(row, col),
            standard_error: error.copied(),
            exit_margin: None,
            acceptability: None,
            acceptability_error: None,
            in_every_best_plan: best.map(|best| best.common.contains(&(row, col))),
            left_other: likeliest(&mut of_left),
            right_other: likeliest(&mut of_right),
        }
    }
}

/// What the total loses without a pair, if the objectives before it lose nothing.
fn exit_margin(losses: &PairLosses, row: Row, col: Col) -> Option<f64> {
    let loss = losses.standings.get([row.0, col.0])?.loss()?;
    let first = loss.amounts.iter().position(|&amount| amount != 0.0);
    let total = losses.objectives.iter().position(|it| *it == Objective::Total)?;
    if first.is_some_and(|first| first < total) {
        return None;
    }
    loss.amounts.get(total).copied()
}
