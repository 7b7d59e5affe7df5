//! The plain assignment: each region has one partner at most, and nothing else is bounded.

use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::PlanModel;
use super::objective::pairs_wanted;
use super::observer::PlanObserver;
use super::progress::PlanProgress;
use crate::assignment::linear::solve_with_progress;
use crate::assignment::model::{InterruptibleOutcome, Progress};
use crate::assignment::{Optimum, Outcome, Pairs, Problem, solve};
use crate::certificate::{self, Certificate};
use crate::rules::Effect;

/// The problem of all pairs with a score, if the effects say no more than that each region has one partner, and
/// how many pairs are wanted. It is the one that a [model](super::model) of the rules comes to, without its
/// tables.
pub(super) fn unruled_problem(
    assessed: &Assessment,
    effects: &[&RuleEffect],
) -> Result<Option<Problem>, PlanningError> {
    let one_partner = |left: bool| {
        effects
            .iter()
            .any(|it| matches!(it.effect, Effect::OnePartner { left: own } if own == left))
    };
    let is_plain =
        |it: &&RuleEffect| matches!(it.effect, Effect::OnePartner { .. } | Effect::Complete);
    if !(one_partner(true) && one_partner(false) && effects.iter().all(is_plain)) {
        return Ok(None);
    }
    let resolution = assessed.programme().resolution();
    let pairs = pairs_wanted(assessed.programme());
    let mut scores = assessed.scores().numbers();
    let is_known = scores.iter().fold(true, |all, score| all & !score.is_nan());
    let eligible = match pairs {
        // A pair that brings nothing is not made.
        Pairs::Free { reservation } => Some(
            scores.mapv(|score| resolution.units(score).is_some_and(|steps| steps > reservation)),
        ),
        Pairs::Complete | Pairs::Largest if is_known => None,
        Pairs::Complete | Pairs::Largest => Some(scores.mapv(|score| !score.is_nan())),
    };
    if !is_known {
        scores.mapv_inplace(|score| if score.is_nan() { 0.0 } else { score });
    }
    let eligible = eligible.as_ref().map(|mask| mask.view());
    Ok(Some(Problem::scores(scores.view(), eligible, resolution, pairs)?))
}

/// The problem of a model that bounds nothing but pairs.
pub(crate) fn plain_problem(
    assessed: &Assessment,
    model: &PlanModel,
) -> Result<Problem, PlanningError> {
    let pairs = pairs_wanted(assessed.programme());
    let mut cells = model.cells.clone();
    if let Pairs::Free { reservation } = pairs {
        // A pair that brings nothing is not made.
        cells = cells.retain(|_, _, score| score > reservation);
    }
    Ok(cells.with_pairs(pairs)?)
}

/// The optimum of a plain assignment with its certificate; `None` if there is no plan.
pub(super) fn certified_optimum(
    observer: &PlanObserver,
    problem: &Problem,
) -> Result<Option<(Optimum, Certificate)>, PlanningError> {
    let outcome = watched_solve(observer, problem)?;
    let certificate = certificate::check(problem, &outcome)
        .map_err(|flaw| PlanningError::Uncertified { flaw: flaw.to_string() })?;
    match outcome {
        Outcome::Optimal(optimum) => Ok(Some((optimum, certificate))),
        Outcome::Infeasible(_) => Ok(None),
    }
}

/// Solves a problem under the eyes of the caller, if there are any.
fn watched_solve(observer: &PlanObserver, problem: &Problem) -> Result<Outcome, PlanningError> {
    if !observer.is_watching() {
        return Ok(solve(problem));
    }
    let report = |progress: &Progress| observer.report(&PlanProgress::Solving(*progress));
    match solve_with_progress(problem, report) {
        InterruptibleOutcome::Done(outcome) => Ok(outcome),
        InterruptibleOutcome::Stopped(_) => Err(PlanningError::Stopped),
    }
}
