//! The proof of a shortage: regions need more pairs than they can have.
//!
//! The form is that of PubGrub (N. Weizenbaum, *PubGrub: next-generation version solving*, 2018):
//! rules and facts are the leaves, and every other statement follows from those below it.

use std::collections::{BTreeMap, BTreeSet};

use super::clash::{DeficientSet, Derivation};
use super::highest::highest;
use super::statement::{Basis, Consequence, RegionGroup, Statement};
use super::subset::Found;
use crate::assignment::{
    Col, Member, Row,
    model::{QuotaConflict, QuotaId},
};
use crate::plan::Assessment;
use crate::plan::answer::InfeasibilityProof;
use crate::plan::effect::RuleEffect;
use crate::plan::model::PlanModel;
use crate::profile::RegionLabel;
use crate::rules::{Effect, GroupLabel, RuleId};

/// Some members as regions, or as a whole side.
fn group(assessed: &Assessment, members: &[Member]) -> RegionGroup {
    let whole = [assessed.left(), assessed.right()].into_iter().find(|pool| {
        let own = members.iter().filter(|&&m| assessed.profile(m).region.side == pool.side());
        members.len() > 1 && own.count() == members.len() && members.len() == pool.len()
    });
    let side = whole.map(|pool| assessed.dataset().side_label(pool.side()));
    RegionGroup {
        whole_side: side.as_ref().map(|side| side.id.clone()),
        whole_side_label: side.map(|side| side.label),
        regions: labels(assessed, members),
    }
}

fn labels<'m>(
    assessed: &Assessment,
    members: impl IntoIterator<Item = &'m Member>,
) -> Vec<RegionLabel> {
    members.into_iter().map(|&member| assessed.profile(member).region.label()).collect()
}

fn members(question: &PlanModel, quota: QuotaId) -> Vec<Member> {
    match quota {
        QuotaId::Row(row) => vec![row.into()],
        QuotaId::Col(col) => vec![col.into()],
        QuotaId::RowGroup(group) => {
            let members = &question.quotas.row_groups()[group].members;
            members.iter().map(|&row| Row(row).into()).collect()
        }
        QuotaId::ColGroup(group) => {
            let members = &question.quotas.col_groups()[group].members;
            members.iter().map(|&col| Col(col).into()).collect()
        }
    }
}

/// Quotas of one group of one rule.
struct Share {
    members: BTreeSet<Member>,
    pairs: usize,
}

type Shares = BTreeMap<(Option<RuleId>, Option<GroupLabel>), Share>;

fn shares(question: &PlanModel, quotas: &[QuotaId], needing: bool) -> Shares {
    let mut shares = Shares::new();
    for &quota in quotas {
        let bounds = question.bounds(quota);
        let (rule, group) = question.owner(quota).map_or((None, None), |owner| {
            (if needing { owner.least } else { owner.most }, owner.group.as_deref().cloned())
        });
        let share = shares
            .entry((rule, group))
            .or_insert_with(|| Share { members: BTreeSet::new(), pairs: 0 });
        share.members.extend(members(question, quota));
        let count = if needing { bounds.least } else { bounds.most };
        share.pairs = share.pairs.saturating_add(count);
    }
    shares
}

