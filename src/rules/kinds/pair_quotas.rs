//! How many pairs of a kind may and must be made.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Row};
use crate::profile::Profile;
use crate::rules::bounds::CountBounds;
use crate::rules::effect::{CellBound, Effect, RuleContext};
use crate::rules::fault::ProgrammeFaultKind;
use crate::rules::group_label::GroupLabel;
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::kinds::attributes::KnownValues;
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::pair_kind::{PairKindDescription, PairProperty};
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::setting::SettingCheck;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Applies the bounds to each of these separately.
    pub enum EachPair as "kind of pair" {
        /// Each theme of the taxonomy. A pair counts in every theme in which both regions are
        /// strong; the bounds also hold for a theme without eligible pairs.
        Theme = "theme",
        /// Each theme of the taxonomy; a pair counts in its leading theme only.
        LeadingTheme = "leading-theme",
        /// Each combination of a country on the left and one on the right side.
        Countries = "countries",
    }
}

/// How many pairs of a kind may and must be made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PairQuota {
    /// The kind of pair.
    #[serde(flatten)]
    pub property: PairProperty,
    /// Splits these pairs into further kinds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<EachPair>,
    /// The number of pairs of a kind.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

/// Bounds on the number of pairs of a kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairQuotaDescription {
    /// The kind of pair.
    pub pairs: PairKindDescription,
    /// What splits these pairs into further kinds, if anything.
    pub each: Option<EachPair>,
    /// The numbers and the reason.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

impl Listed for PairQuota {
    type Description = PairQuotaDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        let properties = PairProperty::KEYS;
        let keys = [&properties[..], &["each"], &CountBounds::KEYS].concat();
        reader.keys(entry.table, &entry.heading, &keys);
        let property = PairProperty::read(reader, entry);
        let each = reader.word("each", entry.get("each"));
        if each.is_none() && !properties.iter().any(|key| entry.get(key).is_some()) {
            let none = ProgrammeFaultKind::NoPairKind {
                heading: entry.heading.clone(),
                accepted: properties.map(str::to_owned).to_vec(),
            };
            reader.fault(entry.span.clone(), none);
        }
        Some(Self { property, each, bounds: CountBounds::read(reader, entry) })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        self.property.check(names);
    }

    fn check_settings(&self, settings: &mut SettingCheck) {
        self.property.check_settings(settings);
        self.bounds.check_settings(settings);
    }

    fn description(&self, labels: Labels<'_>) -> PairQuotaDescription {
        PairQuotaDescription {
            pairs: self.property.description(labels),
            each: self.each,
            bounds: self.bounds.clone(),
        }
    }

    fn bounds(&self) -> Option<&CountBounds> {
        Some(&self.bounds)
    }

    fn bounds_mut(&mut self) -> Option<&mut CountBounds> {
        Some(&mut self.bounds)
    }
}

impl RuleKind for PairQuota {
    type Data = Self;

    fn effect(quota: &Self, context: &dyn RuleContext) -> Option<Effect> {
        let bound = |(part, cells): (QuotaPart<'_>, _)| CellBound {
            cells,
            at_least: quota.bounds.at_least.unwrap_or(0),
            at_most: quota.bounds.at_most,
            or_none: quota.bounds.or_none,
            group: part.label(context).map(Arc::new),
        };
        Some(Effect::Cells(parts(quota, context).into_iter().map(bound).collect()))
    }

    fn depends_on_scores(quota: &Self) -> bool {
        quota.property.score_below.is_some()
    }
}

/// A part of the pairs of a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum QuotaPart<'a> {
    All,
    /// By the position of the theme among all themes.
    Theme(usize),
    LeadingTheme(usize),
    Countries(&'a str, &'a str),
}

impl QuotaPart<'_> {
    fn label(self, context: &dyn RuleContext) -> Option<GroupLabel> {
        match self {
            Self::All => None,
            Self::Theme(id) | Self::LeadingTheme(id) => {
                let theme = &context.dataset().taxonomy().themes()[id];
                Some(GroupLabel::Theme { theme: Labels::new(context.dataset()).theme(theme) })
            }
            Self::Countries(left, right) => {
                Some(GroupLabel::Countries { left: left.to_owned(), right: right.to_owned() })
            }
        }
    }
}

