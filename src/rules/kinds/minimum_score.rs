//! No pair scores less.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleKind, Single};
use crate::rules::reader::TomlReader;
use crate::rules::setting::SettingCheck;
use crate::vocabulary::NumberRange;

pub(crate) struct MinimumScore;

impl Single for MinimumScore {
    fn read(reader: &mut TomlReader, key: &'static str, rules: &DeTable<'_>) -> Option<f64> {
        reader.number(key, rules.get(key), NumberRange::SCORE)
    }

    fn check_settings(minimum: &f64, settings: &mut SettingCheck) {
        settings.number(*minimum, NumberRange::SCORE);
    }
}

impl RuleKind for MinimumScore {
    type Data = f64;

    fn exclusion(minimum: &f64, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let (minimum, score) = (*minimum, pair.score?);
        (score < minimum).then_some(Exclusion::BelowMinimum { score, minimum })
    }
}
