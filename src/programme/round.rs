//! Rounds: who meets when.

use serde::{Deserialize, Serialize};

use crate::rules::Pin;
use crate::word::vocabulary;

vocabulary! {
    /// Whether a round is decided with the later ones in view.
    pub enum Decided as "way of deciding rounds" {
        /// Each round by itself, in their order; what is left goes on to the next.
        OneByOne = "one-by-one",
        /// All rounds at once.
        Jointly = "jointly",
    }
}

#[expect(clippy::derivable_impls, reason = "the macro declares the enum")]
impl Default for Decided {
    fn default() -> Self {
        Self::OneByOne
    }
}

/// A round of a programme.
///
/// | key | default | meaning |
/// | --- | --- | --- |
/// | `name` | required | printed with its pairs |
/// | `left` | all that no other round names | the regions of the left side that seek partners in it |
/// | `right` | all | the regions of the right side that may be chosen in it |
/// | `fixed` | none | pairs that are decided already |
///
/// A region of the left side stands in one round only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Printed with its pairs.
    pub name: String,
    /// Ids of regions of the left side; empty for all that no other round names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left: Vec<String>,
    /// Ids of regions of the right side; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub right: Vec<String>,
    /// Pairs that are decided already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fixed: Vec<Pin>,
}
