//! A domain, its index, and a node of the tree.

/// The index of a domain in its [`Taxonomy`](super::Taxonomy), by id.
///
/// It is only valid for the taxonomy that returned it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DomainId(u32);

impl DomainId {
    /// Returns the index from 0: the row and column of the domain in every matrix of domains.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    #[expect(
        clippy::cast_possible_truncation,
        reason = "the graph itself has 32-bit indices and refuses more nodes before this is reached"
    )]
    pub(super) fn new(index: usize) -> Self {
        Self(index as u32)
    }
}

/// The maximum number of characters in a short label, so that it fits a column of a table.
pub const SHORT_LABEL_LENGTH: usize = 20;

/// A field of specialisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    /// The name used in profiles and tables.
    pub id: String,
    /// The name shown to people; may be empty.
    pub label: String,
    /// The name of at most 20 characters for tables; may be empty.
    pub short_label: String,
    /// The names in other languages.
    pub translations: Translations,
    /// Its activities of NACE Rev. 2, such as `A01.21`, in the order of the table.
    pub nace_rev2: Vec<String>,
}

/// Names in other languages; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Translations {
    /// The label in Spanish.
    pub label_es: String,
    /// The label in Portuguese.
    pub label_pt: String,
    /// The short label in Spanish.
    pub short_label_es: String,
    /// The short label in Portuguese.
    pub short_label_pt: String,
}

/// An edge of [`Taxonomy::graph`](super::Taxonomy::graph), named as in SKOS.
#[derive(Clone, Debug, PartialEq)]
pub enum Relation {
    /// From a node to one just below it in the tree.
    Narrower,
    /// Between two domains that are related, whatever their themes; it holds in both directions.
    Related {
        /// Their similarity, above 0 and below 1.
        similarity: f64,
        /// Why, as a clause.
        because: String,
    },
}

/// A node of [`Taxonomy::graph`](super::Taxonomy::graph).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// The root of the tree; no profile names it.
    Root,
    /// A theme of the two-level form; no profile names it either.
    Theme(String),
    /// A domain.
    Domain(DomainId),
}
