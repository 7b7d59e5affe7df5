//! The sides as people read them.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::dataset::Dataset;
use super::tables::Sides;
use super::term::SIDE;

/// A side as outputs name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SideLabel {
    /// Its id.
    #[serde(rename = "side")]
    pub id: String,
    /// What people read; empty in a document of before there were labels of sides.
    #[serde(rename = "side_label", default, skip_serializing_if = "String::is_empty")]
    pub label: String,
}

/// Prints the label, or the id where none is given.
impl fmt::Display for SideLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.label.is_empty() { &self.id } else { &self.label })
    }
}

impl Dataset {
    /// Returns the id and the label of a side: that of the term with its id and the key [`SIDE`], or the id where there is
    /// none.
    ///
    /// ```
    /// # #[cfg(feature = "data")] {
    /// use regiopair::profile::Dataset;
    ///
    /// let dataset = Dataset::iuc_lac();
    /// assert_eq!(dataset.side_label("lac").to_string(), "Latin America");
    /// assert_eq!(dataset.in_language("es").side_label("lac").to_string(), "América Latina");
    /// assert_eq!(dataset.side_label("south").to_string(), "south");
    /// # }
    /// ```
    pub fn side_label(&self, id: &str) -> SideLabel {
        let term = self.terms_of(SIDE).iter().find(|term| term.term == id);
        let label = term.map_or_else(|| id.to_owned(), |term| term.label().label);
        SideLabel { id: id.to_owned(), label }
    }

    /// The labels of two sides.
    pub(crate) fn side_labels(&self, sides: &Sides) -> Sides {
        let [left, right] = [&sides.left, &sides.right].map(|id| self.side_label(id).label);
        Sides { left, right }
    }
}
