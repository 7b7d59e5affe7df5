//! Portuguese sentences about kinds of pairs.

use super::bounds::pairs;
use super::names;
use crate::report::language::decimal_comma::stated;
use crate::rules::{EachPair, PairKindDescription, PairQuotaDescription};

/// How many pairs of which kind.
pub(super) fn pair_quota(rule: &PairQuotaDescription) -> String {
    let pairs = pairs(&rule.bounds);
    let counted = match rule.each {
        None => pairs,
        Some(EachPair::Theme) => format!("{pairs} em cada tema"),
        Some(EachPair::LeadingTheme) => format!("{pairs} em cada tema principal"),
        Some(EachPair::Countries) => format!("{pairs} entre os mesmos dois países"),
    };
    let properties = properties(&rule.pairs);
    if properties.is_empty() {
        counted
    } else {
        format!("{counted} deste tipo: {}", properties.join("; "))
    }
}

/// What a pair of a kind is like, one item for each property.
fn properties(kind: &PairKindDescription) -> Vec<String> {
    let mut properties = Vec::new();
    if let Some(theme) = &kind.theme {
        properties.push(format!("as duas regiões fortes em {}", theme.label));
    }
    if let Some(theme) = &kind.leading_theme {
        properties.push(format!("tema principal: {}", theme.label));
    }
    if let Some(domain) = &kind.domain {
        properties.push(format!("as duas regiões fortes em {}", domain.label));
    }
    if let Some([left, right]) = &kind.countries {
        let [left, right] = [left, right].map(|code| names::value("country", code));
        properties.push(format!("entre {left} e {right}"));
    }
    match kind.earlier_tie {
        Some(true) => properties.push("com vínculo anterior".to_owned()),
        Some(false) => properties.push("sem vínculo anterior".to_owned()),
        None => {}
    }
    match kind.shared_language {
        Some(true) => properties.push("com uma língua em comum".to_owned()),
        Some(false) => properties.push("sem nenhuma língua em comum".to_owned()),
        None => {}
    }
    if let Some(attribute) = &kind.shared_attribute {
        let name = names::key(attribute);
        properties.push(match &kind.shared_value {
            Some(shared) => {
                let shared = names::value(attribute, shared);
                format!("as duas regiões indicam em “{name}”: {shared}")
            }
            None => format!("as duas regiões têm um valor em comum em “{name}”"),
        });
    }
    if let Some(km) = kind.farther_than_km {
        properties.push(format!("a mais de {} km uma da outra", stated(km)));
    }
    if let Some(score) = kind.score_below {
        properties.push(format!("pontuação abaixo de {}", stated(score)));
    }
    if let Some(criterion) = &kind.criterion {
        let least = kind.value_at_least.map(|value| format!("de pelo menos {}", stated(value)));
        let below = kind.value_below.map(|value| format!("abaixo de {}", stated(value)));
        let range: Vec<String> = least.into_iter().chain(below).collect();
        properties.push(format!("valor bruto de `{criterion}` {}", range.join(" e ")));
    }
    properties
}
