//! What is proved about a plan.

use super::Grammar;
use crate::assignment::model::TieRule;
use crate::certificate::Check;
use crate::proposal::{EquallyGood, ObjectiveReached, Pairing, Proposal, Uniqueness};
use crate::rules::Objective;

/// Sentences about the proof of a proposal.
pub trait ProofSentences: Grammar {
    /// Says what a check has confirmed.
    fn check(&self, check: Check) -> String;

    /// Says which of several equally good plans was chosen.
    fn tie_rule(&self, rule: TieRule) -> String;

    /// Says whether other plans are as good; a whole sentence.
    fn uniqueness(&self, uniqueness: Uniqueness) -> String;

    /// Says how many plans are as good as the proposal, and which of its pairs they share; whole sentences.
    fn best_plans(&self, best: &EquallyGood, pairings: &[Pairing]) -> String;

    /// Names an objective.
    fn objective(&self, objective: &Objective) -> String;

    /// Says what an objective reached.
    fn objective_reached(&self, reached: &ObjectiveReached) -> String;

    /// Says the total, the objectives and what is proved about them; whole sentences.
    fn proof(&self, proposal: &Proposal) -> String;
}
