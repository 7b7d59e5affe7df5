//! Exactly this number of pairs is made.

use ::toml::de::DeTable;
use serde::{Deserialize, Serialize};

use crate::assignment::Row;
use crate::rules::effect::{Context, Effect, MemberBound};
use crate::rules::kind::{Kind, Single};
use crate::rules::labels::Labels;
use crate::rules::reader::Reader;

pub(crate) struct NumberOfPairs;

/// Exactly this number of pairs is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberOfPairsStatement {
    /// The number.
    pub count: usize,
}

impl Single for NumberOfPairs {
    fn read(reader: &mut Reader, key: &'static str, rules: &DeTable<'_>) -> Option<usize> {
        let count = reader.count(key, rules.get(key));
        // `pairs = 20` is as clear as `number_of_pairs = 20`.
        let pairs = rules.get("pairs").filter(|value| value.get_ref().is_integer());
        if let (Some(value), Some(_)) = (pairs, rules.get(key)) {
            reader.fault(value.span(), format!("`pairs` and `{key}` both give a number; keep one"));
        }
        count.or_else(|| reader.count("pairs", pairs))
    }
}

impl Kind for NumberOfPairs {
    type Data = usize;
    type Statement = NumberOfPairsStatement;

    fn statement(count: &usize, _: Labels<'_>) -> NumberOfPairsStatement {
        NumberOfPairsStatement { count: *count }
    }

    fn effect(count: &usize, context: &dyn Context) -> Option<Effect> {
        let [rows, _] = context.pools();
        Some(Effect::Bounds(vec![MemberBound {
            members: (0..rows.len()).map(|row| Row(row).into()).collect(),
            together: true,
            at_least: *count,
            at_most: Some(*count),
            group: None,
        }]))
    }
}
