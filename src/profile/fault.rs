//! What can be wrong with the content of the tables, each with its place.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::taxonomy::chain;
use crate::vocabulary::{MOST_KEPT_FAULTS, did_you_mean, listed_and_more, shorten, vocabulary};

/// How many domains a dataset may have: those of the finest common classifications. Some criteria compare
/// every two domains, which takes 200 MB a table at this size.
pub const MOST_DOMAINS: usize = 5_000;

vocabulary! {
    /// A table of a dataset.
    pub enum Table as "table" {
        /// The specialisation domains.
        Taxonomy = "taxonomy",
        /// Related domains.
        Related = "related",
        /// The regions of both sides.
        Regions = "regions",
        /// Strengths and needs.
        Domains = "domains",
        /// Capacities and needs in the phases of a strategy.
        Phases = "phases",
        /// Whether regions meet what they must to take part.
        Conditions = "conditions",
        /// Further attributes.
        Attributes = "attributes",
        /// The vocabularies that attributes refer to.
        Terms = "terms",
        /// Earlier ties.
        Ties = "ties",
        /// Observed pairings.
        Pairings = "pairings",
        /// Sources.
        Sources = "sources",
    }
}

vocabulary! {
    /// What a name in a table refers to.
    pub enum NameKind as "kind of name" {
        /// A region.
        Region = "region",
        /// A domain of the taxonomy.
        Domain = "domain",
        /// A theme of the taxonomy.
        Theme = "theme",
        /// A condition.
        Condition = "condition",
        /// A term of a declared vocabulary.
        Term = "term",
    }
}

/// A fault in the content of a table.
#[derive(Debug, Clone, PartialEq, Error, Serialize, Deserialize)]
#[error("table {table}, row {}, column `{column}`: {kind}", row + 1)]
pub struct DataFault {
    /// The table.
    pub table: Table,
    /// Index of the row within the table, from 0.
    pub row: usize,
    /// The column.
    pub column: String,
    /// What is wrong there.
    pub kind: FaultKind,
}

pub(super) fn fault(table: Table, row: usize, column: &str, kind: FaultKind) -> DataFault {
    DataFault { table, row, column: column.to_owned(), kind }
}

/// The faults of a dataset, one a line when printed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DataFaults {
    /// The faults, 10,000 at most. The first hundred are printed.
    pub list: Vec<DataFault>,
    /// The number of further faults.
    pub more: usize,
}

impl DataFaults {
    /// Keeps a fault, or counts it if there are many already.
    pub(super) fn push(&mut self, fault: DataFault) {
        if self.list.len() < MOST_KEPT_FAULTS {
            self.list.push(fault);
        } else {
            self.more += 1;
        }
    }
}

impl std::fmt::Display for DataFaults {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&listed_and_more(&self.list, self.more))
    }
}

impl std::error::Error for DataFaults {}

