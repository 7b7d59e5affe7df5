//! The plain assignment of a programme without rules on pairs and numbers, straight from the scores.

use super::assessment::Assessment;
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::objective::pairs_wanted;
use crate::assignment::{Col, Pairs, Problem, Row};
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
    let scores = assessed.scores().scores();
    let resolution = assessed.programme().resolution();
    let pairs = pairs_wanted(assessed.programme());
    let above = match pairs {
        // A pair that brings nothing is not made.
        Pairs::Free { reservation } => reservation,
        Pairs::Complete | Pairs::Largest => i64::MIN,
    };
    let (rows, cols) = scores.dim();
    let steps = |Row(row), Col(col)| {
        let steps = resolution.units(scores[[row, col]].get()?);
        steps.filter(|&steps| steps > above)
    };
    Ok(Some(Problem::from_fn(rows, cols, pairs, steps)?))
}
