//! A change of the rules, as data.

use serde::{Deserialize, Serialize};

use super::rule_note::RuleNote;
use crate::profile::{RegionLabel, SideLabel};
use crate::rules::RuleId;

/// A change of the rules of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RuleChange {
    /// Make the largest possible number of pairs.
    LargestNumber,
    /// Accept pairs with and without an earlier tie.
    AnyTies,
    /// Make another number of pairs.
    NumberOfPairs {
        /// The number.
        count: usize,
    },
    /// Lower the minimum score.
    MinimumScore {
        /// The new minimum.
        score: f64,
    },
    /// Lower the minimum value of a criterion.
    MinimumValue {
        /// Id of the criterion.
        criterion: String,
        /// The new minimum.
        value: f64,
    },
    /// Raise the maximum distance.
    MaximumDistance {
        /// The new maximum.
        km: f64,
    },
    /// Require fewer themes in common.
    SharedThemes {
        /// The new number.
        count: usize,
    },
    /// Allow regions to have more partners.
    MorePartners {
        /// Their side.
        #[serde(flatten)]
        side: SideLabel,
        /// The regions; empty for the whole side.
        regions: Vec<RegionLabel>,
        /// The new number of partners.
        count: usize,
    },
    /// Lower a lower bound.
    LowerBound {
        /// The rule.
        rule: RuleId,
        /// The new bound.
        count: usize,
    },
    /// Raise an upper bound.
    UpperBound {
        /// The rule.
        rule: RuleId,
        /// The new bound.
        count: usize,
    },
    /// Drop rules.
    Drop {
        /// The rules.
        rules: Vec<RuleNote>,
    },
    /// Decide all rounds at once.
    DecideJointly,
}

impl RuleChange {
    /// Returns the change as it is written in a programme file; `None` where rules are dropped.
    pub fn setting(&self) -> Option<String> {
        Some(match self {
            Self::LargestNumber => "pairs = \"largest\"".to_owned(),
            Self::AnyTies => "earlier_ties = \"any\"".to_owned(),
            Self::NumberOfPairs { count } => format!("number_of_pairs = {count}"),
            Self::MinimumScore { score } => format!("minimum_score = {score}"),
            Self::MinimumValue { value, .. } => format!("at_least = {value}"),
            Self::MaximumDistance { km } => format!("maximum_distance_km = {km}"),
            Self::SharedThemes { count } => format!("shared_themes = {count}"),
            Self::MorePartners { side, regions, count } if regions.is_empty() => {
                format!("[[rules.capacities]] side = \"{}\", at_most = {count}", side.id)
            }
            Self::MorePartners { side, regions, count } => {
                let ids: Vec<&str> = regions.iter().map(|region| region.id.as_str()).collect();
                format!(
                    "[[rules.capacities]] side = \"{}\", regions = [\"{}\"], at_most = {count}",
                    side.id,
                    ids.join("\", \"")
                )
            }
            Self::LowerBound { count, .. } => format!("at_least = {count}"),
            Self::UpperBound { count, .. } => format!("at_most = {count}"),
            Self::Drop { .. } => return None,
            Self::DecideJointly => "rounds_decided = \"jointly\"".to_owned(),
        })
    }
}
