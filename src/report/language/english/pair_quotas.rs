//! English sentences about kinds of pairs.

use super::bounds::pairs;
use super::data_words::value;
use crate::rules::{EachPair, PairKindDescription, PairQuotaDescription};

/// How many pairs of which kind.
pub(super) fn pair_quota(rule: &PairQuotaDescription) -> String {
    let pairs = pairs(&rule.bounds);
    let counted = match rule.each {
        None => pairs,
        Some(EachPair::Theme) => format!("{pairs} in each theme"),
        Some(EachPair::LeadingTheme) => format!("{pairs} in each leading theme"),
        Some(EachPair::Countries) => format!("{pairs} between the same two countries"),
    };
    let properties = properties(&rule.pairs);
    if properties.is_empty() {
        counted
    } else {
        format!("{counted} of this kind: {}", properties.join("; "))
    }
}

/// What a pair of a kind is like, one item for each property.
fn properties(kind: &PairKindDescription) -> Vec<String> {
    let mut properties = Vec::new();
    if let Some(theme) = &kind.theme {
        properties.push(format!("both strong in {}", theme.label));
    }
    if let Some(theme) = &kind.leading_theme {
        properties.push(format!("leading theme {}", theme.label));
    }
    if let Some(domain) = &kind.domain {
        properties.push(format!("both strong in {}", domain.label));
    }
    if let Some([left, right]) = &kind.countries {
        let [left, right] = [left, right].map(|code| value("country", code));
        properties.push(format!("between {left} and {right}"));
    }
    match kind.earlier_tie {
        Some(true) => properties.push("with an earlier tie".to_owned()),
        Some(false) => properties.push("without an earlier tie".to_owned()),
        None => {}
    }
    match kind.shared_language {
        Some(true) => properties.push("with a language in common".to_owned()),
        Some(false) => properties.push("without a language in common".to_owned()),
        None => {}
    }
    if let Some(attribute) = &kind.shared_attribute {
        let name = attribute.replace('_', " ");
        properties.push(match &kind.shared_value {
            Some(shared) => format!("both state {} as {name}", value(attribute, shared)),
            None => format!("both state a common {name}"),
        });
    }
    if let Some(km) = kind.farther_than_km {
        properties.push(format!("more than {km} km apart"));
    }
    if let Some(score) = kind.score_below {
        properties.push(format!("score below {score}"));
    }
    if let Some(criterion) = &kind.criterion {
        let least = kind.value_at_least.map(|value| format!("at least {value}"));
        let below = kind.value_below.map(|value| format!("below {value}"));
        let range: Vec<String> = least.into_iter().chain(below).collect();
        properties.push(format!("raw value of {criterion} {}", range.join(" and ")));
    }
    properties
}
