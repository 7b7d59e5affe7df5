//! Why no plan satisfies the rules, and what could be changed.
//!
//! `document.rs` is the [`Clash`] as it is told; `smallest.rs` finds a smallest set of rules that
//! clash; `told.rs` tells the proof as facts and conclusions, `kinds.rs` where kinds of pairs are
//! counted; `relax.rs` finds what would make the rules satisfiable, `ways.rs` how one rule can give
//! way, and `search.rs` how far a number must.

mod document;
mod kinds;
mod relax;
mod search;
mod smallest;
mod told;
mod ways;

pub use document::{Clash, Derivation, Needing, Relaxation, RuleNote, Said};

use super::answer::Proof;
use super::assessed::Assessed;
use super::effect::Effect;
use super::error::ProposalError;
use crate::rules::RuleId;
use crate::vocabulary::sentence;

/// Explains why some rules leave no plan; `None` where that is not known either.
pub(super) fn clash(
    assessed: &Assessed<'_>,
    effects: &[Effect],
) -> Result<Option<Clash>, ProposalError> {
    let Some(found) = smallest::smallest(assessed, effects)? else { return Ok(None) };
    let note = |&rule: &RuleId| RuleNote { rule, says: assessed.sentence(rule) };
    let rules: Vec<RuleNote> = found.rules.iter().map(note).collect();
    let (derivation, needing) = match &found.proof {
        Proof::Shortage(shortage) => told::shortage(assessed, &found, shortage),
        Proof::Cases(_) => (kinds::cases(assessed, &found)?, None),
    };
    let held = told::held(&found);
    let relaxations = relax::relaxations(assessed, &found.rules, &held)?;
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
