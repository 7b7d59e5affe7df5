//! How many partners a region, and how many pairs a group of regions, may and must have.

use serde::{Deserialize, Serialize};

use super::selection::Selection;

/// How many partners each of some regions may and must have.
///
/// A region for which no capacity says `at_most` may have one partner. Where several speak of one
/// region, all of them hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capacity {
    /// Which regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// Each has so many partners at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// Each has so many partners at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<usize>,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// How many pairs a group of regions may and must have together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quota {
    /// Which regions.
    #[serde(flatten)]
    pub selection: Selection,
    /// One group for each value of this attribute or column; the same quota for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<String>,
    /// So many pairs at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// So many pairs at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<usize>,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}

/// Regions of one side that a rule takes together: those that count as one, or those that exclude
/// each other.
///
/// Regions that count as one have together as many partners at most as that of them which may have
/// most; what a capacity asks of each of them at least, it asks of each. Of regions that exclude
/// each other one takes part at most, with as many partners as it may have. Where every
/// region is to have a partner, it suffices that one of its groups has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Together {
    /// Ids of the regions, two at least, of one side.
    pub regions: Vec<String>,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}