/// The cells of each part.
fn parts<'a>(
    quota: &PairQuota,
    context: &'a dyn RuleContext,
) -> BTreeMap<QuotaPart<'a>, Vec<(Row, Col)>> {
    let themes = 0..context.dataset().taxonomy().themes().len();
    let mut parts = BTreeMap::new();
    // A theme in which no pair is eligible has a part too.
    match quota.each {
        None => drop(parts.insert(QuotaPart::All, Vec::new())),
        Some(EachPair::Theme) => parts.extend(themes.map(|id| (QuotaPart::Theme(id), Vec::new()))),
        Some(EachPair::LeadingTheme) => {
            parts.extend(themes.map(|id| (QuotaPart::LeadingTheme(id), Vec::new())));
        }
        Some(EachPair::Countries) => {}
    }
    let [rows, cols] = context.pools();
    for (row, col) in context.cells() {
        let (left, right) = (&rows.profiles()[row.0], &cols.profiles()[col.0]);
        if !is_met(&quota.property, left, right, context) {
            continue;
        }
        let own = match quota.each {
            None => vec![QuotaPart::All],
            Some(EachPair::Theme) => {
                let shared = context.shared_themes(row.0, col.0);
                shared.into_iter().map(QuotaPart::Theme).collect()
            }
            Some(EachPair::LeadingTheme) => {
                let leading = context.leading_theme(row.0, col.0);
                leading.map(QuotaPart::LeadingTheme).into_iter().collect()
            }
            Some(EachPair::Countries) => {
                vec![QuotaPart::Countries(&left.region.country, &right.region.country)]
            }
        };
        for part in own {
            parts.entry(part).or_default().push((row, col));
        }
    }
    parts
}

/// Whether a pair has all properties that are given.
fn is_met(
    property: &PairProperty,
    left: &Profile,
    right: &Profile,
    context: &dyn RuleContext,
) -> bool {
    let taxonomy = context.dataset().taxonomy();
    let theme = |id: &String| taxonomy.themes().iter().position(|theme| theme == id);
    let strong = |profile: &Profile, id: &String| {
        taxonomy.domain(id).is_some_and(|domain| {
            profile.strengths.binary_search_by_key(&domain, |stated| stated.domain).is_ok()
        })
    };
    let shares_language =
        || left.region.languages.iter().any(|word| right.region.languages.contains(word));
    let facts = || context.pair_facts(left.index, right.index);
    property.theme.as_ref().is_none_or(|id| {
        let shared = context.shared_themes(left.index, right.index);
        theme(id).is_some_and(|theme| shared.contains(&theme))
    }) && property.leading_theme.as_ref().is_none_or(|id| {
        theme(id).is_some() && theme(id) == context.leading_theme(left.index, right.index)
    }) && property.domain.as_ref().is_none_or(|id| strong(left, id) && strong(right, id))
        && property.countries.as_ref().is_none_or(|[ours, theirs]| {
            left.region.country == *ours && right.region.country == *theirs
        })
        && property.earlier_tie.is_none_or(|wanted| facts().earlier_tie == wanted)
        && property.shared_language.is_none_or(|wanted| shares_language() == wanted)
        && property.shared_attribute.as_ref().is_none_or(|key| {
            let [left, right] = [left, right].map(|profile| KnownValues::new(profile, key));
            left.shares(&right, property.shared_value.as_deref())
        })
        && property
            .farther_than_km
            .is_none_or(|km| facts().distance_km.is_some_and(|distance| distance > km))
        && property.score_below.is_none_or(|most| {
            context.score(left.index, right.index).is_some_and(|score| score < most)
        })
        && property.criterion.as_ref().is_none_or(|id| {
            context.value(id, left.index, right.index).is_some_and(|value| {
                property.value_at_least.is_none_or(|least| value >= least)
                    && property.value_below.is_none_or(|most| value < most)
            })
        })
}
