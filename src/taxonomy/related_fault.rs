//! What can be wrong with a table of related domains.

use thiserror::Error;

use crate::vocabulary::did_you_mean;

/// What a similarity of two related domains must be.
pub(crate) const SIMILARITY_BETWEEN: &str = "a number above 0 and below 1, such as 0.6";

/// One fault of a table of related domains, and the row to correct, from 0 in the order given.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum RelatedFault {
    /// A name that is no id of a domain.
    #[error("`{value}` is not a domain of the taxonomy{}", did_you_mean(nearest.as_deref()))]
    UnknownDomain {
        /// Index of the row, from 0.
        row: usize,
        /// `domain` or `related_domain`.
        column: &'static str,
        /// The name.
        value: String,
        /// The domain id that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A domain is related to itself.
    #[error("`{value}` is related to itself; name two domains")]
    RelatedToItself {
        /// Index of the row, from 0.
        row: usize,
        /// The id.
        value: String,
    },
    /// Two domains have a second row.
    #[error("`{domain}` and `{related_domain}` are stated twice; keep one of the rows")]
    Repeated {
        /// Index of the later row, from 0.
        row: usize,
        /// The one domain.
        domain: String,
        /// The other.
        related_domain: String,
        /// Index of their first row, from 0.
        first_row: usize,
    },
    /// Two domains have a second row with another similarity.
    #[error(
        "`{domain}` and `{related_domain}` have the similarity {similarity} here and {first} before; keep one of the rows"
    )]
    Contradictory {
        /// Index of the later row, from 0.
        row: usize,
        /// The one domain.
        domain: String,
        /// The other.
        related_domain: String,
        /// The similarity in this row.
        similarity: f64,
        /// Index of their first row, from 0.
        first_row: usize,
        /// The similarity in that row.
        first: f64,
    },
    /// A similarity is out of its range, or not a number.
    #[error("the similarity is {value}; accepted: {SIMILARITY_BETWEEN}")]
    Similarity {
        /// Index of the row, from 0.
        row: usize,
        /// The similarity.
        value: f64,
    },
    /// A row does not say why the two are related.
    #[error("the reason is empty; say in a clause why the two are related")]
    NoReason {
        /// Index of the row, from 0.
        row: usize,
    },
}

impl RelatedFault {
    /// Returns the row to correct, from 0.
    pub fn row(&self) -> usize {
        match self {
            Self::UnknownDomain { row, .. }
            | Self::RelatedToItself { row, .. }
            | Self::Repeated { row, .. }
            | Self::Contradictory { row, .. }
            | Self::Similarity { row, .. }
            | Self::NoReason { row } => *row,
        }
    }

    /// Returns the column to correct: `domain`, `related_domain`, `similarity` or `because`.
    pub fn column(&self) -> &'static str {
        match self {
            Self::UnknownDomain { column, .. } => column,
            Self::RelatedToItself { .. } | Self::Repeated { .. } => "related_domain",
            Self::Contradictory { .. } | Self::Similarity { .. } => "similarity",
            Self::NoReason { .. } => "because",
        }
    }
}

/// All faults of a table of related domains, sorted by row; one per line when printed.
#[derive(Clone, Debug, PartialEq, Error)]
#[error("{}", lines(.0))]
pub struct RelatedFaults(pub Vec<RelatedFault>);

fn lines(faults: &[RelatedFault]) -> String {
    let line = |fault: &RelatedFault| {
        format!("row {}, column `{}`: {fault}", fault.row() + 1, fault.column())
    };
    faults.iter().map(line).collect::<Vec<_>>().join("\n")
}