/// Derives a shortage: quotas that need more pairs than others allow.
pub(super) fn shortage(
    assessed: &Assessment,
    found: &Found,
    shortage: &QuotaConflict,
) -> (Derivation, Option<DeficientSet>) {
    let question = &found.question;
    if let Some(derivation) = competing(assessed, found) {
        return (derivation, None);
    }
    let needing = shares(question, &shortage.needing, true);
    let limiting = shares(question, &shortage.limiting, false);
    let needed: usize = needing.values().map(|share| share.pairs).sum();
    let uncounted = uncounted(question, shortage);
    let possible: usize = limiting.values().map(|share| share.pairs).sum::<usize>() + uncounted;
    let who: BTreeSet<Member> =
        needing.values().flat_map(|share| share.members.iter().copied()).collect();
    let partners = partners(question, &who);
    let all: Vec<Member> = who.iter().copied().collect();

    let mut needs = Vec::new();
    let groups = needing.len();
    for ((rule, of), share) in needing {
        let list: Vec<Member> = share.members.iter().copied().collect();
        let (regions, pairs) = (group(assessed, &list), share.pairs);
        let Some(note) = rule.and_then(|rule| assessed.rule_note(rule)) else {
            needs.push(Derivation::leaf(Statement::NeedOfGroup { group: of, regions, pairs }));
            continue;
        };
        // With one rule alone the sum is in the statement above.
        let alone = groups == 1 && of.is_none();
        let consequence = (!alone).then_some(Consequence::Needs { group: of, regions, pairs });
        needs.push(Derivation::leaf(Statement::Rule { rule: note, consequence }));
    }
    let mut limits = excluded(assessed, found, &who);
    let groups = limiting.len();
    for ((rule, of), share) in limiting {
        let list: Vec<Member> = share.members.iter().copied().collect();
        let (regions, pairs) = (group(assessed, &list), share.pairs);
        let Some(note) = rule.and_then(|rule| assessed.rule_note(rule)) else {
            limits.push(Derivation::leaf(Statement::NoMorePartners { group: of, regions, pairs }));
            continue;
        };
        let alone = groups == 1 && list == all;
        let consequence = (!alone).then_some(Consequence::Limits { group: of, regions, pairs });
        limits.push(Derivation::leaf(Statement::Rule { rule: note, consequence }));
    }
    if uncounted > 0 {
        limits.push(Derivation::leaf(Statement::UncountedPairs { pairs: uncounted }));
    }
    // A rule may act through others only, as a capacity does on a region whose place a required pair
    // takes.
    let is_stated = |rule: RuleId| {
        let mut facts = needs.iter().chain(&limits);
        facts.any(|fact| fact.statement.basis() == Basis::Rule(rule))
    };
    let silent: Vec<RuleId> =
        found.rules.iter().copied().filter(|&rule| !is_stated(rule)).collect();
    limits.extend(
        silent.into_iter().filter_map(|rule| assessed.rule_note(rule)).map(Derivation::rule),
    );
    state_once(&mut limits);
    let regions = group(assessed, &all);
    let derivation = Derivation::conclusion(
        Statement::Shortage { regions: regions.clone(), needed, possible },
        vec![
            Derivation::conclusion(Statement::Needed { regions, pairs: needed }, needs),
            Derivation::conclusion(Statement::Possible { pairs: possible }, limits),
        ],
    );
    let note = DeficientSet {
        regions: labels(assessed, &who),
        needed,
        partners: labels(assessed, &partners),
        possible,
    };
    (derivation, Some(note))
}

/// Drops a rule without a consequence where the same rule is stated already, with one or without.
pub(super) fn state_once(facts: &mut Vec<Derivation>) {
    let rule_of = |fact: &Derivation| match &fact.statement {
        Statement::Rule { rule, consequence } => Some((rule.rule, consequence.is_some())),
        _ => None,
    };
    let rules = facts.iter().filter_map(rule_of);
    let mut stated: BTreeSet<RuleId> =
        rules.filter(|(_, has_consequence)| *has_consequence).map(|(rule, _)| rule).collect();
    facts.retain(|fact| match rule_of(fact) {
        Some((rule, false)) => stated.insert(rule),
        _ => true,
    });
}

/// Members whom upper bounds hold back: the one that several required pairs want, or those whose own
/// bounds limit.
pub(super) fn held(found: &Found) -> Vec<Member> {
    if let Some(member) = wanted(&found.effects) {
        return vec![member];
    }
    let InfeasibilityProof::QuotaConflict(shortage) = &found.proof else { return Vec::new() };
    let own = shortage.limiting.iter().filter_map(|quota| match *quota {
        QuotaId::Row(row) => Some(row.into()),
        QuotaId::Col(col) => Some(col.into()),
        QuotaId::RowGroup(_) | QuotaId::ColGroup(_) => None,
    });
    own.collect()
}

/// The member that all required pairs of a clash have in common, if there are several.
fn wanted(effects: &[RuleEffect]) -> Option<Member> {
    let pairs = effects.iter().filter_map(|effect| match effect.effect {
        Effect::Require(row, col) => Some([Member::Row(row), Member::Col(col)]),
        _ => None,
    });
    let pairs: Vec<[Member; 2]> = pairs.collect();
    let mut ends = pairs.first()?.iter().copied();
    let common = ends.find(|member| pairs.iter().all(|pair| pair.contains(member)));
    common.filter(|_| pairs.len() > 1)
}