/// What is wrong at the place of a [`DataFault`].
#[derive(Debug, Clone, PartialEq, Error, Serialize, Deserialize)]
#[non_exhaustive]
pub enum FaultKind {
    /// A required value is missing.
    #[error("is empty; accepted: {accepted}")]
    Empty {
        /// What is accepted.
        accepted: String,
    },
    /// A value that is not among the accepted ones.
    #[error("`{}` is not accepted; accepted: {accepted}", shorten(value))]
    NotAccepted {
        /// The value.
        value: String,
        /// What is accepted.
        accepted: String,
    },
    /// A name that nothing in the dataset has.
    #[error("`{}` is not a known {what}{}", shorten(value), did_you_mean(nearest.as_deref()))]
    Unknown {
        /// What it should name.
        what: NameKind,
        /// The name.
        value: String,
        /// The known name that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A name that several regions or domains have.
    #[error("`{}` is the name of more than one {what}; write one of the ids {}", shorten(value), ids.join(", "))]
    Ambiguous {
        /// What it should name.
        what: NameKind,
        /// The name.
        value: String,
        /// The ids of those that have it.
        ids: Vec<String>,
    },
    /// A theme where a domain is needed.
    #[error("`{}` is a theme; its domains are {}", shorten(value), domains.join(", "))]
    Theme {
        /// The theme.
        value: String,
        /// The ids of its domains.
        domains: Vec<String>,
    },
    /// A value of a key with declared terms that stands for none of them.
    #[error(
        "`{}` is not a term of `{key}`; name the terms that it stands for in the column terms{}",
        shorten(value),
        did_you_mean(nearest.as_deref())
    )]
    NoTerm {
        /// The value.
        value: String,
        /// The key of the row.
        key: String,
        /// The term that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A term of the vocabulary of another key.
    #[error(
        "`{}` is a term of `{}`, not of `{key}`; accepted: {accepted}",
        shorten(value),
        others.join("` and `")
    )]
    OtherVocabulary {
        /// The term.
        value: String,
        /// The key of the row.
        key: String,
        /// The keys that have the term.
        others: Vec<String>,
        /// The terms of the key.
        accepted: String,
    },
    /// A term for a key of which none is declared.
    #[error(
        "no term of `{}` is declared; declare its terms in the table terms{}",
        shorten(key),
        did_you_mean(nearest.as_deref())
    )]
    NoVocabulary {
        /// The key of the row.
        key: String,
        /// The key with terms that differs least, if one is close.
        nearest: Option<String>,
    },
    /// An id with a character that nobody sees, or a name with one that turns its direction.
    #[error("`{}` holds the invisible character {character}; delete it", shorten(value))]
    Invisible {
        /// The text.
        value: String,
        /// The character, such as `U+200D ZERO WIDTH JOINER`.
        character: String,
    },
    /// A side other than the two sides of the dataset.
    #[error(
        "`{}` is not a known side (the two sides are `{left}` and `{right}`){}",
        shorten(value),
        did_you_mean(nearest.as_deref())
    )]
    UnknownSide {
        /// The name.
        value: String,
        /// The left side.
        left: String,
        /// The right side.
        right: String,
        /// The side that differs least, if one is close.
        nearest: Option<String>,
    },
    /// The same thing is stated twice.
    #[error("{}", twice(value, &row(*first_row)))]
    Duplicate {
        /// What is repeated.
        value: String,
        /// Index of the row that states it first.
        first_row: usize,
    },
    /// The same thing is stated twice with different values.
    #[error("{}", contradicts(value, first, &row(*first_row)))]
    Contradiction {
        /// What is repeated.
        value: String,
        /// The value in the first row.
        first: String,
        /// Index of the row that states it first.
        first_row: usize,
    },
    /// A domain is related to itself.
    #[error("`{}` is related to itself; name two domains", shorten(value))]
    RelatedToItself {
        /// Id of the domain.
        value: String,
    },
    /// One id is on both sides.
    #[error("{}", both_sides(value, &row(*first_row)))]
    BothSides {
        /// Id of the region.
        value: String,
        /// Index of the row that states it first.
        first_row: usize,
    },
    /// A region is tied to or paired with itself.
    #[error("`{}` is paired with itself; name a region of each side", shorten(value))]
    SelfPair {
        /// Id of the region.
        value: String,
    },
    /// A region is part of itself.
    #[error(
        "`{}` is part of itself; name the region that contains it, or leave the cell empty",
        shorten(value)
    )]
    PartOfItself {
        /// Id of the region.
        value: String,
    },
    /// Regions are part of each other in a circle.
    #[error(
        "each of the regions {} is part of the next, and the last of the first; leave one of these cells empty",
        chain(members)
    )]
    Circle {
        /// Ids of the regions from the first row on, each followed by the one that contains it; at least two.
        members: Vec<String>,
    },
    /// A region is in the column for the other side.
    #[error("`{}` belongs to side `{side}`; this column is for side `{expected}`", shorten(value))]
    WrongSide {
        /// Id of the region.
        value: String,
        /// The side it belongs to.
        side: String,
        /// The side of the column.
        expected: String,
    },
    /// The dataset has no region on a second side.
    #[error("all regions are on side `{side}`; a dataset needs regions on two sides")]
    OneSide {
        /// The only side.
        side: String,
    },
    /// The table has no rows.
    #[error("the table has no row; accepted: at least one region on each of two sides")]
    NoRows,
    /// More domains than can be compared with each other.
    #[error("there are {found} domains; a dataset may have up to {MOST_DOMAINS}")]
    TooManyDomains {
        /// Number of rows of the taxonomy.
        found: usize,
    },
    /// The taxonomy has a fault.
    #[error("{message}")]
    Taxonomy {
        /// The fault.
        message: String,
    },
}

impl FaultKind {
    /// Returns the index of the first row with a repeated value.
    pub fn first_row(&self) -> Option<usize> {
        match self {
            Self::Duplicate { first_row, .. }
            | Self::Contradiction { first_row, .. }
            | Self::BothSides { first_row, .. } => Some(*first_row),
            _ => None,
        }
    }

    /// Returns the message; `first` names the first row with a repeated value, such as `line 3`.
    pub fn message(&self, first: Option<&str>) -> String {
        match (self, first) {
            (Self::Duplicate { value, .. }, Some(first)) => twice(value, first),
            (Self::Contradiction { value, first: other, .. }, Some(first)) => {
                contradicts(value, other, first)
            }
            (Self::BothSides { value, .. }, Some(first)) => both_sides(value, first),
            _ => self.to_string(),
        }
    }
}

fn row(index: usize) -> String {
    format!("row {}", index + 1)
}

fn twice(value: &str, first: &str) -> String {
    format!("`{}` is stated twice, first in {first}; keep one of the two", shorten(value))
}

fn contradicts(value: &str, other: &str, first: &str) -> String {
    format!("`{}` has the value {other} in {first}; keep one of the two", shorten(value))
}

fn both_sides(value: &str, first: &str) -> String {
    format!("`{}` is on both sides, first in {first}; a region has one side", shorten(value))
}
