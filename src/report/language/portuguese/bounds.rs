//! Numbers of pairs and partners in Portuguese.

use super::Portuguese;
use crate::report::language::Grammar;
use crate::rules::CountBounds;

/// `pelo menos 2`, `no máximo 3`, `pelo menos 2 e no máximo 3`, `exatamente 2`.
fn range(bounds: &CountBounds) -> String {
    let number = |bound: Option<usize>| bound.map(|bound| Portuguese.count(bound));
    match (number(bounds.at_least), number(bounds.at_most)) {
        (Some(least), Some(most)) if least == most => format!("exatamente {least}"),
        (Some(least), Some(most)) => format!("pelo menos {least} e no máximo {most}"),
        (Some(least), None) => format!("pelo menos {least}"),
        (None, Some(most)) => format!("no máximo {most}"),
        (None, None) => "qualquer número de".to_owned(),
    }
}

/// Whether the noun after [`range`] is singular: it agrees with the number before it.
fn is_singular(bounds: &CountBounds) -> bool {
    bounds.at_most.or(bounds.at_least) == Some(1)
}

pub(super) fn partners(bounds: &CountBounds) -> String {
    counted(bounds, ["parceiro", "parceiros"])
}

/// `pelo menos 3 pares`.
pub(super) fn pairs(bounds: &CountBounds) -> String {
    counted(bounds, ["par", "pares"])
}

/// `pelo menos 3 pares`, `nenhum par, ou pelo menos 3 pares`.
fn counted(bounds: &CountBounds, [one, several]: [&str; 2]) -> String {
    let noun = if is_singular(bounds) { one } else { several };
    let counted = format!("{} {noun}", range(bounds));
    if bounds.or_none { format!("nenhum {one}, ou {counted}") } else { counted }
}
