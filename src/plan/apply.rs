//! Works out what the rules of a programme do.

use std::collections::BTreeMap;

use super::assessment::Assessment;
use super::effect::{Bound, CellBound, Deed, Effect};
use super::error::PlanningError;
use super::facts::{distance_km, leading_theme};
use super::model::left_is_served;
use crate::assignment::{Col, Member, Row};
use crate::profile::Profile;
use crate::rules::{
    EachPair, Objective, PairQuota, Quota, RuleId, Rules, Selection, attribute_values, screen,
};
use crate::vocabulary::nearest;

impl Assessment {
    /// The same scores under other rules; takes no time to speak of.
    ///
    /// # Errors
    /// [`PlanningError::UnknownNames`] where a rule names somebody whom the data do not know, and
    /// others as for [`Matcher::assess`](super::Matcher::assess).
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher, rules::Pin};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac();
    /// let assessed = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let mut rules = assessed.programme().rules.clone();
    /// rules.required.push(Pin::new("salta", "alentejo"));
    /// let other = assessed.with_rules(rules)?.propose()?;
    /// assert!(other.pairings.iter().any(|p| p.left.id == "salta" && p.right.id == "alentejo"));
    /// assert!(other.total <= assessed.propose()?.total);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn with_rules(&self, rules: Rules) -> Result<Self, PlanningError> {
        let mut other = self.clone();
        other.programme.rules = rules;
        other.ruled()
    }

    /// The same without one rule. Nothing is worked out anew: what the others do stays, under the
    /// names that they have with it.
    pub(crate) fn lacking(&self, rule: RuleId) -> Self {
        let mut other = self.clone();
        if rule == RuleId::Rounds {
            other.programme.rounds.clear();
        } else if let Some(rules) = self.programme.rules.without(rule) {
            other.programme.rules = rules;
        }
        other.effects.retain(|effect| effect.rule != rule);
        other.served_left = left_is_served(other.steps.dim(), &other.effects);
        other
    }

    /// Checks the rules and works out what they do.
    pub(crate) fn ruled(mut self) -> Result<Self, PlanningError> {
        let unknown = self.programme.unknown_names(&self.dataset);
        if !unknown.is_empty() {
            return Err(PlanningError::UnknownNames { unknown });
        }
        self.check_rules()?;
        self.screening = screen(&self.dataset, &self.programme.rules.conditions);
        self.effects = effects(&self);
        self.served_left = left_is_served(self.steps.dim(), &self.effects);
        Ok(self)
    }

    fn check_rules(&self) -> Result<(), PlanningError> {
        let rules = &self.programme.rules;
        let bounds = rules
            .capacities
            .iter()
            .enumerate()
            .map(|(place, rule)| (RuleId::Capacity(place), rule.at_least, rule.at_most));
        let bounds = bounds.chain(
            rules
                .quotas
                .iter()
                .enumerate()
                .map(|(place, rule)| (RuleId::Quota(place), rule.at_least, rule.at_most)),
        );
        let mut bounds = bounds.chain(
            rules
                .pair_quotas
                .iter()
                .enumerate()
                .map(|(place, rule)| (RuleId::PairQuota(place), rule.at_least, rule.at_most)),
        );
        let contradiction = bounds.find_map(|(rule, least, most)| {
            let (least, most) = (least?, most?);
            (least > most).then_some(PlanningError::Contradiction { rule, least, most })
        });
        if let Some(contradiction) = contradiction {
            return Err(contradiction);
        }
        for objective in &rules.objectives {
            if let Objective::Criterion(id) = objective
                && self.layer(id).is_none()
            {
                let known: Vec<&str> =
                    self.scores.layers().iter().map(|layer| layer.criterion.as_str()).collect();
                return Err(PlanningError::UnknownCriterion {
                    value: id.clone(),
                    accepted: known.join(", "),
                    nearest: nearest(id, known).map(str::to_owned),
                });
            }
        }
        Ok(())
    }
}

