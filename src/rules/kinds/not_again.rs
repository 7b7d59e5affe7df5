//! No pair that an earlier programme made is made again.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleField, RuleKind, Single};
use crate::rules::names::NameCheck;
use crate::rules::reader::TomlReader;
use crate::rules::walk::Walk;

pub(crate) struct NotAgain;

/// All programmes together are one rule.
impl RuleField for Vec<String> {
    type Data = Self;

    fn new(read: Option<Self>) -> Self {
        read.unwrap_or_default()
    }

    fn stated(&self) -> Option<&Self> {
        (!self.is_empty()).then_some(self)
    }

    fn clear(&mut self) {
        Self::clear(self);
    }
}

impl Single for NotAgain {
    fn read(
        reader: &mut TomlReader,
        key: &'static str,
        rules: &DeTable<'_>,
    ) -> Option<Vec<String>> {
        Some(reader.texts(key, rules.get(key)))
    }

    fn check(programmes: &Vec<String>, names: &mut NameCheck<'_>) {
        let pairings = names.dataset().pairings();
        let known: Vec<&str> = pairings.iter().map(|row| row.programme.as_str()).collect();
        names.list("not_again", programmes, |names, programme| {
            names.word("programme of the table of pairings", programme, known.clone());
        });
    }
}

impl RuleKind for NotAgain {
    type Data = Vec<String>;

    fn exclusion(programmes: &Vec<String>, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let made = |programme: &&String| pair.made_in.contains(&programme.as_str());
        let programme = programmes.iter().find(made)?.clone();
        Some(Exclusion::MadeBefore { programme })
    }
}
