//! Why a criterion cannot be built.

use thiserror::Error;

use crate::taxonomy::MatrixError;
use crate::vocabulary::UnknownWord;

/// Why a criterion cannot be built.
#[derive(Debug, Clone, PartialEq, Error)]
#[non_exhaustive]
pub enum CriterionError {
    /// No built-in criterion has this id.
    #[error(transparent)]
    Unknown(UnknownWord),
    /// The criterion has no such formula.
    #[error("criterion `{criterion}`: {word}")]
    Formula {
        /// Id of the criterion.
        criterion: &'static str,
        /// The formula, what is accepted and the nearest one.
        word: UnknownWord,
    },
    /// The relatedness of domains cannot be computed.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
}
