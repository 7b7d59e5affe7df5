//! Changes of rules as a clash tells them, made again from their words.

use regiopair::infeasibility::Relaxation;
use regiopair::programme::Programme;
use regiopair::rules::{Capacity, CountBounds, PairsWanted, RuleId, Selection, TiesAdmitted};

/// The programme without a rule.
pub(crate) fn without(programme: &Programme, rule: RuleId) -> Programme {
    let mut changed = programme.clone();
    if rule == RuleId::Rounds {
        changed.rounds.clear();
    } else {
        changed.rules = programme.rules.without(rule).unwrap();
    }
    changed
}

/// The number behind the last `=`, up to the next word.
fn number<T: std::str::FromStr>(change: &str) -> Option<T> {
    change.rsplit_once("= ")?.1.split_whitespace().next()?.parse().ok()
}

fn with_number(programme: &Programme, relaxation: &Relaxation, count: usize) -> Programme {
    let mut changed = programme.clone();
    let rules = &mut changed.rules;
    let setting = relaxation.change.setting().unwrap();
    let is_least = setting.contains("at_least");
    let rule = relaxation.rules[0];
    let bounds = match rule {
        RuleId::Capacity(_) | RuleId::Quota(_) | RuleId::PairQuota(_) => {
            rules.bounds_mut(rule).unwrap()
        }
        RuleId::NumberOfPairs => {
            rules.number_of_pairs = Some(count);
            return changed;
        }
        RuleId::SharedThemes => {
            rules.shared_themes = Some(count);
            return changed;
        }
        RuleId::OnePartnerLeft | RuleId::OnePartnerRight => {
            // The first quoted word is the side, all others the regions.
            let mut quoted = setting.split('"').skip(1).step_by(2).map(str::to_owned);
            let side = quoted.next().unwrap();
            let selection = Selection { regions: quoted.collect(), ..Selection::side(side) };
            rules.capacities.push(Capacity { selection, bounds: CountBounds::at_most(count) });
            return changed;
        }
        other => panic!("{other} has no number"),
    };
    *(if is_least { &mut bounds.at_least } else { &mut bounds.at_most }) = Some(count);
    changed
}

/// The programme after a relaxation.
pub(crate) fn relaxed(programme: &Programme, relaxation: &Relaxation) -> Programme {
    let Some(setting) = relaxation.change.setting() else {
        let mut dropped = relaxation.rules.clone();
        dropped.sort_unstable();
        return dropped.iter().rev().fold(programme.clone(), |all, &rule| without(&all, rule));
    };
    let mut changed = programme.clone();
    match relaxation.rules[..] {
        [RuleId::Pairs] => changed.rules.pairs = PairsWanted::Largest,
        [RuleId::EarlierTies] => changed.rules.earlier_ties = TiesAdmitted::Any,
        [RuleId::MinimumScore] => changed.rules.minimum_score = number(&setting),
        [RuleId::MinimumValue(place)] => {
            changed.rules.minimum_values[place].at_least = number(&setting).unwrap();
        }
        [RuleId::MaximumDistance] => changed.rules.maximum_distance_km = number(&setting),
        [_] => return with_number(programme, relaxation, number(&setting).unwrap()),
        _ => panic!("several rules are relaxed: {setting}"),
    }
    changed
}

/// The programme after a change that is one smaller, if there is such a thing.
pub(crate) fn nearer(programme: &Programme, relaxation: &Relaxation) -> Option<Programme> {
    let count: usize = number(&relaxation.change.setting()?)?;
    let rule = relaxation.rules[0];
    let bounds = programme.rules.bounds(rule).cloned().unwrap_or_default();
    let (least, most) = (bounds.at_least, bounds.at_most);
    let nearer = match rule {
        RuleId::NumberOfPairs => {
            let asked = programme.rules.number_of_pairs?;
            if count < asked { count + 1 } else { count.checked_sub(1)? }
        }
        RuleId::SharedThemes => count + 1,
        RuleId::OnePartnerLeft | RuleId::OnePartnerRight => count - 1,
        RuleId::Capacity(_) | RuleId::Quota(_) | RuleId::PairQuota(_) => {
            if relaxation.change.setting()?.contains("at_least") {
                (count < least?).then_some(count + 1)?
            } else {
                (count > most?).then_some(count - 1)?
            }
        }
        _ => return None,
    };
    Some(with_number(programme, relaxation, nearer))
}
