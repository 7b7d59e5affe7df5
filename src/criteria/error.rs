//! Why a criterion cannot be built.

use thiserror::Error;

use crate::taxonomy::MatrixError;
use crate::vocabulary::{UnknownWord, did_you_mean, shorten};

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
    /// No term of a key is declared, so that statements about it cannot be compared by terms.
    #[error(
        "criterion `{criterion}`: no term of `{key}` is declared; declare its terms in the table terms, \
         or set compare = \"closeness\" if its values are numbers"
    )]
    NoVocabulary {
        /// Id of the criterion.
        criterion: String,
        /// Key of the attribute.
        key: String,
    },
    /// A value is no number.
    #[error(
        "criterion `{criterion}`: {key} of `{region}` is `{}`; accepted with compare = \"closeness\": a \
         number, with a remark in brackets behind it if need be",
        shorten(value)
    )]
    NoNumber {
        /// Id of the criterion.
        criterion: String,
        /// Key of the attribute.
        key: String,
        /// Id of the region.
        region: String,
        /// The value.
        value: String,
    },
    /// No region has a value.
    #[error("criterion `{criterion}`: no region has a value of `{key}`")]
    NoValue {
        /// Id of the criterion.
        criterion: String,
        /// Key of the attribute.
        key: String,
    },
    /// The relatedness of domains cannot be computed.
    #[error(transparent)]
    Matrix(#[from] MatrixError),
}
