//! Numbers of pairs and partners in Spanish.

use super::Spanish;
use crate::report::language::Grammar;
use crate::rules::CountBounds;

/// `al menos 2`, `como máximo 3`, `entre 2 y 3`, `exactamente 2`.
fn range(bounds: &CountBounds) -> String {
    let number = |bound: Option<usize>| bound.map(|bound| Spanish.count(bound));
    match (number(bounds.at_least), number(bounds.at_most)) {
        (Some(least), Some(most)) if least == most => format!("exactamente {least}"),
        (Some(least), Some(most)) => format!("entre {least} y {most}"),
        (Some(least), None) => format!("al menos {least}"),
        (None, Some(most)) => format!("como máximo {most}"),
        (None, None) => "cualquier número de".to_owned(),
    }
}

/// Whether the noun after [`range`] is singular: it agrees with the number before it.
fn is_singular(bounds: &CountBounds) -> bool {
    bounds.at_most.or(bounds.at_least) == Some(1)
}

pub(super) fn partners(bounds: &CountBounds) -> String {
    counted(bounds, ["contraparte", "contrapartes"], "ninguna contraparte")
}

/// `al menos 3 pares`.
pub(super) fn pairs(bounds: &CountBounds) -> String {
    counted(bounds, ["par", "pares"], "ningún par")
}

/// `al menos 3 pares`, `ningún par, o al menos 3 pares`.
fn counted(bounds: &CountBounds, [one, several]: [&str; 2], none: &str) -> String {
    let noun = if is_singular(bounds) { one } else { several };
    let counted = format!("{} {noun}", range(bounds));
    if bounds.or_none { format!("{none}, o {counted}") } else { counted }
}
