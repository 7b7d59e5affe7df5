//! Exactly this number of pairs is made.

use ::toml::de::DeTable;

use crate::assignment::Row;
use crate::rules::effect::{BoundScope, Effect, MemberBound, RuleContext};
use crate::rules::fault::ProgrammeFaultKind;
use crate::rules::kind::{RuleKind, Single};
use crate::rules::reader::TomlReader;

pub(crate) struct NumberOfPairs;

impl Single for NumberOfPairs {
    fn read(reader: &mut TomlReader, key: &'static str, rules: &DeTable<'_>) -> Option<usize> {
        let count = reader.count(key, rules.get(key));
        // `pairs = 20` is as clear as `number_of_pairs = 20`.
        let pairs = rules.get("pairs").filter(|value| value.get_ref().is_integer());
        if let (Some(value), Some(_)) = (pairs, rules.get(key)) {
            reader.fault(value.span(), ProgrammeFaultKind::TwoNumbersOfPairs);
        }
        count.or_else(|| reader.count("pairs", pairs))
    }
}

impl RuleKind for NumberOfPairs {
    type Data = usize;

    fn effect(count: &usize, context: &dyn RuleContext) -> Option<Effect> {
        let [rows, _] = context.pools();
        Some(Effect::Bounds(vec![MemberBound {
            members: (0..rows.len()).map(|row| Row(row).into()).collect(),
            scope: BoundScope::Plan,
            at_least: *count,
            at_most: Some(*count),
            or_none: false,
            group: None,
        }]))
    }
}
