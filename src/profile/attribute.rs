//! Any further fact about a region.

use serde::{Deserialize, Serialize};

/// An attribute of a region, such as its terrain or its capital; a key may occur several times.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attribute {
    /// Id of the region.
    pub region: String,
    /// The key: `terrain`, `capital`, `actor`, … or a key of your own.
    pub key: String,
    /// The value, as in the source.
    pub value: String,
    /// Whether it is independent of the pairing to be predicted.
    pub ex_ante: bool,
    /// Id of the source.
    pub source: String,
}
