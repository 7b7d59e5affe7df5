//! Pairs that are required or forbidden, and regions that withdraw.

use serde::{Deserialize, Serialize};

/// A pair that is named by a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pin {
    /// Id of the region of the left side.
    pub left: String,
    /// Id of the region of the right side.
    pub right: String,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl Pin {
    /// A pair without a reason.
    pub fn new(left: impl Into<String>, right: impl Into<String>) -> Self {
        Self { left: left.into(), right: right.into(), because: String::new() }
    }
}

/// A region that does not take part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Id of the region.
    pub region: String,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

impl Withdrawal {
    /// A withdrawal without a reason.
    pub fn new(region: impl Into<String>) -> Self {
        Self { region: region.into(), because: String::new() }
    }
}
