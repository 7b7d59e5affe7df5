//! What would make the rules satisfiable.
//!
//! One rule of the clash at a time is relaxed, and no further than necessary: a number as little as
//! possible, a rule without a number entirely. Where no single rule suffices, because the programme
//! clashes in several places, one after another is relaxed.

use super::clash::Relaxation;
use super::concessions::concessions;
use super::rule_change::RuleChange;
use super::subset;
use crate::assignment::Member;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::decide::decide;
use crate::plan::effect::RuleEffect;
use crate::programme::{Programme, RoundDecision};
use crate::rules::{RuleId, Rules};

/// At most this many rules are relaxed together.
const MOST_DROPPED_RULES: usize = 8;

/// What would make the rules satisfiable, that which gives most pairs, and of these most points,
/// first. `held` are the members whom the bounds of the clash hold back.
pub(super) fn relaxations(
    assessed: &Assessment,
    core: &[RuleId],
    held: &[Member],
) -> Result<Vec<Relaxation>, PlanningError> {
    let mut found = Vec::new();
    for &rule in core {
        for change in concessions(assessed, rule, held)? {
            found.extend(given(assessed, &change.rules, vec![change.rule], change.change)?);
        }
    }
    let programme = assessed.programme();
    if programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne {
        let jointly = Programme { rounds_decided: RoundDecision::Jointly, ..programme.clone() };
        let relaxed = assessed.clone().with_programme(jointly);
        found.extend(planned(&relaxed, vec![RuleId::Rounds], RuleChange::DecideJointly)?);
    }
    if found.is_empty() {
        found.extend(one_after_another(assessed, core)?);
    }
    found.sort_by(|a, b| b.pairs.cmp(&a.pairs).then(b.total.total_cmp(&a.total)));
    Ok(found)
}

/// What the changed rules give; `None` where they cannot be satisfied either.
fn given(
    assessed: &Assessment,
    rules: &Rules,
    changed: Vec<RuleId>,
    change: RuleChange,
) -> Result<Option<Relaxation>, PlanningError> {
    planned(&assessed.with_rules(rules.clone())?, changed, change)
}

/// What a change gives, where it gives a plan.
fn planned(
    relaxed: &Assessment,
    changed: Vec<RuleId>,
    change: RuleChange,
) -> Result<Option<Relaxation>, PlanningError> {
    let plan = decide(relaxed, None)?.plan();
    Ok(plan.map(|plan| Relaxation {
        rules: changed,
        change,
        pairs: plan.pairs.len(),
        total: relaxed.programme().resolution().value(plan.total),
    }))
}

/// Drops a rule of each clash, one clash after another, until there is none left.
fn one_after_another(
    assessed: &Assessment,
    core: &[RuleId],
) -> Result<Option<Relaxation>, PlanningError> {
    let stated = &assessed.programme().rules;
    let mut left: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let mut clashing: Vec<RuleId> = core.to_vec();
    let mut dropped: Vec<RuleId> = Vec::new();
    while dropped.len() < MOST_DROPPED_RULES {
        // Defaults cannot be dropped.
        let Some(&rule) = clashing.iter().find(|rule| stated.without(**rule).is_some()) else {
            return Ok(None);
        };
        dropped.push(rule);
        left.retain(|effect| effect.rule != rule);
        let Some(found) = subset::irreducible(assessed, &left, &mut true)? else {
            let notes = dropped.iter().filter_map(|&rule| assessed.rule_note(rule)).collect();
            let rules = stated.without_all(&dropped);
            return given(assessed, &rules, dropped, RuleChange::Drop { rules: notes });
        };
        clashing = found.rules;
    }
    Ok(None)
}
