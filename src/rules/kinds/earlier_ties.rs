//! Whether regions may have worked together before.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleField, RuleKind, Single};
use crate::rules::reader::TomlReader;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether earlier ties are accepted.
    #[derive(Default)]
    pub enum TiesAdmitted as "treatment of earlier ties" {
        /// Pairs with and without an earlier tie are accepted.
        #[default]
        Any = "any",
        /// Regions with a recorded tie are not paired.
        New = "new",
        /// Only regions with a recorded tie are paired.
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
