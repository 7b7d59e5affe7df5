//! Any further fact about a region.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How a statement concerns the region that makes it.
    #[derive(Default)]
    pub enum StatementRole as "role of a statement" {
        /// The region has, faces or pursues it. The default.
        #[default]
        Stated = "stated",
        /// The region offers it to others: experience with a challenge, for example.
        Offered = "offered",
    }
}

impl StatementRole {
    /// Whether this is the default, which rows need not name.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

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
    /// How it concerns the region.
    // Left out where it is the default, so that datasets from before there was a role keep their digest.
    #[serde(default, skip_serializing_if = "StatementRole::is_default")]
    pub role: StatementRole,
    /// Ids of the terms that the value stands for, sorted, if the key has a declared vocabulary
    /// ([`Term`](crate::profile::Term)). Where none is given, the value itself names them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<String>,
}
