//! What rules say.

use super::Grammar;

/// Sentences about rules, excluded pairs and the screening of regions.
pub trait RuleSentences: Grammar {}
