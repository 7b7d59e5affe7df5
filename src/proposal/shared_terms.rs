//! What both regions of a pair state, whether or not a criterion weighs it.

use std::collections::BTreeSet;

use super::document::TermNote;
use crate::profile::{Attribute, Dataset, NEED, Profile, StatementRole, TermLabel};
use crate::vocabulary::folded;

/// The terms that both state, by key, then by label; the domains that both need come last.
pub(super) fn shared_terms(dataset: &Dataset, left: &Profile, right: &Profile) -> Vec<TermNote> {
    let keys: BTreeSet<&str> =
        left.attributes.iter().filter(|it| !it.terms.is_empty()).map(|it| &*it.key).collect();
    let of_key = |key: &str| {
        let mut terms: Vec<TermNote> = dataset
            .terms_of(key)
            .iter()
            .filter(|term| states(left, key, &term.term) && states(right, key, &term.term))
            .map(|term| TermNote {
                key: key.to_owned(),
                left: words(left, key, &term.label()),
                right: words(right, key, &term.label()),
                term: term.label(),
            })
            .collect();
        terms.sort_by(|a, b| a.term.label.cmp(&b.term.label));
        terms
    };
    let mut shared: Vec<TermNote> = keys.into_iter().flat_map(of_key).collect();
    shared.extend(needs(dataset, left, right));
    shared
}

/// Whether a region states a term, rather than offering it.
fn states(profile: &Profile, key: &str, term: &str) -> bool {
    own(profile, key).any(|statement| statement.terms.iter().any(|own| own == term))
}

fn own<'a>(profile: &'a Profile, key: &'a str) -> impl Iterator<Item = &'a Attribute> {
    profile.attributes.iter().filter(move |it| it.key == key && it.role == StatementRole::Stated)
}

/// The words in which a region states a term, unless they are its id or label.
fn words(profile: &Profile, key: &str, term: &TermLabel) -> Vec<String> {
    let names = [folded(&term.id), folded(&term.label)];
    let is_name =
        |value: &str| value.split([';', '|']).any(|part| names.contains(&folded(part.trim())));
    let stating = own(profile, key).filter(|it| it.terms.contains(&term.id));
    stating.filter(|it| !is_name(&it.value)).map(|it| it.value.clone()).collect()
}

fn needs(dataset: &Dataset, left: &Profile, right: &Profile) -> Vec<TermNote> {
    let taxonomy = dataset.taxonomy();
    let both = left.needs.iter().filter(|need| {
        right.needs.binary_search_by_key(&need.domain, |other| other.domain).is_ok()
    });
    let mut terms: Vec<TermNote> = both
        .map(|need| {
            let domain = taxonomy.domain_label(need.domain);
            TermNote {
                key: NEED.to_owned(),
                term: TermLabel { id: domain.id, label: domain.label },
                left: Vec::new(),
                right: Vec::new(),
            }
        })
        .collect();
    terms.sort_by(|a, b| a.term.label.cmp(&b.term.label));
    terms
}
