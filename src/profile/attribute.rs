//! Any further fact about a region.

use serde::{Deserialize, Serialize};

/// An attribute of a region, such as its terrain or its capital; a key may occur several times.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attribute {
    /// Id of the region.
    pub region: String,
    /// What it is about: `terrain`, `capital`, `actor`, …; the user's own keys are welcome.
    pub key: String,
    /// The value as it was found.
    pub value: String,
    /// Whether it is independent of the pairing that is to be predicted.
    pub ex_ante: bool,
    /// Id of the source.
    pub source: String,
}
