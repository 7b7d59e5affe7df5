//! A clash of rules, as it is told and written to JSON.

use serde::{Deserialize, Serialize};

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
    /// The same in one or two sentences.
    pub because: String,
    /// The proof: facts, and what follows from them.
    pub derivation: Derivation,
    /// The regions that need more than there is room for; `None` where the clash is about kinds of
    /// pairs.
    pub needing: Option<Needing>,
    /// What would make the rules satisfiable, that which gives most first. Nothing of it is done
    /// unasked.
    pub relaxations: Vec<Relaxation>,
}

/// A rule and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuleNote {
    /// Which rule.
    pub rule: RuleId,
    /// What it says, in a sentence.
    pub says: String,
}

/// Regions that together need more pairs than there is room for: the deficient set (Hall 1935,
/// Hoffman 1960).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needing {
    /// The regions that need pairs.
    pub regions: Vec<RegionLabel>,
    /// So many pairs they need at least.
    pub needed: usize,
    /// All partners that the rules leave to them.
    pub partners: Vec<RegionLabel>,
    /// For so many pairs there is room at most.
    pub room: usize,
}

/// What kind of statement it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Said {
    /// A rule says so.
    Rule(RuleId),
    /// The data say so.
    Data,
    /// It follows from the statements below it.
    Conclusion,
}

/// A statement with the statements from which it follows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derivation {
    /// Who says it.
    pub said: Said,
    /// The statement, a sentence without capital and full stop.
    pub statement: String,
    /// From what it follows; empty for what a rule or the data say.
    pub because: Vec<Derivation>,
}

impl Derivation {
    pub(super) fn rule(rule: RuleId, statement: String) -> Self {
        Self { said: Said::Rule(rule), statement, because: Vec::new() }
    }

    pub(super) fn data(statement: String) -> Self {
        Self { said: Said::Data, statement, because: Vec::new() }
    }

    pub(super) fn conclusion(statement: String, because: Vec<Self>) -> Self {
        Self { said: Said::Conclusion, statement, because }
    }
}

/// A change of the rules that makes them satisfiable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Relaxation {
    /// The rules that give way.
    pub rules: Vec<RuleId>,
    /// What to change, in words of the programme file.
    pub change: String,
    /// So many pairs there would be.
    pub pairs: usize,
    /// With this total.
    pub total: f64,
}
