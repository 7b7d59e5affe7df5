//! A plan drawn at random, and its proof.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, LexicographicError, QuotaConflict, Row, ShadowPrices, Share};

/// The best way to draw a plan at random while no pair is likelier than a cap.
///
/// # The proof
///
/// Let q be the cap, x(i,j) ≤ q the probability of each pair, w the weights of a level, y the
/// [shadow prices](ShadowPrices) and u, v their sums for a row and a column. For any prices, no drawing
/// has a greater expected Σ w x than
///
/// ```text
/// Σ most · max(0, y) − Σ least · max(0, −y)  +  q Σ max(0, w(i,j) − u(i) − v(j))
/// over all quotas                               over all eligible cells
/// ```
///
/// by linear programming duality. Drawings that reach it are as good at this level, and the next level
/// chooses among them, as for
/// [`LexicographicOptimum`](crate::assignment::model::LexicographicOptimum).
/// [`check_randomised`](crate::certificate::check_randomised) checks all this, and the plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RandomisedPlan {
    /// How many parts make the whole: all probabilities are parts of it.
    pub of: u64,
    /// The pairs that can be drawn, ascending, with the probability of each in parts.
    pub pairs: Vec<(Row, Col, u64)>,
    /// The plans that can be drawn, the likeliest first.
    pub plans: Vec<DrawnPlan>,
    /// The prices that prove each level.
    pub prices: Vec<ShadowPrices>,
}

impl RandomisedPlan {
    /// The expected Σ weight times the whole; a pair outside the table adds nothing.
    pub(in crate::assignment) fn expected_parts(&self, weights: &Array2<i64>) -> i128 {
        let parts = self.pairs.iter().map(|&(row, col, parts)| {
            let weight = weights.get([row.0, col.0]).copied().unwrap_or_default();
            i128::from(weight) * i128::from(parts)
        });
        parts.sum()
    }
}

/// A plan with its probability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnPlan {
    /// The probability in parts.
    pub parts: u64,
    /// The pairs, ascending.
    pub pairs: Vec<(Row, Col)>,
}

/// Why no drawing keeps the cap.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapConflict {
    /// The quotas that need more than the others and the cap allow: as for a [`QuotaConflict`], where each
    /// cell counts as much as the cap and not 1.
    pub conflict: QuotaConflict,
    /// The lowest cap that can be kept; `None` if no plan at all keeps the quotas, or if the lowest cap has a
    /// greater denominator than [`Share::FINEST`].
    pub lowest_cap: Option<Share>,
}

/// Why a drawing is not worked out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum RandomisedError {
    /// A level is not a sum over the pairs: its expected value is not that of the probabilities.
    #[error(
        "level {level} is not a sum over the pairs, so that probabilities do not say what it comes to"
    )]
    NotASum {
        /// Index of the level.
        level: usize,
    },
    /// There are more parts to move than 64 bits count.
    #[error("{pairs} pairs in {of} parts each are more than 64 bits count; round the cap")]
    TooManyParts {
        /// The most pairs that a plan can have.
        pairs: usize,
        /// The denominator of the cap.
        of: u64,
    },
    /// The levels or quotas are invalid.
    #[error(transparent)]
    Levels(#[from] LexicographicError),
    /// Side constraints take a library that solves linear programmes, and none is built in.
    #[error("side constraints take the feature `microlp` or `highs`")]
    NoLibrary,
    /// The probabilities could not be made into plans, which is a fault of this crate.
    #[error("the probabilities could not be made into plans")]
    NotDecomposed,
}
