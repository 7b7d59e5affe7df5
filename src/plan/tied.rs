//! How many plans are as good as the best one, from the prices that prove it.

use super::answer::{OptimumPrices, Plan, PlanAnswer, of_model};
use super::assessment::Assessment;
use super::decide::{DecidedRound, round_by_round};
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::full_plan_model;
use super::objective::{levels, objectives};
use super::plain::{plain_problem, unruled_problem};
use crate::assignment::model::{LexicographicOptimum, TiedPlans};
use crate::assignment::{Col, Row, lexicographic};

/// What is known of the plans that are as good as the best one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownTies {
    /// How many were counted, 1 or more.
    pub(crate) count: usize,
    /// Whether these are all.
    pub(crate) is_complete: bool,
    /// The pairs that all of them have; `None` if that is not known.
    pub(crate) common: Option<Vec<(Row, Col)>>,
}

/// Counts the plans that are as good as a decided one, up to a limit of plans and of steps; `None` where that takes
/// searches of its own: under side constraints, and if too many cells are tight.
pub(crate) fn known_ties(
    assessed: &Assessment,
    plan: &Plan,
    by_rounds: bool,
    (limit, steps): (usize, usize),
) -> Result<Option<KnownTies>, PlanningError> {
    if plan.is_only_best == Some(true) {
        let common = Some(plan.pairs.clone());
        return Ok(Some(KnownTies { count: 1, is_complete: true, common }));
    }
    if by_rounds {
        return of_rounds(assessed, (limit, steps));
    }
    if plan.is_only_best.is_none() {
        return Ok(None);
    }
    let effects: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let tied = under(assessed, &effects, plan, (limit, steps))?;
    Ok(tied.map(|TiedPlans { count, is_complete, common }| KnownTies {
        count,
        is_complete,
        common: Some(common),
    }))
}

/// The plans that are as good in each round, given those before it. Where an earlier round has a choice, only those of
/// the last round are counted: what another choice leaves to the rounds after it is not known.
fn of_rounds(
    assessed: &Assessment,
    limits: (usize, usize),
) -> Result<Option<KnownTies>, PlanningError> {
    let mut rounds: Vec<Result<Option<TiedPlans>, PlanningError>> = Vec::new();
    round_by_round(assessed, None, |round| rounds.push(of_decided(assessed, round, limits)))?;
    let rounds = rounds.into_iter().collect::<Result<Vec<_>, _>>()?;
    let Some((Some(last), earlier)) = rounds.split_last() else { return Ok(None) };
    let is_exact = earlier.iter().all(|it| it.as_ref().is_some_and(|it| it.count == 1));
    if last.count == 1 && !is_exact {
        return Ok(None);
    }
    Ok(Some(KnownTies {
        count: last.count,
        is_complete: last.is_complete && is_exact,
        common: is_exact.then(|| last.common.clone()),
    }))
}

fn of_decided(
    assessed: &Assessment,
    round: &DecidedRound<'_>,
    limits: (usize, usize),
) -> Result<Option<TiedPlans>, PlanningError> {
    let plan = round.plan;
    match plan.is_only_best {
        None => return Ok(None),
        Some(true) => {
            let common = plan.pairs.clone();
            return Ok(Some(TiedPlans { count: 1, is_complete: true, common }));
        }
        Some(false) => {}
    }
    if !matches!(plan.prices_of_optimum, OptimumPrices::None) {
        return under(assessed, round.effects, plan, limits);
    }
    // It was decided on the rest of the regions alone.
    let model = full_plan_model(assessed.steps(), round.effects)?;
    match of_model(assessed, &model, None)? {
        PlanAnswer::Plan(plan) => under(assessed, round.effects, &plan, limits),
        _ => Ok(None),
    }
}

/// The plans that are as good as the best one under some rules, from its prices.
fn under(
    assessed: &Assessment,
    effects: &[&RuleEffect],
    plan: &Plan,
    (limit, steps): (usize, usize),
) -> Result<Option<TiedPlans>, PlanningError> {
    match &plan.prices_of_optimum {
        OptimumPrices::Plain(prices) => {
            let problem = match unruled_problem(assessed, effects)? {
                Some(problem) => problem,
                None => plain_problem(assessed, &full_plan_model(assessed.steps(), effects)?)?,
            };
            let mut columns = vec![None; problem.rows()];
            for &(Row(row), col) in &plan.pairs {
                columns[row] = Some(col);
            }
            lexicographic::tied_plans(&problem, &columns, prices, limit, steps)
                .map(Some)
                .map_err(Into::into)
        }
        OptimumPrices::Levels(reached) => {
            let model = full_plan_model(assessed.steps(), effects)?;
            let levels = levels(assessed, &objectives(assessed));
            let best = LexicographicOptimum { pairs: plan.pairs.clone(), reached: reached.clone() };
            let (cells, quotas) = (&model.cells, &model.quotas);
            Ok(lexicographic::tied_plans_of_levels(cells, quotas, &levels, &best, limit, steps))
        }
        OptimumPrices::None => Ok(None),
    }
}
