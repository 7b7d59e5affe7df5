//! What would make the rules satisfiable.
//!
//! One rule of the clash at a time gives way, and no further than it must: a number as little as
//! can be, a rule without a number whole. Where no single rule suffices, because the programme
//! clashes in several places, one after another gives way.

use std::collections::BTreeSet;

use super::document::Relaxation;
use super::{search, smallest};
use crate::assignment::Member;
use crate::proposal::assessed::Assessed;
use crate::proposal::decide::{decide, is_satisfiable};
use crate::proposal::effect::Effect;
use crate::proposal::error::ProposalError;
use crate::rules::{Capacity, PairsWanted, RuleId, Rules, Selection, TiesAdmitted, listed};

/// At most this many regions are named as those who could have more partners.
const FEW: usize = 3;

/// At most this many rules give way together.
const TOGETHER: usize = 8;

/// A change of the rules, in words of the programme file.
struct Change {
    rule: RuleId,
    words: String,
    rules: Rules,
}

/// What would make the rules satisfiable, that which gives most pairs, and of these most points,
/// first. `held` are the members whom the bounds of the clash hold back.
pub(super) fn relaxations(
    assessed: &Assessed<'_>,
    core: &[RuleId],
    held: &[Member],
) -> Result<Vec<Relaxation>, ProposalError> {
    let mut found = Vec::new();
    for &rule in core {
        for change in changes(assessed, rule, held)? {
            found.extend(given(assessed, &change.rules, vec![change.rule], change.words)?);
        }
    }
    if found.is_empty() {
        found.extend(one_after_another(assessed, core)?);
    }
    found.sort_by(|a, b| b.pairs.cmp(&a.pairs).then(b.total.total_cmp(&a.total)));
    Ok(found)
}

/// What the changed rules give; `None` where they cannot be satisfied either.
fn given(
    assessed: &Assessed<'_>,
    rules: &Rules,
    changed: Vec<RuleId>,
    change: String,
) -> Result<Option<Relaxation>, ProposalError> {
    let relaxed = assessed.with_rules(rules.clone())?;
    let plan = decide(&relaxed, None)?.plan();
    Ok(plan.map(|plan| Relaxation {
        rules: changed,
        change,
        pairs: plan.pairs.len(),
        total: assessed.programme().decimals.score(plan.total),
    }))
}

/// A rule of each clash gives way whole, one clash after another, until there is none left.
fn one_after_another(
    assessed: &Assessed<'_>,
    core: &[RuleId],
) -> Result<Option<Relaxation>, ProposalError> {
    let stated = &assessed.programme().rules;
    let mut left: Vec<&Effect> = assessed.effects().iter().collect();
    let mut clashing: Vec<RuleId> = core.to_vec();
    let mut dropped: Vec<RuleId> = Vec::new();
    while dropped.len() < TOGETHER {
        // Defaults cannot be dropped.
        let Some(&rule) = clashing.iter().find(|rule| stated.without(**rule).is_some()) else {
            return Ok(None);
        };
        dropped.push(rule);
        left.retain(|effect| effect.rule != rule);
        let Some(found) = smallest::irreducible(assessed, &left)? else {
            let words: Vec<String> = dropped
                .iter()
                .map(|&rule| format!("drop {rule}: {}", assessed.sentence(rule)))
                .collect();
            let rules = stated.without_all(&dropped);
            return given(assessed, &rules, dropped, words.join("; "));
        };
        clashing = found;
    }
    Ok(None)
}

