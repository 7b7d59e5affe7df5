//! Spanish sentences about kinds of pairs.

use super::Spanish;
use super::bounds::pairs;
use super::data_words::{key, value};
use super::grammar::quoted;
use crate::report::language::Grammar;
use crate::report::language::decimal_comma::stated;
use crate::rules::{EachPair, PairKindDescription, PairQuotaDescription};

/// How many pairs of which kind.
pub(super) fn pair_quota(rule: &PairQuotaDescription) -> String {
    let pairs = pairs(&rule.bounds);
    let counted = match rule.each {
        None => pairs,
        Some(EachPair::Theme) => format!("{pairs} en cada tema"),
        Some(EachPair::LeadingTheme) => format!("{pairs} en cada tema principal"),
        Some(EachPair::Countries) => format!("{pairs} entre los mismos dos países"),
    };
    let properties = properties(&rule.pairs);
    if properties.is_empty() {
        counted
    } else {
        format!("{counted} de este tipo: {}", properties.join("; "))
    }
}

/// What a pair of a kind is like, one item for each property.
fn properties(kind: &PairKindDescription) -> Vec<String> {
    let mut properties = Vec::new();
    if let Some(theme) = &kind.theme {
        properties.push(format!("ambas fuertes en {}", theme.label));
    }
    if let Some(theme) = &kind.leading_theme {
        properties.push(format!("tema principal: {}", theme.label));
    }
    if let Some(domain) = &kind.domain {
        properties.push(format!("ambas fuertes en {}", domain.label));
    }
    if let Some([left, right]) = &kind.countries {
        let [left, right] = [left, right].map(|code| value("country", code));
        properties.push(format!("entre {}", Spanish.list(&[left, right])));
    }
    match kind.earlier_tie {
        Some(true) => properties.push("con colaboración anterior".to_owned()),
        Some(false) => properties.push("sin colaboración anterior".to_owned()),
        None => {}
    }
    match kind.shared_language {
        Some(true) => properties.push("con un idioma en común".to_owned()),
        Some(false) => properties.push("sin idioma en común".to_owned()),
        None => {}
    }
    if let Some(attribute) = &kind.shared_attribute {
        let name = quoted(&key(attribute));
        properties.push(match &kind.shared_value {
            Some(shared) => format!("ambas con {} en {name}", quoted(&value(attribute, shared))),
            None => format!("ambas con un valor común de {name}"),
        });
    }
    if let Some(km) = kind.farther_than_km {
        properties.push(format!("a más de {} km de distancia", stated(km)));
    }
    if let Some(score) = kind.score_below {
        properties.push(format!("puntuación inferior a {}", stated(score)));
    }
    if let Some(criterion) = &kind.criterion {
        let least = kind.value_at_least.map(|least| format!("de al menos {}", stated(least)));
        let below = kind.value_below.map(|below| format!("inferior a {}", stated(below)));
        let range: Vec<String> = least.into_iter().chain(below).collect();
        properties.push(format!("valor bruto de `{criterion}` {}", range.join(" e ")));
    }
    properties
}
