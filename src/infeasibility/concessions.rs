//! The ways in which one rule can give way, each no further than it must.

use std::collections::BTreeSet;

use super::threshold;
use crate::assignment::Member;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::decide::is_satisfiable;
use crate::rules::{Bounds, Capacity, PairsWanted, RuleId, Rules, Selection, TiesAdmitted};

/// At most this many regions are named as those who could have more partners.
const FEW: usize = 3;

/// A number of pairs is sought this far from the one that was asked for.
const NEAR: usize = 400;

/// A change of the rules, in words of the programme file.
pub(super) struct Way {
    pub(super) rule: RuleId,
    pub(super) words: String,
    pub(super) rules: Rules,
}

/// Every way in which one rule can give way so that the rules can be kept. `held` are the members
/// whom the bounds of the clash hold back.
pub(super) fn ways(
    assessed: &Assessment,
    rule: RuleId,
    held: &[Member],
) -> Result<Vec<Way>, PlanningError> {
    let mut ways = Ways { assessed, rules: &assessed.programme().rules, rule, found: Vec::new() };
    match rule {
        RuleId::Pairs => {
            let words = "ask for as many pairs as can be: pairs = \"largest\"";
            ways.add(words.to_owned(), |rules| rules.pairs = PairsWanted::Largest);
        }
        RuleId::EarlierTies => {
            let words = "admit all pairs, whether or not they have a tie: earlier_ties = \"any\"";
            ways.add(words.to_owned(), |rules| rules.earlier_ties = TiesAdmitted::Any);
        }
        RuleId::NumberOfPairs => ways.number_of_pairs()?,
        RuleId::MinimumScore => ways.minimum_score()?,
        RuleId::MaximumDistance => ways.maximum_distance()?,
        RuleId::SharedThemes => ways.shared_themes()?,
        RuleId::OnePartnerLeft | RuleId::OnePartnerRight => ways.partners(held)?,
        RuleId::Capacity(_) | RuleId::Quota(_) | RuleId::PairQuota(_) => ways.range()?,
        _ => ways.drop_whole(),
    }
    Ok(ways.found)
}

struct Ways<'w> {
    assessed: &'w Assessment,
    rules: &'w Rules,
    rule: RuleId,
    found: Vec<Way>,
}

