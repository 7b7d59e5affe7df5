//! Facts that are not recorded, as questions to those who know.

use super::WithdrawalSentences;
use crate::criteria::Unknown;
use crate::sensitivity::{Completions, Question};

/// Sentences about facts that are not recorded.
pub trait QuestionSentences: WithdrawalSentences {
    /// Asks the regions that can answer for a fact: whole sentences with a question mark.
    fn question(&self, unknown: &Unknown) -> String;

    /// Heads the questions, the most valuable first.
    fn questions_heading(&self) -> String;

    /// Heads the columns: points, pairs that could change, and whom to ask.
    fn question_columns(&self) -> [String; 3];

    /// Says which plan an answer could lead to; a whole sentence.
    fn question_effect(&self, question: &Question) -> String;

    /// Says that everything with a weight is known; a whole sentence.
    fn no_question(&self) -> String;

    /// Says how many pairs hold whatever the unknown values are, and what the plan could lose at most: whole
    /// sentences.
    fn completions(&self, completions: &Completions) -> String;

    /// Says how many further facts could change nothing alone; a whole sentence.
    fn idle_questions(&self, count: usize) -> String;
}
