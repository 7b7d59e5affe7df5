//! No pair scores less.

use ::toml::de::DeTable;

use crate::assignment::{Col, Row};
use crate::rules::effect::{Effect, RuleContext};
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

    /// Looks at nothing but scores.
    fn effect(minimum: &f64, context: &dyn RuleContext) -> Option<Effect> {
        let is_below = |&(Row(row), Col(col)): &(Row, Col)| {
            context.score(row, col).is_some_and(|score| score < *minimum)
        };
        Some(Effect::Exclude(context.cells().filter(is_below).collect()))
    }

    fn depends_on_scores(_: &f64) -> bool {
        true
    }
}
