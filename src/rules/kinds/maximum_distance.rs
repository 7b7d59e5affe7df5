//! No pair is known to lie farther apart.

use ::toml::de::DeTable;

use crate::rules::exclusion::{Exclusion, PairFacts};
use crate::rules::kind::{RuleKind, Single};
use crate::rules::reader::TomlReader;
use crate::rules::setting::SettingCheck;
use crate::vocabulary::NumberRange;

pub(crate) struct MaximumDistance;

impl Single for MaximumDistance {
    fn read(reader: &mut TomlReader, key: &'static str, rules: &DeTable<'_>) -> Option<f64> {
        reader.number(key, rules.get(key), NumberRange::DISTANCE_KM)
    }

    fn check_settings(maximum_km: &f64, settings: &mut SettingCheck) {
        settings.number(*maximum_km, NumberRange::DISTANCE_KM);
    }
}

impl RuleKind for MaximumDistance {
    type Data = f64;

    fn exclusion(maximum_km: &f64, pair: &PairFacts<'_>) -> Option<Exclusion> {
        let (maximum_km, distance_km) = (*maximum_km, pair.distance_km?);
        (distance_km > maximum_km).then_some(Exclusion::TooFar { distance_km, maximum_km })
    }
}
