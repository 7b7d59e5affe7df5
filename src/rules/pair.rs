//! Two regions that a rule names.

use serde::{Deserialize, Serialize};

use super::fault::ProgrammeFaultKind;
use super::kind::Listed;
use super::labels::Labels;
use super::names::NameCheck;
use super::reader::{TomlReader, TomlSlot, TomlTable};
use super::walk::Walk;
use crate::profile::RegionLabel;

/// Two regions that a rule names, one of each side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionPair {
    /// Id of the region of the left side.
    pub left: String,
    /// Id of the region of the right side.
    pub right: String,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl RegionPair {
    /// Returns a pair without a reason.
    pub fn new(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self { left: left.into(), right: right.into(), because: String::new() }
    }

    /// Whether both pairs name the same two regions.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.left == other.left && self.right == other.right
    }

    /// Reads a list of tables.
    pub(crate) fn list(reader: &mut TomlReader, path: &str, slot: TomlSlot<'_, '_>) -> Vec<Self> {
        let mut pairs = Vec::new();
        for entry in reader.tables(path, slot) {
            pairs.extend(Self::read(reader, &entry, &pairs));
        }
        pairs
    }

    /// Reports regions that the data do not know.
    pub(crate) fn check(&self, names: &mut NameCheck<'_>) {
        names.key("left", |names| names.left(&self.left));
        names.key("right", |names| names.right(&self.right));
    }
}

/// Two regions with their names, for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairDescription {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for RegionPair {
    type Description = PairDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, earlier: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["left", "right", "because"]);
        let left = reader.required("left", entry);
        let right = reader.required("right", entry);
        let because = reader.because(entry);
        let pair = Self { left: left?, right: right?, because };
        if earlier.iter().any(|other| other.is_same(&pair)) {
            let repeated = ProgrammeFaultKind::RepeatedPair {
                left: pair.left.clone(),
                right: pair.right.clone(),
                heading: entry.heading.clone(),
            };
            reader.fault(entry.span.clone(), repeated);
        }
        Some(pair)
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        self.check(names);
    }

    fn description(&self, labels: Labels<'_>) -> PairDescription {
        PairDescription {
            left: labels.region(&self.left),
            right: labels.region(&self.right),
            because: self.because.clone(),
        }
    }
}
