//! The k best plans.

use super::answer::{Best, Plan, uncertified};
use super::assessment::Assessment;
use super::error::PlanningError;
use super::plain::plain_problem;
use crate::assignment::model::{KBestError, TieRule, Ties};
use crate::assignment::{Row, k_best};
use crate::certificate;
use crate::rules::Objective;

/// The k best plans of an assessment.
pub(crate) struct RankedPlans {
    /// Best first; fewer where there are no more.
    pub(crate) plans: Vec<Plan>,
    /// Whether there are plans as good as the last one that are not listed.
    pub(crate) ends_within_tie: bool,
}

/// The most plans that are listed: each becomes a whole proposal.
const MAX_PLANS: usize = 1_000;

/// Finds the k best plans.
pub(crate) fn ranked(assessed: &Assessment, k: usize) -> Result<RankedPlans, PlanningError> {
    if k > MAX_PLANS {
        return Err(KBestError::TooMany { requested: k, limit: MAX_PLANS }.into());
    }
    let programme = assessed.programme();
    if !programme.rules.objectives.is_empty() || programme.rounds.len() > 1 {
        return Err(PlanningError::NotRanked);
    }
    let model = assessed.full_model()?;
    if !model.plain || !model.constraints.is_empty() {
        return Err(PlanningError::NotRanked);
    }
    let problem = plain_problem(assessed, &model)?;
    let best = k_best::solve(&problem, k, Ties::Cut)?;
    let checks =
        certificate::check_k_best(&problem, &best).map_err(|flaw| uncertified(&flaw))?.passed;
    let first = best.plans.first().map(|plan| plan.value);
    let plans = best.plans.iter().map(|plan| {
        let pairs: Vec<_> =
            (0..).zip(&plan.columns).filter_map(|(row, col)| Some((Row(row), (*col)?))).collect();
        let optimal = first == Some(plan.value);
        let best = Best {
            objective: Objective::Total,
            value: Some(plan.value.score),
            bound: first.map(|first| first.score),
            proved: optimal,
        };
        Plan {
            best: vec![best],
            optimal,
            checks: checks.clone(),
            ..Plan::new(assessed, pairs, TieRule::LowestColumnFirst)
        }
    });
    Ok(RankedPlans { plans: plans.collect(), ends_within_tie: best.ends_within_tie() })
}
