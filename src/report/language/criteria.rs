//! Sentences about criteria.

use super::Grammar;
use crate::criteria::{Meaning, Reason, Unknown, ZeroReason};
use crate::profile::Phase;

/// Sentences about criteria, without a capital and a full stop.
pub trait CriterionSentences: Grammar {
    /// Says in a clause what a high value of a criterion means.
    fn meaning(&self, meaning: &Meaning) -> String;

    /// Says in a clause why a criterion has no value for a pair.
    fn unknown(&self, unknown: &Unknown) -> String;

    /// Says in a clause why the value of a criterion is 0 for a pair.
    fn zero(&self, reason: &ZeroReason) -> String;

    /// Names in a phrase what is behind a part of a value, for a list.
    fn reason(&self, reason: &Reason) -> String;

    /// Names a phase of a strategy.
    fn phase(&self, phase: Phase) -> String;
}
