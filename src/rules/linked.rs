//! Regions that a rule takes together.

use serde::{Deserialize, Serialize};

use super::fault::ProgrammeFaultKind;
use super::kind::Listed;
use super::labels::Labels;
use super::names::NameCheck;
use super::reader::{TomlReader, TomlTable};
use super::walk::Walk;
use crate::profile::RegionLabel;

/// Regions of one side that a rule takes together: those that count as one, or those that exclude
/// each other.
///
/// Regions that count as one together have at most as many partners as the region with the largest
/// capacity among them; a lower bound of a capacity applies to each of them. Of regions that
/// exclude each other, at most one takes part, with as many partners as it may have. If every
/// region must have a partner, a partner for one region of the group is enough.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedRegions {
    /// Ids of the regions, at least two, of one side.
    pub regions: Vec<String>,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// Linked regions with their names, for reports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedDescription {
    /// The regions.
    pub regions: Vec<RegionLabel>,
    /// Why, in the programme's own words; may be empty.
    pub because: String,
}

impl Listed for LinkedRegions {
    type Description = LinkedDescription;

    fn read(reader: &mut TomlReader, entry: &TomlTable<'_, '_>, _: &[Self]) -> Option<Self> {
        reader.keys(entry.table, &entry.heading, &["regions", "because"]);
        let regions = reader.texts("regions", entry.get("regions"));
        let twice = regions.iter().enumerate().find(|(i, id)| regions[..*i].contains(id));
        if let Some((_, id)) = twice {
            let repeated = ProgrammeFaultKind::RepeatedRegion { id: id.clone() };
            reader.fault(entry.span_of("regions"), repeated);
        } else if regions.len() < 2 {
            let heading = entry.heading.clone();
            reader.fault(entry.span_of("regions"), ProgrammeFaultKind::TooFewRegions { heading });
        }
        Some(Self { regions, because: reader.because(entry) })
    }

    fn check(&self, names: &mut NameCheck<'_>) {
        // The first region says of which side all are.
        let mut side = None;
        names.list("regions", &self.regions, |names, id| {
            names.region(id, side);
            let region = names.dataset().region(id);
            side = side.or_else(|| region.map(|region| region.side.as_str()));
        });
    }

    fn description(&self, labels: Labels<'_>) -> LinkedDescription {
        LinkedDescription { regions: labels.regions(&self.regions), because: self.because.clone() }
    }
}