/// Every way in which one rule can give way.
fn changes(
    assessed: &Assessed<'_>,
    rule: RuleId,
    held: &[Member],
) -> Result<Vec<Change>, ProposalError> {
    let rules = &assessed.programme().rules;
    let mut changes = Vec::new();
    let mut change = |words: String, rules: Rules| changes.push(Change { rule, words, rules });
    // Whether the rules do with one number changed.
    let does = |set: &dyn Fn(&mut Rules)| -> Result<bool, ProposalError> {
        let mut changed = rules.clone();
        set(&mut changed);
        is_satisfiable(&assessed.with_rules(changed)?)
    };
    let with = |set: &dyn Fn(&mut Rules)| {
        let mut changed = rules.clone();
        set(&mut changed);
        changed
    };
    let most = assessed.left().len().saturating_mul(assessed.right().len());
    match rule {
        RuleId::Pairs => {
            let set = |rules: &mut Rules| rules.pairs = PairsWanted::Largest;
            change("ask for as many pairs as can be: pairs = \"largest\"".to_owned(), with(&set));
        }
        RuleId::NumberOfPairs => {
            let asked = rules.number_of_pairs.unwrap_or_default();
            let fewer = search::first(0, asked, |down| {
                does(&|rules| rules.number_of_pairs = Some(asked - down))
            })?;
            let more = search::first(asked, most, |count| {
                does(&|rules| rules.number_of_pairs = Some(count))
            })?;
            for count in fewer.map(|down| asked - down).into_iter().chain(more) {
                change(
                    format!("ask for {count} pairs: number_of_pairs = {count}"),
                    with(&|rules| rules.number_of_pairs = Some(count)),
                );
            }
        }
        RuleId::MinimumScore => {
            let thresholds = lower(assessed);
            let found = search::first(0, thresholds.len().saturating_sub(1), |place| {
                does(&|rules| rules.minimum_score = Some(thresholds[place]))
            })?;
            if let Some(place) = found {
                let least = thresholds[place];
                change(
                    format!("lower the minimum: minimum_score = {least}"),
                    with(&|rules| rules.minimum_score = Some(least)),
                );
            }
        }
        RuleId::MaximumDistance => {
            let distances = farther(assessed);
            let found = search::first(0, distances.len().saturating_sub(1), |place| {
                does(&|rules| rules.maximum_distance_km = Some(distances[place]))
            })?;
            if let Some(place) = found {
                let km = distances[place];
                change(
                    format!("allow longer ways: maximum_distance_km = {km}"),
                    with(&|rules| rules.maximum_distance_km = Some(km)),
                );
            }
        }
        RuleId::SharedThemes => {
            let asked = rules.shared_themes.unwrap_or_default().saturating_sub(1);
            let found =
                search::last(asked, |count| does(&|rules| rules.shared_themes = Some(count)))?;
            if let Some(count) = found {
                change(
                    format!("ask for fewer themes in common: shared_themes = {count}"),
                    with(&|rules| rules.shared_themes = Some(count)),
                );
            }
        }
        RuleId::EarlierTies => change(
            "admit all pairs, whether or not they have a tie: earlier_ties = \"any\"".to_owned(),
            with(&|rules| rules.earlier_ties = TiesAdmitted::Any),
        ),
        RuleId::OnePartnerLeft | RuleId::OnePartnerRight => {
            for selection in wider(assessed, rule == RuleId::OnePartnerLeft, held) {
                let others = assessed.left().len().max(assessed.right().len());
                let set = |rules: &mut Rules, count: usize| {
                    rules.capacities.push(Capacity {
                        selection: selection.clone(),
                        at_most: Some(count),
                        ..Capacity::default()
                    });
                };
                let found = search::first(2, others, |count| does(&|rules| set(rules, count)))?;
                if let Some(count) = found {
                    change(more_partners(assessed, &selection, count), with(&|r| set(r, count)));
                }
            }
        }
        RuleId::Capacity(_) | RuleId::Quota(_) | RuleId::PairQuota(_) => {
            let (least, at_most) = rules.range_of(rule);
            if let Some(asked) = least.filter(|&asked| asked > 0) {
                let found =
                    search::last(asked - 1, |count| does(&|rules| rules.set_least(rule, count)))?;
                if let Some(count) = found {
                    change(
                        format!("ask for less: at_least = {count} in {rule}"),
                        with(&|rules| rules.set_least(rule, count)),
                    );
                }
            }
            if let Some(allowed) = at_most {
                let found = search::first(allowed + 1, most.min(allowed + 1_000), |count| {
                    does(&|rules| rules.set_most(rule, count))
                })?;
                if let Some(count) = found {
                    change(
                        format!("allow more: at_most = {count} in {rule}"),
                        with(&|rules| rules.set_most(rule, count)),
                    );
                }
            }
        }
        _ => {
            if let Some(without) = rules.without(rule) {
                change(format!("drop {rule}: {}", assessed.sentence(rule)), without);
            }
        }
    }
    Ok(changes)
}

/// Who could have more partners than the default of one: those whom it holds back in the clash, where
/// they are few, and the whole side.
fn wider(assessed: &Assessed<'_>, left: bool, held: &[Member]) -> Vec<Selection> {
    let side = if left { assessed.left().side() } else { assessed.right().side() };
    let own = held.iter().map(|&member| assessed.profile(member).region);
    let own: Vec<String> = own.filter(|r| r.side == side).map(|r| r.id.clone()).collect();
    let some = Selection { regions: own, ..Selection::side(side) };
    let few = (1..=FEW).contains(&some.regions.len());
    few.then_some(some).into_iter().chain([Selection::side(side)]).collect()
}

fn more_partners(assessed: &Assessed<'_>, selection: &Selection, count: usize) -> String {
    let side = &selection.side;
    if selection.regions.is_empty() {
        return format!(
            "let each region of side {side} have {count} partners: [[rules.capacities]] \
             side = \"{side}\", at_most = {count}"
        );
    }
    let names: Vec<String> = selection.regions.iter().map(|id| assessed.name_of(id)).collect();
    let each = if names.len() == 1 { "" } else { " each" };
    format!(
        "let {} have {count} partners{each}: [[rules.capacities]] side = \"{side}\", \
         regions = [\"{}\"], at_most = {count}",
        listed(&names),
        selection.regions.join("\", \"")
    )
}

/// Minimum scores below the present one at which more pairs may be made, the highest first, with
/// as many decimals as a person would write.
fn lower(assessed: &Assessed<'_>) -> Vec<f64> {
    let present = assessed.programme().rules.minimum_score.unwrap_or_default();
    let resolution = assessed.programme().decimals;
    let steps = assessed.steps().iter().filter_map(|&steps| steps);
    let rounded: BTreeSet<i64> = steps
        // A score in whole thousandths may stand a last bit below them.
        .map(|steps| (resolution.score(steps) * 1_000.0 + 1e-6).floor())
        .filter(|&score| score / 1_000.0 < present)
        .map(to_whole)
        .collect();
    rounded.into_iter().rev().map(|thousandths| thousandths as f64 / 1_000.0).collect()
}

/// Distances above the present one, in whole kilometres, the shortest first.
fn farther(assessed: &Assessed<'_>) -> Vec<f64> {
    let present = assessed.programme().rules.maximum_distance_km.unwrap_or_default();
    let mut distances = BTreeSet::new();
    for row in 0..assessed.left().len() {
        for col in 0..assessed.right().len() {
            if let Some(km) = assessed.pair_facts(row, col).distance_km.filter(|&km| km > present) {
                distances.insert(to_whole(km.ceil()));
            }
        }
    }
    distances.into_iter().map(|km| km as f64).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "scores in thousandths, distances in km")]
fn to_whole(number: f64) -> i64 {
    number as i64
}