/// All rules, those of the programme first and then the defaults.
pub(crate) fn effects(assessed: &Assessment) -> Vec<Effect> {
    let rules = &assessed.programme().rules;
    let mut effects: Vec<Effect> = rules
        .stated()
        .into_iter()
        .filter_map(|rule| Some(Effect { rule, deed: deed(assessed, rules, rule)? }))
        .collect();
    let outside = assessed.outside_rounds();
    if !outside.is_empty() {
        let outside = outside.into_iter().map(|row| Member::Row(Row(row))).collect();
        effects.push(Effect { rule: RuleId::Rounds, deed: Deed::Absent(outside) });
    }
    if let Some(cells) = assessed.other_rounds() {
        effects.push(Effect { rule: RuleId::Rounds, deed: Deed::Exclude(cells) });
    }
    let decided = assessed.programme().rounds.iter().flat_map(|round| &round.fixed);
    effects.extend(decided.filter_map(|pin| {
        let (row, col) = assessed.cell(&pin.left, &pin.right)?;
        Some(Effect { rule: RuleId::Rounds, deed: Deed::Require(row, col) })
    }));
    for (rule, left) in [(RuleId::OnePartnerLeft, true), (RuleId::OnePartnerRight, false)] {
        effects.push(Effect { rule, deed: Deed::OnePartner { left } });
    }
    effects
}

fn deed(assessed: &Assessment, rules: &Rules, rule: RuleId) -> Option<Deed> {
    let member = |id: &str| assessed.member(id);
    Some(match rule {
        RuleId::Pairs => Deed::Complete,
        RuleId::NumberOfPairs => {
            let count = rules.number_of_pairs?;
            Deed::Bounds(vec![Bound {
                members: (0..assessed.left().len()).map(|i| Member::Row(Row(i))).collect(),
                together: true,
                at_least: count,
                at_most: Some(count),
                label: String::new(),
            }])
        }
        RuleId::MinimumScore
        | RuleId::MaximumDistance
        | RuleId::SharedThemes
        | RuleId::EarlierTies
        | RuleId::NotAgain => Deed::Exclude(excluded(assessed, rules, rule)),
        RuleId::Forbidden(place) => {
            let pin = rules.forbidden.get(place)?;
            Deed::Exclude(vec![assessed.cell(&pin.left, &pin.right)?])
        }
        RuleId::Required(place) => {
            let pin = rules.required.get(place)?;
            let (row, col) = assessed.cell(&pin.left, &pin.right)?;
            Deed::Require(row, col)
        }
        RuleId::Withdrawn(place) => {
            Deed::Absent(vec![member(&rules.withdrawn.get(place)?.region)?])
        }
        RuleId::Conditions(place) => {
            let required = rules.conditions.get(place..=place)?;
            let screening = screen(assessed.dataset(), required);
            Deed::Absent(screening.excluded().filter_map(|s| member(&s.region)).collect())
        }
        RuleId::Capacity(place) => {
            let capacity = rules.capacities.get(place)?;
            Deed::Bounds(vec![Bound {
                members: selected(assessed, &capacity.selection),
                together: false,
                at_least: capacity.at_least.unwrap_or(0),
                at_most: capacity.at_most,
                label: String::new(),
            }])
        }
        RuleId::AsOne(place) => {
            let regions = &rules.as_one.get(place)?.regions;
            Deed::AsOne(regions.iter().filter_map(|id| member(id)).collect())
        }
        RuleId::Exclusive(place) => {
            let regions = &rules.exclusive.get(place)?.regions;
            Deed::Exclusive(regions.iter().filter_map(|id| member(id)).collect())
        }
        RuleId::Quota(place) => Deed::Bounds(groups(assessed, rules.quotas.get(place)?)),
        RuleId::PairQuota(place) => Deed::Cells(kinds(assessed, rules.pair_quotas.get(place)?)),
        _ => return None,
    })
}

fn excluded(assessed: &Assessment, rules: &Rules, rule: RuleId) -> Vec<(Row, Col)> {
    let mut cells = Vec::new();
    for row in 0..assessed.left().len() {
        for col in 0..assessed.right().len() {
            if rules.exclusion_by(rule, &assessed.pair_facts(row, col)).is_some() {
                cells.push((Row(row), Col(col)));
            }
        }
    }
    cells
}

