//! Bounds below which no pair at all is allowed too.

use super::effect::RuleEffect;
use super::error::PlanningError;
use super::side_bounds::SideBounds;
use crate::assignment::model::SemiContinuous;
use crate::rules::Effect;

/// The sums of the rules that allow none below a least number.
///
/// # Errors
/// As the constraints of the solver.
pub(super) fn semi_continuous(
    effects: &[&RuleEffect],
    sides: [&SideBounds<'_>; 2],
) -> Result<Vec<SemiContinuous>, PlanningError> {
    let mut sums = Vec::new();
    for effect in effects {
        if let Effect::Cells(bounds) = &effect.effect {
            for bound in bounds.iter().filter(|bound| bound.or_none) {
                sums.push(SemiContinuous::new(bound.cells.iter().copied(), bound.at_least)?);
            }
        }
    }
    for side in sides {
        for (members, least) in &side.none_or_least {
            sums.push(SemiContinuous::new(side.cells(members), *least)?);
        }
    }
    Ok(sums)
}
