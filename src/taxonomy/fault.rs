//! What can be wrong with a taxonomy table.

use thiserror::Error;

use crate::vocabulary::shorten;

/// One fault of a taxonomy table, and the row to correct.
///
/// Rows count from 0 in the order given. The message has no place, since only the reader of the
/// file knows the line; see [`row`](Self::row), [`column`](Self::column) and
/// [`value`](Self::value).
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum TaxonomyFault {
    /// The taxonomy has no domain that a profile could name.
    #[error(
        "the taxonomy names no domain; give at least one row with a domain other than the root"
    )]
    EmptyTaxonomy,
    /// A required id is missing.
    #[error("the {column} is empty; give the id of a {column}")]
    EmptyId {
        /// Index of the row, from 0.
        row: usize,
        /// `theme` or `domain`.
        column: &'static str,
    },
    /// An id has blanks around it, so it would be a different id.
    #[error("the {column} `{value}` has blanks around it; write `{}`", value.trim())]
    PaddedId {
        /// Index of the row, from 0.
        row: usize,
        /// `theme`, `domain` or `parent`.
        column: &'static str,
        /// The id as given.
        value: String,
    },
    /// A domain has a second row.
    #[error("the domain `{value}` is given twice; keep one of its rows")]
    DuplicateDomain {
        /// Index of the later row, from 0.
        row: usize,
        /// The id.
        value: String,
        /// Index of its first row, from 0.
        first_row: usize,
    },
    /// A short label is too long for a table.
    #[error("the short label `{value}` has more than 20 characters; shorten it, or leave it empty")]
    LongLabel {
        /// Index of the row, from 0.
        row: usize,
        /// The label as given.
        value: String,
    },
    /// Two rows of one theme give it different labels.
    #[error("the theme `{theme}` has the label `{value}` here and `{first}` before; use one label")]
    TwoThemeLabels {
        /// Index of the later row, from 0.
        row: usize,
        /// The label of that row.
        value: String,
        /// Id of the theme.
        theme: String,
        /// Index of the first row with a label, from 0.
        first_row: usize,
        /// The label of that row.
        first: String,
    },
    /// A domain is its own parent.
    #[error(
        "the domain `{value}` is its own parent; name another domain, or leave the parent empty for the root"
    )]
    SelfParent {
        /// Index of the row, from 0.
        row: usize,
        /// The id.
        value: String,
    },
    /// A parent has no row of its own.
    #[error("the parent `{value}` is not a domain of this table{}", suggestion(nearest.as_deref()))]
    UnknownParent {
        /// Index of the row, from 0.
        row: usize,
        /// The parent as given.
        value: String,
        /// The domain id that differs least, if one is close.
        nearest: Option<String>,
    },
    /// The parents form a cycle.
    #[error(
        "the domains {} form a cycle; give one of them a parent outside the cycle",
        chain(members)
    )]
    Cycle {
        /// The first row of the cycle, from 0.
        row: usize,
        /// Its domains from that row on, each followed by its parent; at least two.
        members: Vec<String>,
    },
    /// Every row has a parent.
    #[error("no domain is the root; leave the parent of exactly one row empty")]
    NoRoot,
    /// A second row has no parent.
    #[error("`{value}` has no parent, as `{first}` has; only one row may be the root")]
    TwoRoots {
        /// Index of the row of the later root, from 0.
        row: usize,
        /// Id of the later root.
        value: String,
        /// Index of the row of the first root, from 0.
        first_row: usize,
        /// Id of the first root.
        first: String,
    },
}

/// All faults of a taxonomy table, sorted by row; one per line when printed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", lines(.0))]
pub struct TaxonomyFaults(pub Vec<TaxonomyFault>);

fn lines(faults: &[TaxonomyFault]) -> String {
    let line = |fault: &TaxonomyFault| {
        format!("row {}, column `{}`: {fault}", fault.row() + 1, fault.column())
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}

impl TaxonomyFault {
    /// Returns the row to correct, from 0; 0 for the two faults of the whole table,
    /// [`EmptyTaxonomy`](Self::EmptyTaxonomy) and [`NoRoot`](Self::NoRoot).
    pub fn row(&self) -> usize {
        match self {
            Self::EmptyTaxonomy | Self::NoRoot => 0,
            Self::EmptyId { row, .. }
            | Self::PaddedId { row, .. }
            | Self::DuplicateDomain { row, .. }
            | Self::LongLabel { row, .. }
            | Self::TwoThemeLabels { row, .. }
            | Self::SelfParent { row, .. }
            | Self::UnknownParent { row, .. }
            | Self::Cycle { row, .. }
            | Self::TwoRoots { row, .. } => *row,
        }
    }

    /// Returns the column to correct: `theme`, `domain`, `parent`, `theme_label` or `short_label`.
    pub fn column(&self) -> &'static str {
        match self {
            Self::EmptyId { column, .. } | Self::PaddedId { column, .. } => column,
            Self::EmptyTaxonomy | Self::DuplicateDomain { .. } => "domain",
            Self::LongLabel { .. } => "short_label",
            Self::TwoThemeLabels { .. } => "theme_label",
            Self::SelfParent { .. }
            | Self::UnknownParent { .. }
            | Self::Cycle { .. }
            | Self::NoRoot
            | Self::TwoRoots { .. } => "parent",
        }
    }

    /// Returns the value at fault, as read; empty if a value is missing. For a cycle or a second
    /// root it is the id of the row's domain.
    pub fn value(&self) -> &str {
        match self {
            Self::EmptyTaxonomy | Self::EmptyId { .. } | Self::NoRoot => "",
            Self::Cycle { members, .. } => members.first().map_or("", String::as_str),
            Self::PaddedId { value, .. }
            | Self::DuplicateDomain { value, .. }
            | Self::LongLabel { value, .. }
            | Self::TwoThemeLabels { value, .. }
            | Self::SelfParent { value, .. }
            | Self::UnknownParent { value, .. }
            | Self::TwoRoots { value, .. } => value,
        }
    }
}

fn suggestion(nearest: Option<&str>) -> String {
    nearest.map_or_else(
        || "; give the parent a row, or name a domain that has one".to_owned(),
        |id| format!("; did you mean `{id}`"),
    )
}

/// The first ids of a circle; the fault holds all of them.
pub(crate) fn chain(members: &[String]) -> String {
    const MOST_SHOWN_IDS: usize = 8;
    let shown: Vec<String> =
        members.iter().take(MOST_SHOWN_IDS).map(|id| format!("`{}`", shorten(id))).collect();
    let shown = shown.join(", ");
    match members.len().saturating_sub(MOST_SHOWN_IDS) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}
