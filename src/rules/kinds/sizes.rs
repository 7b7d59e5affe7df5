//! Regions that take several places of a partner's capacity.

use serde::{Deserialize, Serialize};

use crate::rules::effect::{Effect, RuleContext};
use crate::rules::kind::{Listed, RuleKind};
use crate::rules::labels::Labels;
use crate::rules::names::NameCheck;
use crate::rules::reader::{TomlReader, TomlTable};
use crate::rules::selection::{Selection, SelectionDescription};
use crate::rules::setting::SettingCheck;
use crate::rules::walk::Walk;
use crate::vocabulary::NumberRange;

/// How many places of a partner's capacity each of some regions takes.
///
/// A region that no size selects takes one place. If several sizes apply to a region, the greatest
/// holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionSize {
    /// The regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// The number of places, from 1 to 1000.
    pub places: usize,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl RegionSize {
    /// Returns a size without a reason.
    pub fn new(selection: Selection, places: usize) -> Self {
        Self { selection, places, because: String::new() }
    }
}

/// How many places of a partner's capacity each of some regions takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionSizeDescription {
    /// The regions.
    pub regions: SelectionDescription,
    /// The number of places.
    pub places: usize,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for RegionSize {
    type Description = RegionSizeDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        let keys = [&Selection::KEYS[..], &["places", "because"]].concat();
        reader.keys(entry.table, &entry.heading, &keys);
        let selection = Selection::read(reader, entry);
        if entry.get("places").is_none() {
            reader.missing_number("places", entry);
        }
        let places = reader.number("places", entry.get("places"), NumberRange::PLACES);
        let because = reader.because(entry);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the range has whole numbers from 1 to 1000"
        )]
        let places = places? as usize;
        Some(Self { selection, places, because })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        names.selection(&self.selection);
    }

    fn check_settings(&self, settings: &mut SettingCheck) {
        self.selection.check_settings(settings);
        settings.key("places", |settings| {
            settings.number(self.places as f64, NumberRange::PLACES);
        });
    }

    fn description(&self, labels: Labels<'_>) -> RegionSizeDescription {
        RegionSizeDescription {
            regions: SelectionDescription::new(&self.selection, labels),
            places: self.places,
            because: self.because.clone(),
        }
    }
}

pub(crate) struct Size;

impl RuleKind for Size {
    type Data = RegionSize;

    fn effect(size: &RegionSize, context: &dyn RuleContext) -> Option<Effect> {
        let selected = context.selected(&size.selection);
        let members = selected.into_iter().map(|(member, _)| member).collect();
        Some(Effect::Sizes { members, places: size.places })
    }
}