/// The profiles of a side with their members.
fn side<'a>(
    assessed: &'a Assessment,
    name: &str,
) -> impl Iterator<Item = (Member, &'a Profile)> + use<'a> {
    let left = name == assessed.left().side();
    let pool = if left { assessed.left() } else { assessed.right() };
    pool.profiles().iter().map(move |profile| {
        let index = profile.index;
        (if left { Member::Row(Row(index)) } else { Member::Col(Col(index)) }, profile)
    })
}

fn selected(assessed: &Assessment, selection: &Selection) -> Vec<Member> {
    side(assessed, &selection.side)
        .filter(|(_, profile)| selection.selects(profile))
        .map(|(member, _)| member)
        .collect()
}

/// The groups of a quota: one, or one for each value.
fn groups(assessed: &Assessment, quota: &Quota) -> Vec<Bound> {
    let group = |members, label| Bound {
        members,
        together: true,
        at_least: quota.at_least.unwrap_or(0),
        at_most: quota.at_most,
        label,
    };
    let Some(key) = &quota.each else {
        return vec![group(selected(assessed, &quota.selection), String::new())];
    };
    let mut by_value: BTreeMap<&str, Vec<Member>> = BTreeMap::new();
    for (member, profile) in side(assessed, &quota.selection.side) {
        if quota.selection.selects(profile) {
            for value in attribute_values(profile, key) {
                by_value.entry(value).or_default().push(member);
            }
        }
    }
    by_value.into_iter().map(|(value, members)| group(members, value.to_owned())).collect()
}

/// The kinds of a quota on pairs: one, or one for each theme or two countries.
fn kinds(assessed: &Assessment, quota: &PairQuota) -> Vec<CellBound> {
    let themes = assessed.dataset().taxonomy().themes();
    let mut by_kind: BTreeMap<String, Vec<(Row, Col)>> = BTreeMap::new();
    // Every theme is asked for, also one in which no pair is.
    match quota.each {
        None => drop(by_kind.insert(String::new(), Vec::new())),
        Some(EachPair::Theme | EachPair::LeadingTheme) => {
            by_kind.extend(themes.iter().map(|theme| (theme.clone(), Vec::new())));
        }
        Some(EachPair::Countries) => {}
    }
    for (row, left) in assessed.left().profiles().iter().enumerate() {
        for (col, right) in assessed.right().profiles().iter().enumerate() {
            if !counts(assessed, quota, left, right) {
                continue;
            }
            let labels = match quota.each {
                None => vec![String::new()],
                Some(EachPair::Theme) => {
                    let shared = assessed.facts().shared_themes(row, col);
                    shared.map(|theme| themes[theme].clone()).collect()
                }
                Some(EachPair::LeadingTheme) => {
                    let theme = leading_theme(assessed.left(), left, right);
                    theme.map(|theme| themes[theme].clone()).into_iter().collect()
                }
                Some(EachPair::Countries) => {
                    vec![format!("{}–{}", left.region.country, right.region.country)]
                }
            };
            for label in labels {
                by_kind.entry(label).or_default().push((Row(row), Col(col)));
            }
        }
    }
    let bound = |(label, cells)| CellBound {
        cells,
        at_least: quota.at_least.unwrap_or(0),
        at_most: quota.at_most,
        label,
    };
    by_kind.into_iter().map(bound).collect()
}

fn counts(assessed: &Assessment, quota: &PairQuota, left: &Profile, right: &Profile) -> bool {
    let taxonomy = assessed.dataset().taxonomy();
    let property = &quota.property;
    let asks = |wanted: &Option<bool>, found: bool| wanted.is_none_or(|wanted| wanted == found);
    let theme = |id: &String| taxonomy.themes().iter().position(|theme| theme == id);
    let strong = |profile: &Profile, id: &String| {
        taxonomy.domain(id).is_some_and(|domain| {
            profile.strengths.binary_search_by_key(&domain, |stated| stated.domain).is_ok()
        })
    };
    let shared = || assessed.facts().shared_themes(left.index, right.index);
    property
        .theme
        .as_ref()
        .is_none_or(|id| theme(id).is_some_and(|id| shared().any(|theme| theme == id)))
        && property.leading_theme.as_ref().is_none_or(|id| {
            theme(id).is_some() && theme(id) == leading_theme(assessed.left(), left, right)
        })
        && property.domain.as_ref().is_none_or(|id| strong(left, id) && strong(right, id))
        && property
            .countries
            .as_ref()
            .is_none_or(|[l, r]| left.region.country == *l && right.region.country == *r)
        && asks(&property.earlier_tie, assessed.facts().earlier_tie(left.index, right.index))
        && asks(
            &property.shared_language,
            left.region.languages.iter().any(|word| right.region.languages.contains(word)),
        )
        && property
            .farther_than_km
            .is_none_or(|km| distance_km(left, right).is_some_and(|distance| distance > km))
        && property.score_below.is_none_or(|most| {
            assessed.score(left.index, right.index).is_some_and(|score| score < most)
        })
}
