//! How likely each pair is if plans are drawn at random, better ones more often.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::probability_options::ProbabilityOptions;
use super::soft_stage::{SoftStage, soft_stage};
use super::softness::Softness;
use crate::assignment::gibbs::{GibbsError, MAX_BETA};
use crate::assignment::{Col, Row};
use crate::plan::{Assessment, PlanningError};

/// How probabilities were computed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum MethodUsed {
    /// Exactly, as sums over all plans.
    Exact,
    /// As shares of sampled plans; in several rounds, at least one of them.
    Sampled {
        /// Plans recorded.
        plans: usize,
        /// Chains.
        chains: usize,
        /// The seed.
        seed: u64,
        /// The greatest standard error of a probability.
        largest_error: f64,
    },
}

/// The probability of every pair if plans are drawn with P(plan) ∝ exp(β · value).
///
/// # When not to trust it
///
/// The probabilities describe the near-optimal plans under the scores as they are; they are not the chance that a
/// pair succeeds, nor that it is right. They depend on β: compare pairs under one β. See
/// [`GibbsDistribution`](crate::assignment::gibbs::GibbsDistribution) for the exact numbers, and
/// [`sample`](crate::assignment::gibbs::sample) for those of a sample.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Probabilities {
    /// β and where it comes from.
    pub softness: Softness,
    /// How they were computed.
    pub method: MethodUsed,
    /// Whether rounds were decided one by one: each is then drawn given the best plan of the earlier ones, and
    /// independently of the draws of the others.
    pub by_rounds: bool,
    /// Of each pair: row i is candidate i of the left side, column j candidate j of the right side.
    pub probabilities: Array2<f64>,
    /// The standard error of each; `None` if all are exact.
    pub standard_errors: Option<Array2<f64>>,
    /// ln Z, the logarithm of the sum of exp(β · value) over all plans; `None` if they were sampled, or decided
    /// in several rounds.
    pub log_partition: Option<f64>,
    /// The logarithm of the probability of the best plan itself; `None` if some were sampled.
    pub log_best_plan: Option<f64>,
    /// The entropy in nats: the choice is as open as a fair draw among exp(entropy) plans; `None` if some were
    /// sampled.
    pub entropy: Option<f64>,
    /// The mean total of the plans, in points.
    pub expected_total: f64,
    /// The pairs of the best plan, ascending.
    pub best: Vec<(Row, Col)>,
}

impl Probabilities {
    /// Returns the probability of a pair; 0 for one outside the table.
    pub fn of(&self, row: Row, col: Col) -> f64 {
        self.probabilities.get([row.0, col.0]).copied().unwrap_or_default()
    }
}

impl Assessment {
    /// Returns the probability of every pair if plans are drawn at random under the rules, better ones more
    /// often: P(plan) ∝ exp(β · value). The value is the total, less the reservations where pairs are free.
    ///
    /// Exact where every region has at most one partner and no rule bounds groups or kinds of pairs: forbidden
    /// and required pairs, who must be served, rounds. Under other rules, or with more than 22 regions that depend on each other on the
    /// shorter side, a sample with its standard error. Rounds that are decided one by one are drawn one by one, each given the best plan of the
    /// earlier ones; rounds that are decided at once are drawn at once, and where they share no candidates, the
    /// probability of a plan is the product of those of its rounds.
    ///
    /// # Errors
    /// [`PlanningError::NoPlan`] if there is no plan; [`PlanningError::Gibbs`] if β is not accepted, or the
    /// exact method is requested and takes too much memory; [`PlanningError::NotExact`] if it is requested under
    /// rules that rule it out; [`PlanningError::NotATotal`] if the programme states
    /// objectives other than the total, with or without the number of pairs before it; otherwise as [`propose`](Self::propose).
    ///
    /// # Complexity
    /// As [`GibbsDistribution`](crate::assignment::gibbs::GibbsDistribution): 20 × 20 regions take a few hundredths of a second, 20 × 195 some seconds.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::{MethodUsed, ProbabilityOptions};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let soft = assessed.probabilities(&ProbabilityOptions::default())?;
    /// assert_eq!(soft.method, MethodUsed::Exact);
    /// // Every region has a partner in every plan.
    /// for row in soft.probabilities.rows() {
    ///     assert!((row.sum() - 1.0).abs() < 1e-12);
    /// }
    /// // With β = 0, every partner is as likely as any other.
    /// let fair = ProbabilityOptions { beta: Some(0.0), ..ProbabilityOptions::default() };
    /// let fair = assessed.probabilities(&fair)?;
    /// assert!((fair.probabilities[[0, 0]] - 0.05).abs() < 1e-12);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn probabilities(
        &self,
        options: &ProbabilityOptions,
    ) -> Result<Probabilities, PlanningError> {
        if let Some(beta) = options.beta {
            check_beta(beta)?;
        }
        let stages = self.stages()?;
        let models = stages.iter().map(|stage| stage.model(self)).collect::<Result<Vec<_>, _>>()?;
        let by_rounds = stages.len() > 1;
        let softness = Softness::of(&models, self.programme().resolution(), options.beta);
        let mut found: Vec<SoftStage> = Vec::with_capacity(stages.len());
        for (stage, model) in stages.iter().zip(&models) {
            let input = (model, stage.plan.pairs.as_slice());
            found.push(soft_stage(self, input, softness.beta, options)?);
        }
        let shape = (self.left().len(), self.right().len());
        let stage_of = |row: usize| {
            let round = by_rounds.then(|| self.round_of(&self.left().profiles()[row].region.id));
            round.map_or(Some(0), |round| round)
        };
        let collected = |of: fn(&SoftStage) -> Option<&Array2<f64>>| {
            Array2::from_shape_fn(shape, |(row, col)| {
                let table = stage_of(row).and_then(|stage| of(found.get(stage)?));
                table.map_or(0.0, |table| table[[row, col]])
            })
        };
        let probabilities = collected(|stage| Some(&stage.probabilities));
        let sampled: Vec<_> = found.iter().filter_map(|stage| stage.sample.as_ref()).collect();
        let method = sampled.first().map_or(MethodUsed::Exact, |first| MethodUsed::Sampled {
            plans: first.plans,
            chains: first.chains,
            seed: options.seed,
            largest_error: sampled.iter().map(|it| it.largest_error()).fold(0.0, f64::max),
        });
        let standard_errors = (!sampled.is_empty())
            .then(|| collected(|stage| stage.sample.as_ref().map(|it| &it.errors)));
        let sum = |of: fn(&SoftStage) -> Option<f64>| found.iter().map(of).sum::<Option<f64>>();
        let scores = self
            .steps()
            .mapv(|steps| self.programme().resolution().value(steps.unwrap_or_default()));
        Ok(Probabilities {
            softness,
            method,
            by_rounds,
            expected_total: (&probabilities * &scores).sum(),
            probabilities,
            standard_errors,
            log_partition: sum(|stage| stage.log_partition).filter(|_| !by_rounds),
            log_best_plan: sum(|stage| stage.log_plan),
            entropy: sum(|stage| stage.entropy),
            best: stages.into_iter().next_back().map(|stage| stage.plan.pairs).unwrap_or_default(),
        })
    }
}

fn check_beta(beta: f64) -> Result<(), GibbsError> {
    if (0.0..=MAX_BETA).contains(&beta) {
        return Ok(());
    }
    Err(GibbsError::Beta { value: format!("{beta:?}") })
}
