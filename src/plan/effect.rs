//! A rule with what it does to a plan.

use crate::rules::{Effect, RuleId};

/// A rule and what it does to a plan.
#[derive(Debug, Clone)]
pub(crate) struct RuleEffect {
    pub(crate) rule: RuleId,
    pub(crate) effect: Effect,
}
