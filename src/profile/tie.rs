//! Documented ties between two regions other than the pairing itself.

use serde::{Deserialize, Serialize};

/// An earlier tie between a region of the left and one of the right side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Tie {
    /// Id of the region on the left side.
    pub left: String,
    /// Id of the region on the right side.
    pub right: String,
    /// Year in which it began, if known.
    pub since: Option<i32>,
    /// What it consists of.
    pub what: String,
    /// Id of the source.
    pub source: String,
}
