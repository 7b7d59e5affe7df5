//! Why there is no plan, and what would help.

use super::RuleSentences;
use crate::infeasibility::{Clash, Derivation, Relaxation, RuleChange, Statement};
use crate::rules::GroupLabel;

/// Sentences about a clash of rules.
pub trait InfeasibilitySentences: RuleSentences {
    /// Names one of several groups that a rule bounds.
    fn group(&self, group: &GroupLabel) -> String;

    /// Says one statement of a derivation.
    fn statement(&self, statement: &Statement) -> String;

    /// Says a change of the rules, with its text in the programme file.
    fn rule_change(&self, change: &RuleChange) -> String;

    /// Says what a change of the rules leads to.
    fn relaxation(&self, relaxation: &Relaxation) -> String;

    /// Returns a line for a statement that shows what it rests on, and announces the statements
    /// below it.
    fn derived(&self, derivation: &Derivation) -> String;

    /// Opens the explanation: there is no plan, and why; whole sentences.
    fn no_plan(&self, clash: &Clash) -> String;

    /// Heads the list of rules that clash.
    fn clashing_rules(&self, clash: &Clash) -> String;

    /// Marks a rule that no programme states, in place of its key.
    fn default_rule(&self) -> String;

    /// Heads the derivation.
    fn derivation_heading(&self) -> String;

    /// Names the regions that need pairs, `more` left out; a whole sentence.
    fn regions_in_need(&self, names: &[String], more: usize) -> String;

    /// Names the partners that the rules leave to them, `more` left out; a whole sentence.
    fn remaining_partners(&self, names: &[String], more: usize) -> String;

    /// Says that no change of a single rule helps; a whole sentence.
    fn no_relaxation(&self) -> String;

    /// Heads the list of changes that would help.
    fn relaxations_heading(&self) -> String;
}