impl Ways<'_> {
    fn with(&self, set: impl Fn(&mut Rules)) -> Rules {
        let mut other = self.rules.clone();
        set(&mut other);
        other
    }

    fn add(&mut self, words: String, set: impl Fn(&mut Rules)) {
        let rules = self.with(set);
        self.found.push(Way { rule: self.rule, words, rules });
    }

    /// Whether the rules can be kept with something changed.
    fn does(&self, set: impl Fn(&mut Rules)) -> Result<bool, PlanningError> {
        is_satisfiable(&self.assessed.with_rules(self.with(set))?)
    }

    /// No plan has more pairs.
    fn cells(&self) -> usize {
        self.assessed.left().len().saturating_mul(self.assessed.right().len())
    }

    fn drop_whole(&mut self) {
        if let Some(rules) = self.rules.without(self.rule) {
            let words = format!("drop {}: {}", self.rule, self.assessed.sentence(self.rule));
            self.found.push(Way { rule: self.rule, words, rules });
        }
    }

    /// The nearest numbers below and above that do; what lies between need not.
    fn number_of_pairs(&mut self) -> Result<(), PlanningError> {
        let asked = self.rules.number_of_pairs.unwrap_or_default();
        let most = self.cells();
        let fewer = (0..asked.min(most)).rev().take(NEAR);
        let more = (asked.saturating_add(1)..=most).take(NEAR);
        for counts in [fewer.collect::<Vec<_>>(), more.collect()] {
            for count in counts {
                if self.does(|rules| rules.number_of_pairs = Some(count))? {
                    let words = format!("ask for {count} pairs: number_of_pairs = {count}");
                    self.add(words, |rules| rules.number_of_pairs = Some(count));
                    break;
                }
            }
        }
        Ok(())
    }

    fn minimum_score(&mut self) -> Result<(), PlanningError> {
        let thresholds = lower(self.assessed);
        let found = threshold::first_of(&thresholds, |least| {
            self.does(|rules| rules.minimum_score = Some(least))
        })?;
        if let Some(least) = found {
            let words = format!("lower the minimum: minimum_score = {least}");
            self.add(words, |rules| rules.minimum_score = Some(least));
        }
        Ok(())
    }

    fn maximum_distance(&mut self) -> Result<(), PlanningError> {
        let distances = farther(self.assessed);
        let found = threshold::first_of(&distances, |km| {
            self.does(|rules| rules.maximum_distance_km = Some(km))
        })?;
        if let Some(km) = found {
            let words = format!("allow longer ways: maximum_distance_km = {km}");
            self.add(words, |rules| rules.maximum_distance_km = Some(km));
        }
        Ok(())
    }

    fn shared_themes(&mut self) -> Result<(), PlanningError> {
        let asked = self.rules.shared_themes.unwrap_or_default().saturating_sub(1);
        let found =
            threshold::last(asked, |count| self.does(|rules| rules.shared_themes = Some(count)))?;
        if let Some(count) = found {
            let words = format!("ask for fewer themes in common: shared_themes = {count}");
            self.add(words, |rules| rules.shared_themes = Some(count));
        }
        Ok(())
    }

    fn partners(&mut self, held: &[Member]) -> Result<(), PlanningError> {
        let left = self.rule == RuleId::OnePartnerLeft;
        let others = if left { self.assessed.right().len() } else { self.assessed.left().len() };
        for selection in wider(self.assessed, left, held) {
            let set = |rules: &mut Rules, count: usize| {
                rules.capacities.push(Capacity {
                    selection: selection.clone(),
                    bounds: Bounds::at_most(count),
                });
            };
            let found = threshold::first(2, others, |count| self.does(|rules| set(rules, count)))?;
            if let Some(count) = found {
                let words = more_partners(self.assessed, &selection, count);
                self.add(words, |rules| set(rules, count));
            }
        }
        Ok(())
    }

    fn range(&mut self) -> Result<(), PlanningError> {
        let rule = self.rule;
        let (least, allowed) = self.rules.range_of(rule);
        let most = self.cells();
        if let Some(asked) = least.filter(|&asked| asked > 0) {
            // More than there are pairs cannot be had anyway.
            let found = threshold::last((asked - 1).min(most), |count| {
                self.does(|rules| rules.set_least(rule, count))
            })?;
            if let Some(count) = found {
                let words = format!("ask for less: at_least = {count} in {rule}");
                self.add(words, |rules| rules.set_least(rule, count));
            }
        }
        if let Some(allowed) = allowed {
            let found = threshold::first(allowed.saturating_add(1), most, |count| {
                self.does(|rules| rules.set_most(rule, count))
            })?;
            if let Some(count) = found {
                let words = format!("allow more: at_most = {count} in {rule}");
                self.add(words, |rules| rules.set_most(rule, count));
            }
        }
        Ok(())
    }
}

/// Who could have more partners than the default of one: those whom it holds back in the clash, where
/// they are few, and the whole side.
fn wider(assessed: &Assessment, left: bool, held: &[Member]) -> Vec<Selection> {
    let side = if left { assessed.left().side() } else { assessed.right().side() };
    let own = held.iter().map(|&member| assessed.profile(member).region.as_ref());
    let own: Vec<String> = own.filter(|r| r.side == side).map(|r| r.id.clone()).collect();
    let some = Selection { regions: own, ..Selection::side(side) };
    let few = (1..=FEW).contains(&some.regions.len());
    // All capacities hold together: one for the whole side would lower others that say more.
    let mut capacities = assessed.programme().rules.capacities.iter();
    let stated = capacities.any(|it| it.selection.side == side && it.bounds.at_most.is_some());
    let all = Some(Selection::side(side)).filter(|_| !stated);
    few.then_some(some).into_iter().chain(all).collect()
}

fn more_partners(assessed: &Assessment, selection: &Selection, count: usize) -> String {
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
        crate::plan::tmp_list(&names),
        selection.regions.join("\", \"")
    )
}

/// Minimum scores below the present one at which more pairs may be made, the highest first, with
/// as many decimals as a person would write.
fn lower(assessed: &Assessment) -> Vec<f64> {
    let present = assessed.programme().rules.minimum_score.unwrap_or_default();
    let resolution = assessed.programme().resolution();
    let steps = assessed.steps().iter().filter_map(|&steps| steps);
    let rounded: BTreeSet<i64> = steps
        // A score in whole thousandths may stand a last bit below them.
        .map(|steps| (resolution.value(steps) * 1_000.0 + 1e-6).floor())
        .filter(|&score| score / 1_000.0 < present)
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
