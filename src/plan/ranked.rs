//! The k best plans.

use super::answer::{Best, Plan, uncertified};
use super::assessment::Assessment;
use super::error::PlanningError;
use super::partition::{PlanRanking, best_apart};
use super::plain::plain_problem;
use crate::assignment::model::{KBestError, TieRule, Ties};
use crate::assignment::{Problem, Row, k_best};
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
    check_count(k)?;
    match plain_ranking(assessed)? {
        Some(problem) => ranked_plain(assessed, &problem, k),
        None => ranked_by_parts(assessed, k),
    }
}

fn check_count(requested: usize) -> Result<(), KBestError> {
    match requested {
        0 => Err(KBestError::NoneRequested),
        1..=MAX_PLANS => Ok(()),
        _ => Err(KBestError::TooMany { requested, limit: MAX_PLANS }),
    }
}

/// The problem whose plans are those of the programme, if nothing but pairs is ruled out.
pub(super) fn plain_ranking(assessed: &Assessment) -> Result<Option<Problem>, PlanningError> {
    let programme = assessed.programme();
    if !programme.rules.objectives.is_empty() || programme.rounds.len() > 1 {
        return Ok(None);
    }
    let model = assessed.full_model()?;
    if !model.plain || !model.constraints.is_empty() {
        return Ok(None);
    }
    plain_problem(assessed, &model).map(Some)
}

fn ranked_plain(
    assessed: &Assessment,
    problem: &Problem,
    k: usize,
) -> Result<RankedPlans, PlanningError> {
    let best = k_best::solve(problem, k, Ties::Cut)?;
    let checks =
        certificate::check_k_best(problem, &best).map_err(|flaw| uncertified(&flaw))?.passed;
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

/// Under any other rules: each plan is the best of a part, with its own proof.
fn ranked_by_parts(assessed: &Assessment, k: usize) -> Result<RankedPlans, PlanningError> {
    let mut ranking = PlanRanking::new(assessed)?;
    let mut plans: Vec<Plan> = Vec::new();
    let mut latest = None;
    while plans.len() < k {
        let reached = ranking.next_reached().cloned();
        let Some(plan) = ranking.next()? else { break };
        let plan = match plans.first() {
            Some(first) => compared(first, plan, reached == Some(ranking.reached(&first.pairs))),
            None => plan,
        };
        plans.push(plan);
        latest = reached;
    }
    let ends_within_tie = latest.is_some() && ranking.next_reached() == latest.as_ref();
    Ok(RankedPlans { plans, ends_within_tie })
}

/// A plan next to the best one: what that reaches bounds it.
fn compared(first: &Plan, plan: Plan, is_as_good: bool) -> Plan {
    let mut is_equal = true;
    let bests = first.best.iter().zip(plan.best);
    let best = bests.map(|(first, own)| {
        is_equal &= first.value == own.value;
        // Behind an objective that is not reached, nothing bounds the others.
        let better = if own.objective.is_minimised() { Option::min } else { Option::max };
        let bound = if is_equal { own.value } else { better(first.value, own.value) };
        Best { bound, proved: is_equal, ..own }
    });
    let best = best.collect();
    Plan { best, optimal: is_as_good, is_only_best: None, ..plan }
}

/// The best plan, and then always the best of those that lack at least `differing` pairs of every plan before.
pub(crate) fn apart(
    assessed: &Assessment,
    differing: usize,
    count: usize,
) -> Result<Vec<Plan>, PlanningError> {
    check_count(count)?;
    let mut plans: Vec<Plan> = Vec::new();
    while plans.len() < count {
        let Some(plan) = best_apart(assessed, &plans, differing)? else { break };
        let pairs = plans.first().unwrap_or(&plan).pairs.len();
        if differing == 0 || differing > pairs {
            return Err(PlanningError::Differing { requested: differing, pairs });
        }
        let ranking = PlanRanking::unsolved(assessed);
        let plan = match plans.first() {
            Some(first) => {
                let is_as_good = ranking.reached(&first.pairs) == ranking.reached(&plan.pairs);
                compared(first, plan, is_as_good)
            }
            None => plan,
        };
        plans.push(plan);
    }
    Ok(plans)
}