/// Required pairs that want more places of a region than it has.
fn competing(assessed: &Assessment, found: &Found) -> Option<Derivation> {
    let member = wanted(&found.effects)?;
    let (required, others): (Vec<&RuleEffect>, Vec<&RuleEffect>) =
        found.effects.iter().partition(|effect| matches!(effect.effect, Effect::Require(..)));
    let [bound] = others[..] else { return None };
    if !matches!(bound.effect, Effect::Bounds(_) | Effect::OnePartner { .. }) {
        return None;
    }
    let region = assessed.profile(member).region.label();
    let required_pairs = required.len();
    let quota = match member {
        Member::Row(row) => QuotaId::Row(row),
        Member::Col(col) => QuotaId::Col(col),
    };
    let allowed = found.question.bounds(quota).most;
    let rule = |effect: &&RuleEffect| assessed.rule_note(effect.rule).map(Derivation::rule);
    Some(Derivation::conclusion(
        Statement::TooManyRequired { region: region.clone(), required: required_pairs, allowed },
        vec![
            Derivation::conclusion(
                Statement::Required { region: region.clone(), pairs: required_pairs },
                required.iter().filter_map(rule).collect(),
            ),
            Derivation::conclusion(
                Statement::Allowed { region, pairs: allowed },
                rule(&bound).into_iter().collect(),
            ),
        ],
    ))
}

/// Cells that quotas need and none of the limiting ones counts, as often as they are needed.
fn uncounted(question: &PlanModel, shortage: &QuotaConflict) -> usize {
    let (rows, cols) = question.quotas.shape();
    let (mut of_rows, mut of_cols) = (vec![0_i64; rows], vec![0_i64; cols]);
    for (quotas, count) in [(&shortage.needing, 1), (&shortage.limiting, -1)] {
        for &quota in quotas {
            for member in members(question, quota) {
                match member {
                    Member::Row(Row(row)) => of_rows[row] += count,
                    Member::Col(Col(col)) => of_cols[col] += count,
                }
            }
        }
    }
    let counts =
        question.cells.eligible_cells().map(|(row, col, _)| of_rows[row.0] + of_cols[col.0]);
    counts.map(|count| usize::try_from(count).unwrap_or(0)).sum()
}

/// All members with whom some others may be paired.
fn partners(question: &PlanModel, who: &BTreeSet<Member>) -> BTreeSet<Member> {
    let mut partners = BTreeSet::new();
    let open = |quota| question.bounds(quota).most > 0;
    for (row, col, _) in question.cells.eligible_cells() {
        if open(QuotaId::Row(row)) && open(QuotaId::Col(col)) {
            let ends = [Member::Row(row), Member::Col(col)];
            match ends.map(|end| who.contains(&end)) {
                [true, false] => partners.insert(ends[1]),
                [false, true] => partners.insert(ends[0]),
                _ => false,
            };
        }
    }
    partners
}

/// For each rule of the clash that excludes pairs of these members: how many.
fn excluded(assessed: &Assessment, found: &Found, who: &BTreeSet<Member>) -> Vec<Derivation> {
    let concerns = |row: usize, col: usize| {
        who.contains(&Member::Row(Row(row))) || who.contains(&Member::Col(Col(col)))
    };
    let all = assessed.steps().indexed_iter().filter(|((row, col), _)| concerns(*row, *col));
    let (mut count, mut unknown) = (0_usize, 0_usize);
    for (_, score) in all {
        count += 1;
        unknown += usize::from(score.is_none());
    }
    let mut facts: Vec<Derivation> = Vec::new();
    // A rule may exclude in several ways; it is stated once, with all that it excludes.
    let mut cells_of: BTreeMap<RuleId, BTreeSet<(Row, Col)>> = BTreeMap::new();
    for effect in &found.effects {
        match &effect.effect {
            Effect::Exclude(cells) => {
                let own = cells.iter().filter(|(Row(row), Col(col))| concerns(*row, *col));
                cells_of.entry(effect.rule).or_default().extend(own);
            }
            &Effect::Require(row, col) if effect.rule == RuleId::Rounds => {
                facts.push(Derivation::leaf(Statement::PairedAlready {
                    left: assessed.profile(row.into()).region.label(),
                    right: assessed.profile(col.into()).region.label(),
                }));
            }
            Effect::Absent(members) if !members.iter().any(|member| who.contains(member)) => {}
            Effect::Absent(_) => drop(cells_of.entry(effect.rule).or_default()),
            Effect::Require(..) => {
                facts.extend(assessed.rule_note(effect.rule).map(Derivation::rule));
            }
            _ => {}
        }
    }
    for (rule, cells) in cells_of {
        let excluded = cells.len();
        let consequence =
            (excluded > 0).then_some(Consequence::Excludes { excluded, pairs: count });
        facts.extend(
            assessed
                .rule_note(rule)
                .map(|rule| Derivation::leaf(Statement::Rule { rule, consequence })),
        );
        facts.extend(highest(assessed, rule, concerns).map(Derivation::leaf));
    }
    if unknown > 0 {
        facts.push(Derivation::leaf(Statement::UnknownPairs { unknown, pairs: count }));
    }
    facts
}
