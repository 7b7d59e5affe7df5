//! What criteria measure, and why a value is unknown.

use super::Grammar;

/// Sentences about criteria, their evidence and unknown values.
pub trait CriterionSentences: Grammar {}
