//! Both regions of a pair are strong in a number of themes.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleKind, Single};
use crate::rules::reader::TomlReader;

pub(crate) struct SharedThemes;

impl Single for SharedThemes {
    fn read(reader: &mut TomlReader, key: &'static str, rules: &DeTable<'_>) -> Option<usize> {
        reader.count(key, rules.get(key))
    }
}

impl RuleKind for SharedThemes {
    type Data = usize;

    fn exclusion(wanted: &usize, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let (wanted, found) = (*wanted, pair.shared_themes);
        (found < wanted).then_some(Exclusion::TooFewThemes { found, wanted })
    }
}
