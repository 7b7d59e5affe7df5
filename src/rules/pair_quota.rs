//! How many pairs of a kind may and must be made.

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

vocabulary! {
    /// One kind of pair for each of these, with the same quota.
    pub enum EachPair as "kind of pair" {
        /// Each theme of the taxonomy; a pair counts in every theme in which both regions are strong,
        /// and a theme without any pair is asked for too.
        Theme = "theme",
        /// Each theme of the taxonomy; a pair counts in its leading theme only.
        LeadingTheme = "leading-theme",
        /// Each two countries of which there are regions, one on the left and one on the right side.
        Countries = "countries",
    }
}

/// What a pair must be like to be counted: all of what is given.
///
/// | key | a pair is counted if |
/// | --- | --- |
/// | `theme` | both regions are strong in the theme |
/// | `leading_theme` | this is the theme in which their strengths overlap most, the first by name among equals |
/// | `domain` | both regions are strong in the domain |
/// | `countries` | the left region is of the first, the right one of the second country |
/// | `earlier_tie` | they are (true) or are not (false) known to have worked together |
/// | `shared_language` | they have (true) or have not (false) a language in common |
/// | `farther_than_km` | they are known to lie farther apart |
/// | `score_below` | their score is below this |
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PairProperty {
    /// Id of a theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<String>,
    /// Id of a theme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub leading_theme: Option<String>,
    /// Id of a domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Country of the left, country of the right region.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<[String; 2]>,
    /// Whether a tie is recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier_tie: Option<bool>,
    /// Whether they share a language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_language: Option<bool>,
    /// Kilometres.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub farther_than_km: Option<f64>,
    /// A score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score_below: Option<f64>,
}

/// How many pairs of a kind may and must be made.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PairQuota {
    /// Which pairs.
    #[serde(flatten)]
    pub property: PairProperty,
    /// One quota for each kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each: Option<EachPair>,
    /// So many of them at least.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<usize>,
    /// So many of them at most.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<usize>,
    /// Why, in the programme's own words; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub because: String,
}
