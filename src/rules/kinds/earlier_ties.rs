//! Whether regions may have worked together before.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleField, RuleKind, Single};
use crate::rules::reader::TomlReader;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether an earlier tie of two regions matters.
    #[derive(Default)]
    pub enum TiesAdmitted as "treatment of earlier ties" {
        /// It does not.
        #[default]
        Any = "any",
        /// Regions that are known to have worked together are not paired.
        New = "new",
        /// Only regions that are known to have worked together are paired.
        Known = "known",
    }
}

pub(crate) struct EarlierTies;

/// It is stated unless every pair is accepted.
impl RuleField for TiesAdmitted {
    type Data = Self;

    fn new(read: Option<Self>) -> Self {
        read.unwrap_or_default()
    }

    fn stated(&self) -> Option<&Self> {
        (*self != Self::Any).then_some(self)
    }

    fn clear(&mut self) {
        *self = Self::Any;
    }
}

impl Single for EarlierTies {
    fn read(
        reader: &mut TomlReader,
        key: &'static str,
        rules: &DeTable<'_>,
    ) -> Option<TiesAdmitted> {
        reader.word(key, rules.get(key))
    }
}

impl RuleKind for EarlierTies {
    type Data = TiesAdmitted;

    fn exclusion(accepted: &TiesAdmitted, pair: &PairFacts<'_>) -> Option<Exclusion> {
        match (accepted, pair.earlier_tie) {
            (TiesAdmitted::New, true) => Some(Exclusion::EarlierTie),
            (TiesAdmitted::Known, false) => Some(Exclusion::NoEarlierTie),
            _ => None,
        }
    }
}
