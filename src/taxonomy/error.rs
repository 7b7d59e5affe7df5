//! Why a matrix or a similarity is refused.

use thiserror::Error;

use super::measure::Measure;

/// Why a matrix cannot be used.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum MatrixError {
    /// An entry is negative, infinite or not a number.
    #[error(
        "the entry at row {row}, column {column} is {value}; a finite number of 0 or more is needed"
    )]
    Entry {
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
        /// The entry.
        value: f64,
    },
    /// The entries are too large to be added up.
    #[error("the sum of the entries is not finite; use a larger unit")]
    Total,
    /// A matrix does not have the shape that another one requires.
    #[error("the shape is {found:?}, but {expected:?} is needed (rows, columns)")]
    Shape {
        /// Rows and columns needed.
        expected: (usize, usize),
        /// Rows and columns found.
        found: (usize, usize),
    },
    /// A matrix between domains is not symmetric.
    #[error(
        "the entry at row {row}, column {column} is not the one at row {column}, column {row}; a symmetric matrix is needed"
    )]
    Asymmetric {
        /// Row, from 0.
        row: usize,
        /// Column, from 0.
        column: usize,
    },
}

/// Why similarities cannot be computed.
#[derive(Clone, Debug, PartialEq, Error)]
#[non_exhaustive]
pub enum SimilarityError {
    /// The measure learns from regions, but no region has a domain.
    #[error(
        "the measure `{measure}` learns from which regions have which domains, and none has any; give profiles, or use a measure of the tree alone such as `wu-palmer`"
    )]
    NoOccurrence {
        /// The measure.
        measure: Measure,
    },
    /// The share of another similarity in a blend is out of its range.
    #[error("the share of the other similarity is {value}; accepted: a number from 0 to 1")]
    Share {
        /// The share.
        value: f64,
    },
    /// Every count is 0.
    #[error("all counts are 0; at least one must be above 0")]
    NothingCounted,
    /// The columns are not the domains of the taxonomy.
    #[error(
        "there are {found} columns or counts for the {expected} domains of the taxonomy; one each is needed"
    )]
    Width {
        /// Domains of the taxonomy.
        expected: usize,
        /// Columns found.
        found: usize,
    },
    /// The matrix cannot be used.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
}
