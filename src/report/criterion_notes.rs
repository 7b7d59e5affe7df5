//! What is known of a criterion of a pair: its numbers, what is behind them, or why it is unknown.

use super::language::Language;
#[cfg(any(feature = "html", feature = "xlsx"))]
use crate::criteria::Meaning;
use crate::criteria::{EvidenceItem, Reason};
use crate::proposal::CriterionPart;

/// The name of a criterion for people: that of a built-in one, or its id.
#[cfg(any(feature = "html", feature = "xlsx"))]
pub(super) fn criterion_name(id: &str, meaning: &Meaning, language: &dyn Language) -> String {
    language.criterion_name(meaning).unwrap_or_else(|| id.to_owned())
}

/// Whether a criterion has a weight for either side.
pub(super) fn has_weight(part: &CriterionPart) -> bool {
    part.seeker_weight + part.host_weight > 0.0
}

/// The value, and what it adds to the score; or the marks of the legend: `?` unknown, `–` does not count, `·` does not
/// add up.
pub(super) fn numbers(part: &CriterionPart, language: &dyn Language) -> [String; 2] {
    let value = part.value.map_or_else(|| "?".to_owned(), |value| language.number(value, 3));
    let counts = part.value.or(part.expected).is_some();
    let adds = if !has_weight(part) || !counts {
        "–".to_owned()
    } else {
        part.contribution.map_or_else(|| "·".to_owned(), |points| language.number(points, 3))
    };
    [value, adds]
}

/// What is behind the value, at most `most` items, or why it is unknown; then what it counts as.
pub(super) fn notes(part: &CriterionPart, most: usize, language: &dyn Language) -> Vec<String> {
    let first = match &part.unknown {
        Some(unknown) => Some(language.unknown_value(unknown)),
        None => evidence(&part.evidence, most, language),
    };
    let rescaled = part.normalised.filter(|_| has_weight(part));
    let rescaled = rescaled.map(|value| language.rescaled_value(value));
    let expected = part.expected.map(|mean| language.expected_value(mean));
    let zero = (!part.zero.is_empty()).then(|| language.zero_value(&part.zero));
    first.into_iter().chain(rescaled).chain(expected).chain(zero).collect()
}

/// The heaviest items of a criterion in one line, largest first; signed evidence after its base.
fn evidence(items: &[EvidenceItem], most: usize, language: &dyn Language) -> Option<String> {
    if items.is_empty() {
        return None;
    }
    let (base, mut sorted): (Vec<&EvidenceItem>, Vec<&EvidenceItem>) =
        items.iter().partition(|item| item.reason == Reason::Base);
    sorted.sort_by(|a, b| b.amount.abs().total_cmp(&a.amount.abs()));
    let (shown, more) = sorted.split_at(sorted.len().min(most));
    let number = |amount| {
        if base.is_empty() { language.number(amount, 3) } else { language.signed_number(amount, 3) }
    };
    let part =
        |item: &EvidenceItem, number: String| format!("{} {number}", language.reason(&item.reason));
    let mut parts: Vec<String> =
        base.iter().map(|item| part(item, language.number(item.amount, 3))).collect();
    parts.extend(shown.iter().map(|item| part(item, number(item.amount))));
    if !more.is_empty() {
        let rest: f64 = more.iter().map(|item| item.amount).sum();
        parts.push(language.more_evidence(more.len(), &number(rest)));
    }
    Some(parts.join(", "))
}
