//! The name of a region for people.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::region::Region;

/// A region's id, name and country: what a report needs to name it without the dataset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct RegionLabel {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
}

/// Prints name and country: `Salta (AR)`.
impl fmt::Display for RegionLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.country)
    }
}

impl Region {
    /// Returns the id, name and country.
    pub fn label(&self) -> RegionLabel {
        RegionLabel { id: self.id.clone(), name: self.name.clone(), country: self.country.clone() }
    }
}
