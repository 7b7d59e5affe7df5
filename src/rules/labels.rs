//! Names of what rules mention.

use crate::profile::{Dataset, Region, RegionLabel, SideLabel};
use crate::taxonomy::{DomainLabel, ThemeLabel};

/// Looks up the names of sides, regions, themes and domains. What the dataset does not know is named by
/// its id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Labels<'a> {
    dataset: &'a Dataset,
}

impl<'a> Labels<'a> {
    pub(crate) fn new(dataset: &'a Dataset) -> Self {
        Self { dataset }
    }

    pub(super) fn side(self, id: &str) -> SideLabel {
        self.dataset.side_label(id)
    }

    pub(super) fn region(self, id: &str) -> RegionLabel {
        let unknown =
            || RegionLabel { id: id.to_owned(), name: id.to_owned(), country: String::new() };
        self.dataset.region(id).map_or_else(unknown, Region::label)
    }

    pub(super) fn regions(self, ids: &[String]) -> Vec<RegionLabel> {
        ids.iter().map(|id| self.region(id)).collect()
    }

    pub(super) fn theme(self, id: &str) -> ThemeLabel {
        self.dataset.taxonomy().theme_label(id)
    }

    /// The label of a term, or the value itself where no term of the attribute is declared.
    pub(super) fn value(self, attribute: &str, value: &str) -> String {
        let term = self.dataset.terms_of(attribute).iter().find(|term| term.term == value);
        term.map_or_else(|| value.to_owned(), |term| term.label().label)
    }

    pub(super) fn domain(self, id: &str) -> DomainLabel {
        let taxonomy = self.dataset.taxonomy();
        let unknown =
            || DomainLabel { id: id.to_owned(), label: id.to_owned(), short: id.to_owned() };
        taxonomy.domain(id).map_or_else(unknown, |domain| taxonomy.domain_label(domain))
    }
}
