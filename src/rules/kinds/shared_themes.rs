//! Both regions of a pair are strong in a number of themes.

use ::toml::de::DeTable;
use serde::{Deserialize, Serialize};

use crate::rules::effect::{Context, Effect};
use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{Kind, Single};
use crate::rules::labels::Labels;
use crate::rules::reader::Reader;

pub(crate) struct SharedThemes;

/// Both regions of a pair are known to be strong in this number of themes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedThemesStatement {
    /// The number.
    pub count: usize,
}

impl Single for SharedThemes {
    fn read(reader: &mut Reader, key: &'static str, rules: &DeTable<'_>) -> Option<usize> {
        reader.count(key, rules.get(key))
    }
}

impl Kind for SharedThemes {
    type Data = usize;
    type Statement = SharedThemesStatement;

    fn statement(count: &usize, _: Labels<'_>) -> SharedThemesStatement {
        SharedThemesStatement { count: *count }
    }

    fn exclusion(wanted: &usize, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let (wanted, found) = (*wanted, pair.shared_themes);
        (found < wanted).then_some(Exclusion::TooFewThemes { found, wanted })
    }

    fn effect(wanted: &usize, context: &dyn Context) -> Option<Effect> {
        Some(context.excluded(|pair| Self::exclusion(wanted, pair)))
    }
}
