//! A rule and what it says.

use serde::{Deserialize, Serialize};

use crate::plan::Assessment;
use crate::rules::{RuleDescription, RuleId};

/// A rule and what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RuleNote {
    /// Which rule.
    pub rule: RuleId,
    /// What it says.
    pub says: RuleDescription,
}

impl Assessment {
    /// A rule with what it says; `None` if the programme has no such rule.
    pub(crate) fn rule_note(&self, rule: RuleId) -> Option<RuleNote> {
        Some(RuleNote { rule, says: self.description(rule)? })
    }
}
