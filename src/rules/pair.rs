//! Two regions that a rule names.

use serde::{Deserialize, Serialize};

use super::kind::Listed;
use super::labels::Labels;
use super::names::Names;
use super::reader::{Entry, Reader, Slot};
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
    pub(crate) fn list(reader: &mut Reader, path: &str, slot: Slot<'_, '_>) -> Vec<Self> {
        let mut pairs = Vec::new();
        for entry in reader.tables(path, slot) {
            pairs.extend(Self::read(reader, &entry, &pairs));
        }
        pairs
    }

    /// Reports regions that the data do not know.
    pub(crate) fn check(&self, names: &mut Names<'_>) {
        names.key("left", |names| names.left(&self.left));
        names.key("right", |names| names.right(&self.right));
    }
}

/// Two regions that a rule names, as a report needs them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairStatement {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for RegionPair {
    type Statement = PairStatement;

    fn read(reader: &mut Reader, entry: &Entry<'_, '_>, earlier: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["left", "right", "because"]);
        let left = reader.required("left", entry);
        let right = reader.required("right", entry);
        let because = reader.because(entry);
        let pair = Self { left: left?, right: right?, because };
        if earlier.iter().any(|other| other.is_same(&pair)) {
            let message = format!(
                "the pair {} – {} is listed twice in {}",
                pair.left, pair.right, entry.heading
            );
            reader.fault(entry.span.clone(), message);
        }
        Some(pair)
    }

    fn check(&self, names: &mut Names<'_>) {
        self.check(names);
    }

    fn statement(&self, labels: Labels<'_>) -> PairStatement {
        PairStatement {
            left: labels.region(&self.left),
            right: labels.region(&self.right),
            because: self.because.clone(),
        }
    }
}
