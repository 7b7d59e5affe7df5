//! The k best plans.

use super::answer::{Best, Plan, plain_problem, uncertified};
use super::assessment::Assessment;
use super::error::PlanningError;
use crate::assignment::model::{TieRule, Ties};
use crate::assignment::{Row, k_best};
use crate::certificate;
use crate::rules::Objective;

/// Returns the k best plans, best first; fewer if there are no more.
pub(crate) fn ranked(assessed: &Assessment, k: usize) -> Result<Vec<Plan>, PlanningError> {
    let model = assessed.plan_model(assessed.effects())?;
    let programme = assessed.programme();
    let plain = model.plain && model.constraints.is_empty();
    if !plain || !programme.rules.objectives.is_empty() || programme.rounds.len() > 1 {
        return Err(PlanningError::NotRanked);
    }
    if k == 0 {
        return Ok(Vec::new());
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
    Ok(plans.collect())
}
