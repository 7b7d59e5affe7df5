//! Why a criterion cannot be built.

use thiserror::Error;

use crate::taxonomy::MatrixError;
use crate::vocabulary::{UnknownWord, did_you_mean};

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
    /// The taxonomy has no such domain.
    #[error("criterion `{criterion}`: target `{value}` is not a known domain{}", did_you_mean(nearest.as_deref()))]
    UnknownTarget {
        /// Id of the criterion.
        criterion: &'static str,
        /// The name.
        value: String,
        /// The known domain that differs least, if one is close.
        nearest: Option<String>,
    },
    /// The relatedness of domains cannot be computed.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
}
