//! Declared vocabularies: the terms that statements of regions refer to, and the labels of sides.

use serde::{Deserialize, Serialize};

/// The key of the vocabulary that the specialisation domains make up: a region states what it needs, and
/// offers what it is strong in. No other vocabulary may have it.
pub const NEED: &str = "need";

/// The key of the labels of the sides: `side,lac,Latin America`. It is no vocabulary for statements; its terms are the ids of
/// the two sides.
pub const SIDE: &str = "side";

/// A term of a declared vocabulary: one row of the table `terms`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Term {
    /// The key of the attribute that the vocabulary is for: `challenge`, `sdg`, …; [`SIDE`] for labels of sides.
    pub key: String,
    /// Its id, unique among the terms of the key.
    pub term: String,
    /// What people read; may be empty.
    pub label: String,
    /// Id of the domain of which a strength helps with it; may be empty.
    pub domain: String,
    /// The label in Spanish; may be empty.
    // Left out where empty, so that datasets from before there were these columns keep their digest.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_es: String,
    /// The label in Portuguese; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label_pt: String,
}

impl Term {
    /// Replaces the label by that in another language, if there is one.
    pub(super) fn relabel(&mut self, language: &str) {
        let other = match language {
            "es" => &self.label_es,
            "pt" => &self.label_pt,
            _ => return,
        };
        if !other.is_empty() {
            self.label.clone_from(other);
        }
    }

    /// Returns the id and the label, which is the id where none is given.
    pub fn label(&self) -> TermLabel {
        let label = if self.label.is_empty() { &self.term } else { &self.label };
        TermLabel { id: self.term.clone(), label: label.clone() }
    }
}

/// A term as outputs name it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TermLabel {
    /// Its id.
    pub id: String,
    /// What people read.
    pub label: String,
}
