//! Sentences about rules.

use super::Grammar;
use crate::rules::{Exclusion, RuleDescription};

/// Sentences about rules, without a capital and a full stop.
pub trait RuleSentences: Grammar {
    /// Says what a rule demands.
    fn rule(&self, rule: &RuleDescription) -> String;

    /// Says why a pair is not eligible.
    fn exclusion(&self, exclusion: &Exclusion) -> String;

    /// Names a condition that a region must meet; a condition of the user's own by its id.
    fn condition(&self, id: &str) -> String;
}
