//! How far a weight may move, by trying some weights: where nothing is linear.

use super::model::Cells;
use crate::assignment::{Col, Row};
use crate::plan::{Assessment, PlanningError};
use crate::score::Weights;

/// The step between factors that are tried.
const STEP: f64 = 1.5;

/// Factors tried each way: up to about 500, or down to a five-hundredth and then 0.
const MOST_STEPS: usize = 16;

/// Halvings of the last step: a change is found to a millionth of the factor.
const HALVINGS: usize = 20;

/// Where another plan was found first.
pub(super) struct ProbedLimit {
    pub(super) factor: f64,
    /// The plan behind it; empty if there is none.
    pub(super) plan: Cells,
}

/// The first of some factors of the weight of a criterion under which the plan is another one, and the place
/// between it and the one before where that begins; `None` if the plan stays the same under all of them.
pub(super) fn probed(
    assessed: &Assessment,
    plan: &[(Row, Col)],
    criterion: usize,
    base: Weights,
    (now, up): (f64, bool),
) -> Result<Option<ProbedLimit>, PlanningError> {
    let at = |factor: f64| -> Result<Option<Cells>, PlanningError> {
        let mut weights = assessed.scores().weights().to_vec();
        weights[criterion] = Weights { seeker: base.seeker * factor, host: base.host * factor };
        if !weights.iter().any(|weights| weights.counts()) {
            return Ok(None);
        }
        // A criterion whose values are refused where unknown cannot count.
        let Ok(other) = assessed.with_weights(&weights) else { return Ok(None) };
        let found = other.plan()?.into_plan().map(|plan| plan.pairs).unwrap_or_default();
        Ok((found != plan).then_some(found))
    };
    let factor = |step: usize| match (up, now > 0.0) {
        (true, true) => now * STEP.powi(i32::try_from(step).unwrap_or(i32::MAX)),
        (true, false) => 0.002 * STEP.powi(i32::try_from(step).unwrap_or(i32::MAX)),
        (false, _) if step == MOST_STEPS => 0.0,
        (false, _) => now / STEP.powi(i32::try_from(step).unwrap_or(i32::MAX)),
    };
    let mut same = now;
    for step in 1..=MOST_STEPS {
        let mut other = factor(step);
        let Some(mut plan) = at(other)? else {
            same = other;
            continue;
        };
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(same, other);
            match at(middle)? {
                Some(found) => (other, plan) = (middle, found),
                None => same = middle,
            }
        }
        return Ok(Some(ProbedLimit { factor: other, plan }));
    }
    Ok(None)
}
