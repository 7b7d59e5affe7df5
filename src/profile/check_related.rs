//! Checks the table of related domains.

use super::fault::{DataFaults, FaultKind, NameKind, Table, fault};
use super::known_domains::KnownDomains;
use super::tables::Tables;
use crate::taxonomy::{RelatedFault, SIMILARITY_BETWEEN, Taxonomy};

/// The taxonomy with the edges between related domains, or without if the table is at fault.
pub(super) fn related(tables: &Tables, taxonomy: Taxonomy, faults: &mut DataFaults) -> Taxonomy {
    if tables.related.is_empty() {
        return taxonomy;
    }
    let found = match taxonomy.clone().with_related(tables.related.clone()) {
        Ok(taxonomy) => return taxonomy,
        Err(found) => found,
    };
    let domains = KnownDomains::new(&taxonomy, &tables.taxonomy);
    for found in found.0 {
        let (row, column) = (found.row(), found.column());
        faults.push(fault(Table::Related, row, column, kind(found, &domains)));
    }
    taxonomy
}

fn kind(found: RelatedFault, domains: &KnownDomains<'_>) -> FaultKind {
    match found {
        RelatedFault::UnknownDomain { value, nearest, .. } => {
            let what = NameKind::Domain;
            domains.fault(&value).unwrap_or(FaultKind::Unknown { what, value, nearest })
        }
        RelatedFault::RelatedToItself { value, .. } => FaultKind::RelatedToItself { value },
        RelatedFault::Repeated { domain, related_domain, first_row, .. } => {
            FaultKind::Duplicate { value: format!("{domain}, {related_domain}"), first_row }
        }
        RelatedFault::Contradictory { domain, related_domain, first_row, first, .. } => {
            let value = format!("{domain}, {related_domain}");
            FaultKind::Contradiction { value, first_row, first: first.to_string() }
        }
        RelatedFault::Similarity { value, .. } => FaultKind::NotAccepted {
            value: value.to_string(),
            accepted: SIMILARITY_BETWEEN.to_owned(),
        },
        RelatedFault::NoReason { .. } => {
            FaultKind::Empty { accepted: "a clause that says why the two are related".to_owned() }
        }
    }
}
