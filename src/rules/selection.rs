//! The regions of a side that a rule selects.

use serde::{Deserialize, Serialize};

use super::fault::ProgrammeFaultKind;
use super::labels::Labels;
use super::reader::{TomlReader, TomlTable};
use super::setting::SettingCheck;
use super::walk::Walk;
use crate::profile::{Attribute, Profile, Region, RegionLabel, SideLabel, StatementRole};

/// The regions of one side that satisfy every key that is given.
///
/// | key | meaning |
/// | --- | --- |
/// | `side` | name of the side; always given |
/// | `regions` | these regions, by id |
/// | `country` | regions of these countries |
/// | `attribute`, `value` | regions that have one of these values of the attribute |
///
/// `attribute` is a key of the table of attributes, such as `terrain`, or one of the columns
/// `country`, `level`, `language` and `s3-status` of the table of regions. A region has several values
/// of an attribute if they are in several rows, or in one, separated by semicolons or bars. Where the
/// attribute has declared terms, its values are their ids. A region without a recorded value is not selected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    /// Name of the side.
    pub side: String,
    /// Ids of regions; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub regions: Vec<String>,
    /// Countries, ISO 3166-1 alpha-2; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub country: Vec<String>,
    /// Key of an attribute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attribute: Option<String>,
    /// Its values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub value: Vec<String>,
}

/// Columns of the table of regions that can be used like an attribute.
pub(super) const COLUMNS: [&str; 4] = ["country", "level", "language", "s3-status"];

const NO_ATTRIBUTE: ProgrammeFaultKind =
    ProgrammeFaultKind::NoAttribute { value: "value", attribute: "attribute" };

impl Selection {
    /// Selects all regions of a side.
    pub fn side(side: impl Into<String>) -> Self {
        Self { side: side.into(), ..Self::default() }
    }

    /// Whether the selection contains a region of the side.
    pub fn selects(&self, profile: &Profile) -> bool {
        self.selects_region(&profile.region, &profile.attributes)
    }

    /// Whether a region of the side that has these attributes is among them.
    pub(super) fn selects_region<'a>(
        &self,
        region: &'a Region,
        attributes: impl IntoIterator<Item = &'a Attribute>,
    ) -> bool {
        let among = |list: &[String], value: &str| {
            list.is_empty() || list.iter().any(|listed| listed == value)
        };
        among(&self.regions, &region.id)
            && among(&self.country, &region.country)
            && self.attribute.as_deref().is_none_or(|key| {
                values(region, attributes, key).iter().any(|value| among(&self.value, value))
            })
    }

    /// The keys of a table with a selection.
    pub(super) const KEYS: [&str; 5] = ["side", "regions", "country", "attribute", "value"];

    pub(super) fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>) -> Self {
        let selection = Self {
            side: reader.required("side", entry).unwrap_or_default(),
            regions: reader.texts("regions", entry.get("regions")),
            country: reader.texts("country", entry.get("country")),
            attribute: reader.text("attribute", entry.get("attribute")),
            value: reader.texts("value", entry.get("value")),
        };
        if selection.lacks_attribute() {
            reader.fault(entry.span_of("value"), NO_ATTRIBUTE);
        }
        selection
    }

    /// Reports values without an attribute, which would select everyone.
    pub(super) fn check_settings(&self, settings: &mut SettingCheck) {
        if self.lacks_attribute() {
            settings.key("value", |settings| settings.report(NO_ATTRIBUTE));
        }
    }

    fn lacks_attribute(&self) -> bool {
        !self.value.is_empty() && self.attribute.is_none()
    }

    /// Whether it selects the whole side.
    pub fn is_everyone(&self) -> bool {
        self.regions.is_empty() && self.country.is_empty() && self.attribute.is_none()
    }
}

/// Returns the values of an attribute or column of a region; empty if nothing is known.
pub(super) fn values<'a>(
    region: &'a Region,
    attributes: impl IntoIterator<Item = &'a Attribute>,
    key: &str,
) -> Vec<&'a str> {
    match key {
        "country" => vec![&region.country],
        "level" => vec![&region.level],
        "language" => region.languages.iter().map(String::as_str).collect(),
        "s3-status" => vec![region.s3_status.id()],
        _ => {
            // What a region offers to others is no value of its own.
            let own = attributes.into_iter().filter(|attribute| {
                attribute.key == key && attribute.role == StatementRole::Stated
            });
            let mut values: Vec<&str> = own.flat_map(values_of_row).collect();
            values.sort_unstable();
            values.dedup();
            values
        }
    }
}

/// The terms of a row, if its key has declared ones; otherwise what its cell lists, such as `mon; wed`.
fn values_of_row(attribute: &Attribute) -> Vec<&str> {
    if !attribute.terms.is_empty() {
        return attribute.terms.iter().map(String::as_str).collect();
    }
    let parts = attribute.value.split([';', '|']).map(str::trim);
    parts.filter(|value| !value.is_empty()).collect()
}

/// The selected regions with their names, for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionDescription {
    /// The side.
    #[serde(flatten)]
    pub side: SideLabel,
    /// The only regions that can be selected; empty for all.
    pub regions: Vec<RegionLabel>,
    /// Their countries; empty for all.
    pub countries: Vec<String>,
    /// Key of the attribute that they must have, if any.
    pub attribute: Option<String>,
    /// Its accepted values; empty for all that are known.
    pub values: Vec<String>,
}

impl SelectionDescription {
    pub(super) fn new(selection: &Selection, labels: Labels<'_>) -> Self {
        Self {
            side: labels.side(&selection.side),
            regions: labels.regions(&selection.regions),
            countries: selection.country.clone(),
            attribute: selection.attribute.clone(),
            values: selection.value.clone(),
        }
    }
}
