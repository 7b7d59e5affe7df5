//! Where a fact was found.

use serde::{Deserialize, Serialize};

/// A source of facts.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Source {
    /// The id that other tables refer to.
    pub id: String,
    /// Its address.
    pub url: String,
}
