//! A smallest set of rules that clash.
//!
//! First rules are left out one by one, and stay out where the rest still clashes (the deletion
//! filter of J. W. Chinneck and E. W. Dravnieks, *Locating minimal infeasible constraint sets in
//! linear programs*, ORSA Journal on Computing 3, 1991): what remains clashes, and each of it is
//! needed for that. Then all smaller sets are tried while there are few enough of them.

use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{InfeasibilityProof, PlanAnswer, certified, satisfiable};
use crate::plan::effect::RuleEffect;
use crate::plan::model::PlanModel;
use crate::plan::settled::Settled;
use crate::rules::RuleId;

/// At most this many smaller sets are tried.
const MOST_TRIED_SETS: usize = 2_000;

/// Rules that clash, with what proves it.
pub(super) struct Found {
    pub(super) rules: Vec<RuleId>,
    /// What these rules do, one after another.
    pub(super) effects: Vec<RuleEffect>,
    /// What all rules of the programme say, not these alone.
    pub(super) settled: Settled,
    /// Whether no smaller set clashes.
    pub(super) smallest: bool,
    /// Whether every question on the way was decided within the effort.
    pub(super) decided: bool,
    pub(super) question: PlanModel,
    pub(super) proof: InfeasibilityProof,
}

/// Finds a smallest set of rules that clash, where a solver has proved that all of them do; `None`
/// where that was not confirmed within the effort.
pub(super) fn smallest(
    assessed: &Assessment,
    effects: &[RuleEffect],
) -> Result<Option<Found>, PlanningError> {
    let effects: Vec<&RuleEffect> = effects.iter().collect();
    let all = rules(&effects);
    let settled = assessed.settled(&effects);
    let mut decided = true;
    let Some(mut found) = irreducible(assessed, &effects, &mut decided)? else { return Ok(None) };
    let mut smallest = true;
    let mut tried = 0;
    'sizes: for size in 0..found.rules.len() {
        let mut places: Vec<usize> = (0..size).collect();
        loop {
            tried += 1;
            if tried > MOST_TRIED_SETS {
                smallest = false;
                break 'sizes;
            }
            let some = places.iter().map(|&place| all[place]).collect();
            if let Some(smaller) = conflict(assessed, (&effects, &settled), some, &mut decided)? {
                found = smaller;
                break 'sizes;
            }
            if !next(&mut places, all.len()) {
                break;
            }
        }
    }
    let Conflict { rules, question, proof } = found;
    certified(&question, &proof)?;
    let effects = of(&effects, &rules).into_iter().cloned().collect();
    smallest &= decided;
    Ok(Some(Found { rules, effects, settled, smallest, decided, question, proof }))
}

/// Rules that clash, and why.
pub(super) struct Conflict {
    pub(super) rules: Vec<RuleId>,
    question: PlanModel,
    proof: InfeasibilityProof,
}

/// Leaves out rules that clash one by one until each that remains is needed for it; `None` if they do not
/// clash, or if that was not decided. `decided` becomes false if some question was not decided within
/// the effort.
pub(super) fn irreducible(
    assessed: &Assessment,
    effects: &[&RuleEffect],
    decided: &mut bool,
) -> Result<Option<Conflict>, PlanningError> {
    let all = rules(effects);
    let settled = assessed.settled(effects);
    let all_effects = (effects, &settled);
    let Some(mut core) = conflict(assessed, all_effects, all, decided)? else { return Ok(None) };
    // A rule that was needed may become dispensable once another has gone: until nothing changes.
    loop {
        let before = core.rules.len();
        for place in (0..before).rev() {
            let mut without = core.rules.clone();
            without.remove(place);
            if let Some(smaller) = conflict(assessed, all_effects, without, decided)? {
                core = smaller;
            }
        }
        if core.rules.len() == before {
            return Ok(Some(core));
        }
    }
}

/// Some of the rules behind all effects, if they clash.
fn conflict(
    assessed: &Assessment,
    (effects, settled): (&[&RuleEffect], &Settled),
    rules: Vec<RuleId>,
    decided: &mut bool,
) -> Result<Option<Conflict>, PlanningError> {
    let (question, answer) = satisfiable(assessed, &of(effects, &rules), settled)?;
    *decided &= !matches!(answer, PlanAnswer::Unknown);
    Ok(match answer {
        PlanAnswer::None(proof) => Some(Conflict { rules, question, proof }),
        PlanAnswer::Plan(_) | PlanAnswer::Unknown => None,
    })
}

/// The rules behind some effects, each once.
fn rules(effects: &[&RuleEffect]) -> Vec<RuleId> {
    let mut rules: Vec<RuleId> = Vec::new();
    for effect in effects {
        if !rules.contains(&effect.rule) {
            rules.push(effect.rule);
        }
    }
    rules
}

/// What some rules do.
fn of<'e>(effects: &[&'e RuleEffect], rules: &[RuleId]) -> Vec<&'e RuleEffect> {
    effects.iter().copied().filter(|effect| rules.contains(&effect.rule)).collect()
}

/// Moves on to the next choice of places out of `of`, in lexicographic order.
fn next(places: &mut [usize], of: usize) -> bool {
    let size = places.len();
    for at in (0..size).rev() {
        if places[at] + size - at < of {
            places[at] += 1;
            for later in at + 1..size {
                places[later] = places[later - 1] + 1;
            }
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::next;

    #[test]
    fn every_choice_comes_once() {
        let mut places = vec![0, 1, 2];
        let mut count = 1;
        while next(&mut places, 6) {
            count += 1;
            assert!(places.windows(2).all(|two| two[0] < two[1]));
        }
        assert_eq!((count, places), (20, vec![3, 4, 5]));
        assert!(!next(&mut [], 6));
    }
}
