//! The ways to relax one rule, each no further than necessary.

use std::collections::BTreeSet;

use super::rule_change::RuleChange;
use super::threshold;
use crate::assignment::Member;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::decide::is_satisfiable;
use crate::profile::Region;
use crate::rules::{
    Capacity, CountBounds, MinimumValue, PairsWanted, RuleId, Rules, Selection, TiesAdmitted,
};

/// At most this many regions are named as those who could have more partners.
const MOST_NAMED_REGIONS: usize = 3;

/// A number of pairs is sought this far from the one that was asked for.
const MOST_PAIRS_AWAY: usize = 400;

/// A rule that is relaxed, and the rules that result.
pub(super) struct Concession {
    pub(super) rule: RuleId,
    pub(super) change: RuleChange,
    pub(super) rules: Rules,
}

/// Returns every way to relax one rule so that all rules can be met. `held` are the members
/// whom the bounds of the clash hold back.
pub(super) fn concessions(
    assessed: &Assessment,
    rule: RuleId,
    held: &[Member],
) -> Result<Vec<Concession>, PlanningError> {
    let stated = &assessed.programme().rules;
    let mut concessions = Concessions { assessed, rules: stated, rule, found: Vec::new() };
    match rule {
        RuleId::Pairs => {
            concessions.add(RuleChange::LargestNumber, |rules| rules.pairs = PairsWanted::Largest);
        }
        RuleId::EarlierTies => {
            concessions.add(RuleChange::AnyTies, |rules| rules.earlier_ties = TiesAdmitted::Any);
        }
        RuleId::NumberOfPairs => concessions.number_of_pairs()?,
        RuleId::MinimumScore => concessions.nearest(
            |does| threshold::first_of(&lower_scores(assessed), does),
            |rules, score| rules.minimum_score = Some(score),
            |score| RuleChange::MinimumScore { score },
        )?,
        RuleId::MinimumValue(place) => concessions.minimum_value(place)?,
        RuleId::MaximumDistance => concessions.nearest(
            |does| threshold::first_of(&farther(assessed), does),
            |rules, km| rules.maximum_distance_km = Some(km),
            |km| RuleChange::MaximumDistance { km },
        )?,
        RuleId::SharedThemes => concessions.nearest(
            |does| {
                let asked = stated.shared_themes.unwrap_or_default();
                threshold::last(asked.saturating_sub(1), does)
            },
            |rules, count| rules.shared_themes = Some(count),
            |count| RuleChange::SharedThemes { count },
        )?,
        RuleId::OnePartnerLeft | RuleId::OnePartnerRight => concessions.partners(held)?,
        RuleId::Capacity(_) | RuleId::Quota(_) | RuleId::PairQuota(_) => concessions.range()?,
        _ => concessions.drop_whole(),
    }
    Ok(concessions.found)
}

/// Tells whether a value does.
type Does<'a, T> = &'a dyn Fn(T) -> Result<bool, PlanningError>;

struct Concessions<'w> {
    assessed: &'w Assessment,
    rules: &'w Rules,
    rule: RuleId,
    found: Vec<Concession>,
}

