//! Puts together why some rules leave no plan.

use super::clash::Clash;
use super::rule_note::RuleNote;
use super::{derivation, pair_kinds, relaxations, subset};
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::InfeasibilityProof;
use crate::plan::effect::RuleEffect;

/// Explains why some rules leave no plan; `None` where that is not known either.
pub(crate) fn clash(
    assessed: &Assessment,
    effects: &[RuleEffect],
) -> Result<Option<Clash>, PlanningError> {
    let Some(found) = subset::smallest(assessed, effects)? else { return Ok(None) };
    let rules: Vec<RuleNote> =
        found.rules.iter().filter_map(|&rule| assessed.rule_note(rule)).collect();
    let (derivation, needing) = match &found.proof {
        InfeasibilityProof::QuotaConflict(shortage) => {
            derivation::shortage(assessed, &found, shortage)
        }
        InfeasibilityProof::Cases(_) => (pair_kinds::cases(assessed, &found)?, None),
    };
    let held = derivation::held(&found);
    let relaxations = relaxations::relaxations(assessed, &found.rules, &held)?;
    Ok(Some(Clash {
        rules,
        smallest: found.smallest,
        decided: found.decided,
        derivation,
        needing,
        relaxations,
    }))
}
