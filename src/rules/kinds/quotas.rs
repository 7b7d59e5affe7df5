//! How many pairs a group of regions may and must have.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::rules::bounds::CountBounds;
use crate::rules::effect::{BoundScope, Effect, MemberBound, RuleContext};
use crate::rules::group_label::GroupLabel;
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::selection::{Selection, SelectionDescription, values};
use crate::rules::setting::SettingCheck;
use crate::rules::walk::Walk;

/// How many pairs a group of regions may and must have together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// The regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// Applies the bounds to each value of this attribute or column separately.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// The number of pairs of a group.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

/// Bounds on the number of pairs of a group of regions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaDescription {
    /// The regions.
    pub regions: SelectionDescription,
    /// The attribute whose values split the regions into groups, if any.
    pub each: Option<String>,
    /// The numbers and the reason.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

impl Listed for Quota {
    type Description = QuotaDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        let keys = [&Selection::KEYS[..], &["each"], &CountBounds::KEYS].concat();
        reader.keys(entry.table, &entry.heading, &keys);
        let selection = Selection::read(reader, entry);
        let each = reader.text("each", entry.get("each"));
        Some(Self { selection, each, bounds: CountBounds::read(reader, entry) })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        if let (Some(side), Some(key)) = (names.selection(&self.selection), &self.each) {
            names.key("each", |names| names.attribute(side, key));
        }
    }

    fn check_settings(&self, settings: &mut SettingCheck) {
        self.selection.check_settings(settings);
        self.bounds.check_settings(settings);
    }

    fn description(&self, labels: Labels<'_>) -> QuotaDescription {
        QuotaDescription {
            regions: SelectionDescription::new(&self.selection, labels),
            each: self.each.clone(),
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

impl RuleKind for Quota {
    type Data = Self;

    fn effect(quota: &Self, context: &dyn RuleContext) -> Option<Effect> {
        // Without `each`, all members are one group.
        let mut groups = BTreeMap::new();
        if quota.each.is_none() {
            groups.insert(None, Vec::new());
        }
        for (member, profile) in context.selected(&quota.selection) {
            let own = quota.each.as_ref().map_or_else(
                || vec![None],
                |key| {
                    values(&profile.region, &profile.attributes, key)
                        .into_iter()
                        .map(Some)
                        .collect()
                },
            );
            for value in own {
                groups.entry(value).or_default().push(member);
            }
        }
        let bound = |(value, members): (Option<&str>, _)| MemberBound {
            members,
            scope: BoundScope::Group,
            at_least: quota.bounds.at_least.unwrap_or(0),
            at_most: quota.bounds.at_most,
            or_none: quota.bounds.or_none,
            group: value.map(|value| {
                let key = quota.each.clone().unwrap_or_default();
                Arc::new(GroupLabel::Value { key, value: value.to_owned() })
            }),
        };
        Some(Effect::Bounds(groups.into_iter().map(bound).collect()))
    }
}
