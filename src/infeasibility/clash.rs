//! A clash of rules, as data.

use serde::{Deserialize, Serialize};

use super::rule_change::RuleChange;
use super::rule_note::RuleNote;
use super::statement::Statement;
use crate::profile::RegionLabel;
use crate::rules::RuleId;

/// Why no plan satisfies the rules, and what could be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clash {
    /// Rules that cannot all be kept; without any one of them the others can.
    pub rules: Vec<RuleNote>,
    /// Whether it is known that no smaller set of rules clashes.
    pub smallest: bool,
    /// Whether every question behind this was decided within the effort; if not, some of the rules
    /// may not be needed for the clash.
    pub decided: bool,
    /// The proof: facts, and what follows from them.
    pub derivation: Derivation,
    /// The regions that need more pairs than they can have; `None` where the clash is about kinds of
    /// pairs.
    pub needing: Option<DeficientSet>,
    /// What would make the rules satisfiable, the change that gives most pairs first. None of it is
    /// applied.
    pub relaxations: Vec<Relaxation>,
}

/// Regions that together need more pairs than they can have: the deficient set (Hall 1935,
/// Hoffman 1960).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeficientSet {
    /// The regions that need pairs.
    pub regions: Vec<RegionLabel>,
    /// The least number of pairs that they need.
    pub needed: usize,
    /// All partners that the rules leave to them.
    pub partners: Vec<RegionLabel>,
    /// The greatest number of pairs that they can have.
    pub possible: usize,
}

/// A statement with the statements from which it follows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Derivation {
    /// The statement.
    pub statement: Statement,
    /// The statements from which it follows; empty for rules and facts.
    pub because: Vec<Derivation>,
}

impl Derivation {
    /// A rule or a fact.
    pub(super) fn leaf(statement: Statement) -> Self {
        Self { statement, because: Vec::new() }
    }

    /// A rule without further consequence.
    pub(super) fn rule(rule: RuleNote) -> Self {
        Self::leaf(Statement::Rule { rule, consequence: None })
    }

    pub(super) fn conclusion(statement: Statement, because: Vec<Self>) -> Self {
        Self { statement, because }
    }
}

/// A change of the rules that makes them satisfiable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relaxation {
    /// The rules that are relaxed.
    pub rules: Vec<RuleId>,
    /// What to change.
    pub change: RuleChange,
    /// Number of pairs of the plan after the change.
    pub pairs: usize,
    /// Total of that plan.
    pub total: f64,
}
