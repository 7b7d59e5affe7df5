//! Numbers of pairs and partners in English.

use super::English;
use crate::report::language::Grammar;
use crate::rules::CountBounds;

/// `at least 2`, `at most 3`, `at least 2 and at most 3`, `exactly 2`.
fn range(bounds: &CountBounds) -> String {
    let number = |bound: Option<usize>| bound.map(|bound| English.count(bound));
    match (number(bounds.at_least), number(bounds.at_most)) {
        (Some(least), Some(most)) if least == most => format!("exactly {least}"),
        (Some(least), Some(most)) => format!("at least {least} and at most {most}"),
        (Some(least), None) => format!("at least {least}"),
        (None, Some(most)) => format!("at most {most}"),
        (None, None) => "any number of".to_owned(),
    }
}

/// Whether the noun after [`range`] is singular: it agrees with the number before it.
fn is_singular(bounds: &CountBounds) -> bool {
    bounds.at_most.or(bounds.at_least) == Some(1)
}

pub(super) fn partners(bounds: &CountBounds) -> String {
    counted(bounds, ["partner", "partners"])
}

/// `at least 3 pairs`.
pub(super) fn pairs(bounds: &CountBounds) -> String {
    counted(bounds, ["pair", "pairs"])
}

/// `at least 3 pairs`, `no pair, or at least 3 pairs`.
fn counted(bounds: &CountBounds, [one, several]: [&str; 2]) -> String {
    let noun = if is_singular(bounds) { one } else { several };
    let counted = format!("{} {noun}", range(bounds));
    if bounds.or_none { format!("no {one}, or {counted}") } else { counted }
}
