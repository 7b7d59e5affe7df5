//! How many partners each of some regions may and must have.

use serde::{Deserialize, Serialize};

use crate::rules::bounds::CountBounds;
use crate::rules::effect::{BoundScope, Effect, MemberBound, RuleContext};
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::selection::{Selection, SelectionDescription};
use crate::rules::setting::SettingCheck;

/// How many partners each of some regions may and must have.
///
/// A region for which no capacity sets `at_most` may have one partner. If several capacities apply
/// to a region, all of them hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// The regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// The number of partners of each region.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

/// Bounds on the number of partners of each region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapacityDescription {
    /// The regions.
    pub regions: SelectionDescription,
    /// The numbers and the reason.
    #[serde(flatten)]
    pub bounds: CountBounds,
}

impl Listed for Capacity {
    type Description = CapacityDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        let keys = [&Selection::KEYS[..], &CountBounds::KEYS].concat();
        reader.keys(entry.table, &entry.heading, &keys);
        let selection = Selection::read(reader, entry);
        Some(Self { selection, bounds: CountBounds::read(reader, entry) })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        names.selection(&self.selection);
    }

    fn check_settings(&self, settings: &mut SettingCheck) {
        self.selection.check_settings(settings);
        self.bounds.check_settings(settings);
    }

    fn description(&self, labels: Labels<'_>) -> CapacityDescription {
        CapacityDescription {
            regions: SelectionDescription::new(&self.selection, labels),
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

impl RuleKind for Capacity {
    type Data = Self;

    fn effect(capacity: &Self, context: &dyn RuleContext) -> Option<Effect> {
        let selected = context.selected(&capacity.selection);
        Some(Effect::Bounds(vec![MemberBound {
            members: selected.into_iter().map(|(member, _)| member).collect(),
            scope: BoundScope::Each,
            at_least: capacity.bounds.at_least.unwrap_or(0),
            at_most: capacity.bounds.at_most,
            or_none: capacity.bounds.or_none,
            group: None,
        }]))
    }
}
