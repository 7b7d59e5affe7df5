//! The groups that one rule bounds.

use serde::{Deserialize, Serialize};

use crate::profile::RegionLabel;
use crate::taxonomy::ThemeLabel;

/// One of the groups that a single rule bounds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum GroupLabel {
    /// Regions that share the value of an attribute, such as a country.
    Value {
        /// Key of the attribute. Empty in a proposal of before version 3.5.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        key: String,
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
