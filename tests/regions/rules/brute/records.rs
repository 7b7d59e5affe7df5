//! What the records say of regions and pairs.

use std::collections::{BTreeMap, BTreeSet};

use regiopair::criteria::haversine_km;
use regiopair::profile::{ConditionStatus, Region, Role};
use regiopair::rules::{PairQuota, RequiredConditions, RuleId, Rules, Selection, UnknownCondition};

use super::Brute;

impl<'a> Brute<'a> {
    pub(super) fn tied(&self, left: &Region, right: &Region) -> bool {
        let ties = &self.world.dataset.tables().ties;
        ties.iter().any(|tie| tie.left == left.id && tie.right == right.id)
    }

    pub(super) fn score(&self, left: &Region, right: &Region) -> Option<i64> {
        self.world.score.values.get(&(left.id.clone(), right.id.clone())).copied()
    }

    /// The value of one of the two criteria, in hundredths.
    pub(super) fn value(&self, criterion: &str, left: &Region, right: &Region) -> Option<i64> {
        let tables = [&self.world.score, &self.world.other];
        let table = tables.into_iter().find(|table| table.id == criterion).unwrap();
        table.values.get(&(left.id.clone(), right.id.clone())).copied()
    }

    /// Strengths that are known beforehand: domain and weight.
    pub(super) fn strengths(&self, region: &Region) -> BTreeMap<&str, u8> {
        let rows = self.world.dataset.tables().domains.iter();
        rows.filter(|row| row.region == region.id && row.role == Role::Strength && row.ex_ante)
            .map(|row| (row.domain.as_str(), row.weight.get()))
            .collect()
    }

    pub(super) fn theme(&self, domain: &str) -> &str {
        let taxonomy = self.world.dataset.taxonomy();
        taxonomy.theme_of(taxonomy.domain(domain).unwrap())
    }

    pub(super) fn themes(&self, region: &Region) -> BTreeSet<&str> {
        self.strengths(region).into_keys().map(|domain| self.theme(domain)).collect()
    }

    pub(super) fn shared_themes(&self, left: &Region, right: &Region) -> Vec<&str> {
        let theirs = self.themes(right);
        self.themes(left).into_iter().filter(|theme| theirs.contains(theme)).collect()
    }

    /// The theme in which the strengths overlap most, the first by name among equals.
    pub(super) fn leading_theme(&self, left: &Region, right: &Region) -> Option<&str> {
        let theirs = self.strengths(right);
        let mut overlap: BTreeMap<&str, u8> = BTreeMap::new();
        for (domain, weight) in self.strengths(left) {
            if let Some(&other) = theirs.get(domain) {
                *overlap.entry(self.theme(domain)).or_default() += weight.min(other);
            }
        }
        let most = overlap.values().copied().max()?;
        overlap.into_iter().find(|(_, amount)| *amount == most).map(|(theme, _)| theme)
    }

    pub(super) fn attribute(&self, region: &Region, key: &str) -> Vec<String> {
        match key {
            "country" => vec![region.country.clone()],
            "language" => region.languages.clone(),
            _ => {
                let rows = self.world.dataset.tables().attributes.iter();
                let own = rows.filter(|row| row.region == region.id && row.key == key);
                // The world separates values of a cell by semicolons only.
                own.flat_map(|row| row.value.split("; ").map(str::to_owned)).collect()
            }
        }
    }

    pub(super) fn selected(&self, selection: &Selection) -> Vec<&'a Region> {
        let all = self.sides.iter().flatten().copied();
        all.filter(|region| {
            region.side == selection.side
                && (selection.regions.is_empty() || selection.regions.contains(&region.id))
                && (selection.country.is_empty() || selection.country.contains(&region.country))
                && selection.attribute.as_ref().is_none_or(|key| {
                    let has = self.attribute(region, key);
                    has.iter()
                        .any(|value| selection.value.is_empty() || selection.value.contains(value))
                })
        })
        .collect()
    }

    pub(super) fn counted(&self, quota: &PairQuota, left: &Region, right: &Region) -> bool {
        let kind = &quota.property;
        let km = match (left.coordinates, right.coordinates) {
            (Some(a), Some(b)) => Some(haversine_km(a, b)),
            _ => None,
        };
        let speak = left.languages.iter().any(|word| right.languages.contains(word));
        let strong = |domain: &String| {
            [left, right].iter().all(|region| self.strengths(region).contains_key(domain.as_str()))
        };
        kind.theme.as_ref().is_none_or(|id| self.shared_themes(left, right).contains(&id.as_str()))
            && kind
                .leading_theme
                .as_ref()
                .is_none_or(|id| self.leading_theme(left, right) == Some(id))
            && kind.domain.as_ref().is_none_or(strong)
            && kind
                .countries
                .as_ref()
                .is_none_or(|[l, r]| left.country == *l && right.country == *r)
            && kind.earlier_tie.is_none_or(|wanted| wanted == self.tied(left, right))
            && kind.shared_language.is_none_or(|wanted| wanted == speak)
            && kind.shared_attribute.as_ref().is_none_or(|key| {
                let theirs = self.attribute(right, key);
                let mut both =
                    self.attribute(left, key).into_iter().filter(|value| theirs.contains(value));
                both.any(|value| kind.shared_value.as_ref().is_none_or(|wanted| *wanted == value))
            })
            && kind.farther_than_km.is_none_or(|limit| km.is_some_and(|km| km > limit))
            && kind.score_below.is_none_or(|limit| {
                self.score(left, right).is_some_and(|score| (score as f64) < limit * 100.0 - 1e-6)
            })
            && kind.criterion.as_ref().is_none_or(|id| {
                self.value(id, left, right).map(|value| value as f64).is_some_and(|value| {
                    kind.value_at_least.is_none_or(|least| value > least * 100.0 - 1e-6)
                        && kind.value_below.is_none_or(|below| value < below * 100.0 - 1e-6)
                })
            })
    }

    /// The regions that a rule keeps out.
    pub(super) fn absent(
        &self,
        rules: &Rules,
        is_active: &dyn Fn(RuleId) -> bool,
    ) -> BTreeSet<String> {
        let mut absent = BTreeSet::new();
        for (place, withdrawal) in rules.withdrawn.iter().enumerate() {
            if is_active(RuleId::Withdrawn(place)) {
                absent.insert(withdrawal.region.clone());
            }
        }
        for (place, asked) in rules.conditions.iter().enumerate() {
            if is_active(RuleId::Conditions(place)) {
                let all = self.sides.iter().flatten();
                let lacking = all.filter(|region| self.lacks(asked, region));
                absent.extend(lacking.map(|region| region.id.clone()));
            }
        }
        absent
    }

    pub(super) fn lacks(&self, asked: &RequiredConditions, region: &Region) -> bool {
        let rows = &self.world.dataset.tables().conditions;
        region.side == asked.side
            && asked.conditions.iter().any(|condition| {
                let row = rows.iter().find(|r| r.region == region.id && r.condition == *condition);
                match row.map_or(ConditionStatus::Unknown, |row| row.status) {
                    ConditionStatus::Met => false,
                    ConditionStatus::NotMet => true,
                    ConditionStatus::Unknown => asked.unknown == UnknownCondition::Exclude,
                }
            })
    }
}
