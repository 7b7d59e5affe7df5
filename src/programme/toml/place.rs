//! The position of a value in a TOML document.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::rules::PathStep;

/// The span of the value at the end of a path, or of the last value on the way that exists.
pub(super) fn of(document: &DeTable<'_>, path: &[PathStep]) -> Range<usize> {
    let mut span = 0..0;
    let mut table = Some(document);
    let mut value: Option<&DeValue<'_>> = None;
    for step in path {
        let next = match step {
            PathStep::Key(key) => table.and_then(|table| table.get(*key)),
            // A text is read as the list of that one text.
            PathStep::Place(place) => match value {
                Some(DeValue::Array(items)) => items.get(*place),
                _ => None,
            },
        };
        let Some(next) = next else { break };
        span = next.span();
        value = Some(next.get_ref());
        table = next.get_ref().as_table();
    }
    span
}
