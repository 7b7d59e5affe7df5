//! The domains that rows of tables may refer to.

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;

use super::fault::{FaultKind, NameKind};
use super::known::MOST_SUGGESTIONS;
use super::names::{self, ByName};
use crate::taxonomy::{Taxonomy, TaxonomyRows};

/// The domains of a taxonomy, and what is wrong with other names.
pub(super) struct KnownDomains<'a> {
    taxonomy: &'a Taxonomy,
    rows: &'a TaxonomyRows,
    names: OnceCell<ByName<'a>>,
    /// Faults found so far, so that one misspelt name in many rows is looked up once.
    found: RefCell<HashMap<String, FaultKind>>,
}

impl<'a> KnownDomains<'a> {
    pub(super) fn new(taxonomy: &'a Taxonomy, rows: &'a TaxonomyRows) -> Self {
        Self { taxonomy, rows, names: OnceCell::new(), found: RefCell::default() }
    }

    /// What is wrong with a name; `None` if it is the id of a domain.
    pub(super) fn fault(&self, name: &str) -> Option<FaultKind> {
        if self.taxonomy.domain(name).is_some() {
            return None;
        }
        let mut found = self.found.borrow_mut();
        if let Some(fault) = found.get(name) {
            return Some(fault.clone());
        }
        if found.len() >= MOST_SUGGESTIONS {
            let (what, value) = (NameKind::Domain, name.to_owned());
            return Some(FaultKind::Unknown { what, value, nearest: None });
        }
        let fault = self.no_domain(name);
        found.insert(name.to_owned(), fault.clone());
        Some(fault)
    }

    fn no_domain(&self, name: &str) -> FaultKind {
        let (taxonomy, value) = (self.taxonomy, name.to_owned());
        if let Some(theme) = names::theme(taxonomy, name) {
            let domains = taxonomy.domains().filter(|(d, _)| taxonomy.theme_of(*d) == theme);
            let domains = domains.map(|(_, domain)| domain.id.clone()).collect();
            return FaultKind::Theme { value, domains };
        }
        let what = NameKind::Domain;
        let names = self.names.get_or_init(|| ByName::domains(self.rows));
        let same = names.find(name, None);
        if same.len() > 1 {
            let ids = same.into_iter().map(str::to_owned).collect();
            return FaultKind::Ambiguous { what, value, ids };
        }
        FaultKind::Unknown { what, value, nearest: taxonomy.nearest(name).map(str::to_owned) }
    }
}