impl Concessions<'_> {
    fn add(&mut self, change: RuleChange, set: impl FnOnce(&mut Rules)) {
        let mut rules = self.rules.clone();
        set(&mut rules);
        self.found.push(Concession { rule: self.rule, change, rules });
    }

    /// Adds the change to the value that a search finds, if there is one with which the rules can be
    /// met.
    fn nearest<T: Copy>(
        &mut self,
        search: impl FnOnce(Does<'_, T>) -> Result<Option<T>, PlanningError>,
        set: impl Fn(&mut Rules, T),
        change: impl FnOnce(T) -> RuleChange,
    ) -> Result<(), PlanningError> {
        let found = search(&|value| {
            let mut rules = self.rules.clone();
            set(&mut rules, value);
            is_satisfiable(&self.assessed.with_rules(rules)?)
        })?;
        if let Some(value) = found {
            self.add(change(value), |rules| set(rules, value));
        }
        Ok(())
    }

    /// No plan has more pairs.
    fn cells(&self) -> usize {
        self.assessed.left().len().saturating_mul(self.assessed.right().len())
    }

    /// No plan takes more places of a region.
    fn places(&self) -> usize {
        let greatest = self.rules.sizes.iter().map(|size| size.places).max();
        self.cells().saturating_mul(greatest.unwrap_or(1))
    }

    fn drop_whole(&mut self) {
        if let Some(rules) = self.rules.without(self.rule) {
            let notes = self.assessed.rule_note(self.rule).into_iter().collect();
            let change = RuleChange::Drop { rules: notes };
            self.found.push(Concession { rule: self.rule, change, rules });
        }
    }

    /// A lower minimum, unless pairs of unknown value are what is lacking.
    fn minimum_value(&mut self, place: usize) -> Result<(), PlanningError> {
        let Some(rule) = self.rules.minimum_values.get(place) else { return Ok(()) };
        let lower = lower_values(self.assessed, rule);
        self.nearest(
            |does| threshold::first_of(&lower, does),
            |rules, value| rules.minimum_values[place].at_least = value,
            |value| RuleChange::MinimumValue { criterion: rule.criterion.clone(), value },
        )?;
        if self.found.is_empty() {
            self.drop_whole();
        }
        Ok(())
    }

    /// The nearest numbers below and above that do; what lies between need not.
    fn number_of_pairs(&mut self) -> Result<(), PlanningError> {
        let asked = self.rules.number_of_pairs.unwrap_or_default();
        let most = self.cells();
        let fewer = (0..asked.min(most)).rev().take(MOST_PAIRS_AWAY);
        let more = (asked.saturating_add(1)..=most).take(MOST_PAIRS_AWAY);
        for counts in [fewer.collect::<Vec<_>>(), more.collect()] {
            self.nearest(
                |does| threshold::any_of(counts, does),
                |rules, count| rules.number_of_pairs = Some(count),
                |count| RuleChange::NumberOfPairs { count },
            )?;
        }
        Ok(())
    }

    fn partners(&mut self, held: &[Member]) -> Result<(), PlanningError> {
        let assessed = self.assessed;
        let left = self.rule == RuleId::OnePartnerLeft;
        let others = if left { assessed.right().len() } else { assessed.left().len() };
        for selection in wider(assessed, left, held) {
            self.nearest(
                |does| threshold::first(2, others, does),
                |rules, count| {
                    let (selection, bounds) = (selection.clone(), CountBounds::at_most(count));
                    rules.capacities.push(Capacity { selection, bounds });
                },
                |count| more_partners(assessed, &selection, count),
            )?;
        }
        Ok(())
    }

    fn range(&mut self) -> Result<(), PlanningError> {
        let rule = self.rule;
        let Some(bounds) = self.rules.bounds(rule) else { return Ok(()) };
        let most = self.cells();
        if let Some(below) = bounds.at_least.and_then(|asked| asked.checked_sub(1)) {
            self.nearest(
                // More than there are pairs cannot be had anyway.
                |does| threshold::last(below.min(most), does),
                |rules, count| change(rules, rule, |bounds| bounds.at_least = Some(count)),
                |count| RuleChange::LowerBound { rule, count },
            )?;
        }
        if let Some(allowed) = bounds.at_most {
            let places = self.places();
            self.nearest(
                |does| threshold::first(allowed.saturating_add(1), places, does),
                |rules, count| change(rules, rule, |bounds| bounds.at_most = Some(count)),
                |count| RuleChange::UpperBound { rule, count },
            )?;
        }
        Ok(())
    }
}

fn change(rules: &mut Rules, rule: RuleId, set: impl FnOnce(&mut CountBounds)) {
    rules.bounds_mut(rule).map(set);
}

/// Who could have more partners than the default of one: those whom it holds back in the clash, where
/// they are few, and the whole side.
fn wider(assessed: &Assessment, left: bool, held: &[Member]) -> Vec<Selection> {
    let side = if left { assessed.left().side() } else { assessed.right().side() };
    let own = held.iter().map(|&member| assessed.profile(member).region.as_ref());
    let own: Vec<String> = own.filter(|r| r.side == side).map(|r| r.id.clone()).collect();
    let some = Selection { regions: own, ..Selection::side(side) };
    let few = (1..=MOST_NAMED_REGIONS).contains(&some.regions.len());
    // All capacities hold together: one for the whole side would lower others that say more.
    let mut capacities = assessed.programme().rules.capacities.iter();
    let stated = capacities.any(|it| it.selection.side == side && it.bounds.at_most.is_some());
    let all = Some(Selection::side(side)).filter(|_| !stated);
    few.then_some(some).into_iter().chain(all).collect()
}

fn more_partners(assessed: &Assessment, selection: &Selection, count: usize) -> RuleChange {
    let regions = selection.regions.iter().filter_map(|id| assessed.dataset().region(id));
    let regions = regions.map(Region::label).collect();
    let side = assessed.dataset().side_label(&selection.side);
    RuleChange::MorePartners { side, regions, count }
}

/// Minimum scores below the present one at which more pairs may be made.
fn lower_scores(assessed: &Assessment) -> Vec<f64> {
    let present = assessed.programme().rules.minimum_score.unwrap_or_default();
    let resolution = assessed.programme().resolution();
    let steps = assessed.steps().iter().filter_map(|&steps| steps);
    lower(steps.map(|steps| resolution.value(steps)), present)
}

/// Minimum values below the present one at which more pairs may be made.
fn lower_values(assessed: &Assessment, rule: &MinimumValue) -> Vec<f64> {
    let (rows, cols) = assessed.steps().dim();
    let cells = (0..rows).flat_map(|row| (0..cols).map(move |col| (row, col)));
    let values = cells.filter_map(|(row, col)| assessed.value(&rule.criterion, row, col));
    lower(values, rule.at_least)
}

/// Numbers below the present one at which more of the values are admitted, the highest first, with as
/// many decimals as a person would write.
fn lower(values: impl Iterator<Item = f64>, present: f64) -> Vec<f64> {
    let rounded: BTreeSet<i64> = values
        // A value in whole thousandths may stand a last bit below them.
        .map(|value| (value * 1_000.0 + 1e-6).floor())
        .filter(|&value| value / 1_000.0 < present)
        .map(to_whole)
        .collect();
    rounded.into_iter().rev().map(|thousandths| thousandths as f64 / 1_000.0).collect()
}

/// Distances above the present one, in whole kilometres, the shortest first.
fn farther(assessed: &Assessment) -> Vec<f64> {
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
