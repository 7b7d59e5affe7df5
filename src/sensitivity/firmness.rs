//! How firm a plan is, pair by pair.

use serde::{Deserialize, Serialize};

use super::probabilities::{MethodUsed, Probabilities};
use super::probability_options::ProbabilityOptions;
use super::softness::Softness;
use super::standing::{Certainty, Loss, PairStanding};
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
    /// Whether the exits of pairs are looked for also under rules on kinds of pairs, by a search for each pair, which can
    /// take minutes; elsewhere they always are.
    pub exits_by_search: bool,
    /// What is asked about other weights; `None` if nothing is.
    pub weights: Option<WeightFirmnessOptions>,
}

impl Default for FirmnessOptions {
    /// The defaults of [`ProbabilityOptions`], up to 100 equally good plans, no exits by search, and nothing about other
    /// weights.
    fn default() -> Self {
        let probabilities = ProbabilityOptions::default();
        Self { probabilities, most_best_plans: 100, exits_by_search: false, weights: None }
    }
}

/// How firm a plan is: for each pair, how much of the weight of good plans has it, and what the plan loses without it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Firmness {
    /// The names of the two sides.
    pub sides: Sides,
    /// What is optimised, in order: what losses are losses of.
    pub objectives: Vec<Objective>,
    /// The total of the plan, in points.
    pub total: f64,
    /// How likely plans are if better ones are likelier; `None` if the programme states other objectives than the total, so
    /// that a plan has no single value.
    pub probabilities: Option<PlanProbabilities>,
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

/// How the probabilities of plans were computed, and what they come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanProbabilities {
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
    /// Its probability among all plans, better ones being likelier; `None` if plans have none.
    pub probability: Option<f64>,
    /// The standard error of the probability; `None` if it is exact, or if there is none.
    pub standard_error: Option<f64>,
    /// The exit margin, in points: how much the total falls if the pair is not made; `None` if other objectives fall
    /// first, or if it was not found.
    pub exit_margin: Option<f64>,
    /// What the best plan without the pair loses, objective by objective; `None` if there is none, or it was not found.
    pub exit: Option<Loss>,
    /// Whether every plan that keeps the rules has the pair.
    pub is_necessary: bool,
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

impl FirmPair {
    /// The exit margin if it is exact; `None` if it is only a bound, or there is none.
    pub fn exact_margin(&self) -> Option<f64> {
        let is_exact = self.exit.as_ref().is_some_and(|exit| exit.certainty == Certainty::Exact);
        self.exit_margin.filter(|_| is_exact)
    }
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
    /// end, what the plan loses without it, whether [every best plan](Self::best_plans) has it, and how it fares under [other
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
    /// As [`probabilities`](Self::probabilities), which are left out if the programme states other objectives than the
    /// total; [`PlanningError::NoPlan`] if there is no plan.
    ///
    /// # Complexity
    /// That of [`probabilities`](Self::probabilities) and [`best_plans`](Self::best_plans), and of
    /// [`weight_firmness`](Self::weight_firmness) if it is asked for. Where the worst pairs or the spread are objectives, and
    /// with [`exits_by_search`](FirmnessOptions::exits_by_search), one plan for each pair in addition.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::FirmnessOptions;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let firmness = assessed.firmness(&FirmnessOptions::default())?;
    /// assert_eq!(firmness.pairs.len(), 20);
    /// let firm = firmness.pairs.iter().filter(|pair| pair.probability > Some(0.5)).count();
    /// println!("{firm} of 20 pairs are in most good plans");
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn firmness(&self, options: &FirmnessOptions) -> Result<Firmness, PlanningError> {
        let soft = match self.probabilities(&options.probabilities) {
            Err(PlanningError::NotATotal) => None,
            soft => Some(soft?),
        };
        let best = match self.best_plans(options.most_best_plans) {
            Err(PlanningError::NotRanked) => None,
            best => best?,
        };
        let exits = self.exits(options.exits_by_search)?;
        let weights = options.weights.as_ref();
        let weights =
            weights.map(|options| self.weight_firmness(&self.propose()?, options)).transpose()?;
        let pairs = exits.pairs.iter().map(|&((row, col), ref standing)| {
            let pair = self.firm_pair(soft.as_ref(), best.as_ref(), (row, col));
            let exit = standing.loss();
            let accepted = weights.as_ref().and_then(|weights| {
                let mut pairs = weights.acceptability.pairs.iter();
                pairs.find(|it| it.pair.left == pair.left && it.pair.right == pair.right)
            });
            FirmPair {
                exit_margin: exit.and_then(|exit| exits.margin(exit)),
                exit: exit.cloned(),
                is_necessary: *standing == PairStanding::Necessary,
                acceptability: accepted.map(|it| it.acceptability),
                acceptability_error: accepted.map(|it| it.standard_error),
                ..pair
            }
        });
        let pairs = pairs.collect();
        let steps = exits.pairs.iter().filter_map(|&((row, col), _)| self.steps_of(row.0, col.0));
        let total = self.programme().resolution().value(steps.sum());
        Ok(Firmness {
            sides: self.sides(),
            total,
            probabilities: soft.map(|soft| PlanProbabilities {
                expected_total: soft.expected_total,
                softness: soft.softness,
                method: soft.method,
                by_rounds: soft.by_rounds,
                log_plan: soft.log_best_plan,
                entropy: soft.entropy,
            }),
            objectives: exits.objectives,
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

    fn firm_pair(
        &self,
        soft: Option<&Probabilities>,
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
        let (mut left_other, mut right_other) = (None, None);
        if let Some(soft) = soft {
            let is_made = |row: Row, col: Col| soft.best.contains(&(row, col));
            let of_left = (0..self.right().len()).map(Col).filter(|&other| !is_made(row, other));
            left_other =
                likeliest(&mut of_left.map(|other| (Member::Col(other), soft.of(row, other))));
            let of_right = (0..self.left().len()).map(Row).filter(|&other| !is_made(other, col));
            right_other =
                likeliest(&mut of_right.map(|other| (Member::Row(other), soft.of(other, col))));
        }
        let errors = soft.and_then(|soft| soft.standard_errors.as_ref());
        FirmPair {
            left: label(Member::Row(row)),
            right: label(Member::Col(col)),
            score: resolution.value(self.steps_of(row.0, col.0).unwrap_or_default()),
            probability: soft.map(|soft| soft.of(row, col)),
            standard_error: errors.and_then(|it| it.get([row.0, col.0])).copied(),
            exit: None,
            is_necessary: false,
            exit_margin: None,
            acceptability: None,
            acceptability_error: None,
            in_every_best_plan: best.map(|best| best.common.contains(&(row, col))),
            left_other,
            right_other,
        }
    }
}
