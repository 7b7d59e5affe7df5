//! What would bring a pair into the plan.

use super::QuestionSentences;
use crate::proposal::CriterionPart;
use crate::sensitivity::{FactChange, ScoreChange, ValueChange, WeightChange, WeightsChange};

/// Clauses about changes that bring a pair into a best plan.
pub trait ChangeSentences: QuestionSentences {
    /// Heads the changes.
    fn changes_heading(&self) -> String;

    /// Names another score of the pair.
    fn score_change(&self, change: &ScoreChange) -> String;

    /// Names another value of the pair by one criterion.
    fn value_change(&self, change: &ValueChange) -> String;

    /// Names another weight of one criterion.
    fn weight_change(&self, change: &WeightChange) -> String;

    /// Names other weights of all criteria, next to their present weights.
    fn weights_change(&self, change: &WeightsChange, criteria: &[CriterionPart]) -> String;

    /// Names another weight of a strength or need.
    fn fact_change(&self, change: &FactChange) -> String;
}
