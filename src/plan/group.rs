//! Which of several groups a bound is about.

use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use crate::profile::RegionLabel;
use crate::rules::{EachPair, RuleId};
use crate::taxonomy::ThemeLabel;

/// One of the groups that a single rule bounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GroupLabel {
    /// Regions that share the value of an attribute, such as a country.
    Value {
        /// The value.
        value: String,
    },
    /// One region.
    Region {
        /// The region.
        region: RegionLabel,
    },
    /// Pairs in one theme.
    Theme {
        /// The theme.
        theme: ThemeLabel,
    },
    /// Pairs between two countries.
    Countries {
        /// Country of the left region.
        left: String,
        /// Country of the right region.
        right: String,
    },
}

impl Assessment {
    /// The group of a rule that the label of an effect names; `None` if the rule has no groups.
    pub(crate) fn group(&self, rule: RuleId, label: &str) -> Option<GroupLabel> {
        if label.is_empty() {
            return None;
        }
        let each = match rule {
            RuleId::PairQuota(place) => self.programme().rules.pair_quotas.get(place)?.each,
            _ => None,
        };
        let value = || GroupLabel::Value { value: label.to_owned() };
        Some(match each {
            None => value(),
            Some(EachPair::Theme | EachPair::LeadingTheme) => {
                GroupLabel::Theme { theme: self.dataset().taxonomy().theme_label(label) }
            }
            Some(EachPair::Countries) => {
                label.split_once('–').map_or_else(value, |(left, right)| GroupLabel::Countries {
                    left: left.to_owned(),
                    right: right.to_owned(),
                })
            }
        })
    }
}
