//! Puts together why some rules leave no plan.

use super::clash::{Clash, RuleNote};
use super::{derivation, pair_kinds, relaxations, subset};
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::Proof;
use crate::plan::effect::Effect;
use crate::rules::RuleId;
use crate::vocabulary::sentence;

/// Explains why some rules leave no plan; `None` where that is not known either.
pub(crate) fn clash(
    assessed: &Assessment,
    effects: &[Effect],
) -> Result<Option<Clash>, PlanningError> {
    let Some(found) = subset::smallest(assessed, effects)? else { return Ok(None) };
    let note = |&rule: &RuleId| RuleNote { rule, says: assessed.sentence(rule) };
    let rules: Vec<RuleNote> = found.rules.iter().map(note).collect();
    let (derivation, needing) = match &found.proof {
        Proof::QuotaConflict(shortage) => derivation::shortage(assessed, &found, shortage),
        Proof::Cases(_) => (pair_kinds::cases(assessed, &found)?, None),
    };
    let held = derivation::held(&found);
    let relaxations = relaxations::relaxations(assessed, &found.rules, &held)?;
    let because = sentence(&derivation.statement);
    Ok(Some(Clash {
        rules,
        smallest: found.smallest,
        decided: found.decided,
        because,
        derivation,
        needing,
        relaxations,
    }))
}
