//! Which themes and domains a pair could work on.
//!
//! The points come from the score: a domain that contributes to it, as a shared strength, a need
//! that is met, or a domain that one region adds to the other, has its part of the score; a theme
//! has the sum of its domains. If the aggregation is not additive, the parts of the criteria are
//! their values in equal shares.

use std::collections::BTreeMap;

use super::document::{CriterionPart, SuggestedDomain, Suggestion};
use crate::criteria::Reason;
use crate::taxonomy::Taxonomy;

/// At most this many domains a theme are named.
const MOST_DOMAINS_PER_THEME: usize = 4;

pub(super) fn suggest(taxonomy: &Taxonomy, criteria: &[CriterionPart]) -> Vec<Suggestion> {
    let mut points: BTreeMap<&str, f64> = BTreeMap::new();
    for part in criteria.iter().filter(|part| part.seeker_weight + part.host_weight > 0.0) {
        let Some(value) = part.value.filter(|value| *value > 0.0) else { continue };
        let scale = part.contribution.unwrap_or(value / criteria.len() as f64) / value;
        for item in &part.evidence {
            if let Some(domain) = domain_of(&item.reason) {
                *points.entry(domain).or_default() += scale * item.amount;
            }
        }
    }
    let mut themes: BTreeMap<&str, Suggestion> = BTreeMap::new();
    for (id, points) in points {
        let Some(domain) = taxonomy.domain(id) else { continue };
        let theme = taxonomy.theme_of(domain);
        let suggestion = themes.entry(theme).or_insert_with(|| Suggestion {
            theme: taxonomy.theme_label(theme),
            points: 0.0,
            domains: Vec::new(),
        });
        suggestion.points += points;
        suggestion.domains.push(SuggestedDomain { domain: taxonomy.domain_label(domain), points });
    }
    let mut suggestions: Vec<Suggestion> = themes.into_values().collect();
    for suggestion in &mut suggestions {
        // A stable sort: equal points stay in the order of their ids.
        suggestion.domains.sort_by(|a, b| b.points.total_cmp(&a.points));
        suggestion.domains.truncate(MOST_DOMAINS_PER_THEME);
    }
    suggestions.sort_by(|a, b| b.points.total_cmp(&a.points));
    suggestions
}

/// The domain on which two regions would work, if the reason names one.
fn domain_of(reason: &Reason) -> Option<&str> {
    match reason {
        Reason::SharedDomain { domain }
        | Reason::BothAboveMean { domain }
        | Reason::AddedDomain { domain, .. }
        | Reason::AddedNear { domain, .. } => Some(&domain.id),
        Reason::NeedMet { need, .. } => Some(&need.id),
        Reason::RelatedDomains { left, .. } => Some(&left.id),
        _ => None,
    }
}
