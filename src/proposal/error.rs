//! What makes a question to the matcher ill-posed.

use thiserror::Error;

use crate::assignment::ProblemError;
use crate::criteria::CriterionError;
use crate::score::ScoreError;
use crate::taxonomy::{MatrixError, SimilarityError};
use crate::word::did_you_mean;

/// Why no proposal can be asked for. "No feasible pairing" is not among them: it is an answer.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum ProposalError {
    /// The programme names a side that the dataset does not have.
    #[error("the programme names side `{value}`; the sides of the dataset are `{left}` and `{right}`{}", did_you_mean(nearest.as_deref()))]
    UnknownSide {
        /// The name.
        value: String,
        /// The dataset's left side.
        left: String,
        /// The dataset's right side.
        right: String,
        /// The side that differs least, if close.
        nearest: Option<String>,
    },
    /// The programme names one side twice.
    #[error(
        "the programme names side `{value}` on the left and on the right; name the other side on one of them"
    )]
    SameSide {
        /// The name.
        value: String,
    },
    /// A region is not known, or not a candidate of the side where it stands.
    #[error("`{value}` is not a candidate region of side `{side}`{}", did_you_mean(nearest.as_deref()))]
    UnknownRegion {
        /// The id.
        value: String,
        /// The side.
        side: String,
        /// The known id that differs least, if close.
        nearest: Option<String>,
    },
    /// A criterion cannot be built.
    #[error(transparent)]
    Criterion(#[from] CriterionError),
    /// The likeness of domains cannot be computed.
    #[error(transparent)]
    Similarity(#[from] SimilarityError),
    /// The profiles do not make a matrix.
    #[error(transparent)]
    Occurrence(#[from] MatrixError),
    /// No scores can be made.
    #[error(transparent)]
    Score(#[from] ScoreError),
    /// The scores do not make a problem for the solvers.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// The solver's answer did not pass the independent check: a fault of this library.
    #[error(
        "the answer of the solver failed its check ({flaw}); please report this with the dataset"
    )]
    Uncertified {
        /// What the checker found.
        flaw: String,
    },
}
