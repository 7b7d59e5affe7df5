//! The answer to lexicographic objectives, and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, QuotaConflict, Row, ShadowPrices, WeightRange};

/// A lexicographically optimal plan, with its proof.
///
/// # The proof
///
/// The proof is a chain: each level is proved among the plans that the earlier levels leave. These
/// are given by *open* cells, *settled* pairs, and quota bounds for the open pairs; at first all
/// eligible cells are open. Let y be shadow prices, and u(i), v(j) their sums over the quotas of a
/// cell's row and column (see [`ShadowPrices`]). A plan is optimal for a
/// [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) of weights w exactly when
///
/// ```text
/// w − u − v < 0    the cell is not in the plan: it closes
/// w − u − v > 0    the cell is in the plan: the pair is settled and subtracted from its quotas
/// y > 0            the quota is at its upper bound, which becomes exact
/// y < 0            the quota is at its lower bound, which becomes exact
/// ```
///
/// by complementary slackness. The remaining plans are again those that keep quota bounds on open
/// cells, so the next level is the same problem on fewer plans. After a
/// [`Level::MaximizeMinimum`](crate::assignment::model::Level::MaximizeMinimum), cells below the
/// worst weight close; after a
/// [`Level::MinimizeSpread`](crate::assignment::model::Level::MinimizeSpread), cells with a weight
/// outside of the range close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LexicographicOptimum {
    /// The pairs made, ascending. Ties are broken greedily: row by row, and in each row by
    /// ascending column, a cell is taken if some optimal plan has it together with the cells taken
    /// before. The result does not depend on the method.
    pub pairs: Vec<(Row, Col)>,
    /// The result of each level, with its proof.
    pub reached: Vec<LevelResult>,
}

/// The result of one level.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelResult {
    /// For a [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum).
    MaximizeSum {
        /// Σ weight over the pairs made.
        value: i64,
        /// Shadow prices at this level. They prove the value optimal among the plans that the
        /// earlier levels leave. Quotas may have become exact there, so a price may have either
        /// sign.
        prices: ShadowPrices,
    },
    /// For a [`Level::MaximizeMinimum`](crate::assignment::model::Level::MaximizeMinimum).
    MaximizeMinimum {
        /// The lowest weight of a pair; `None` without any pair.
        value: Option<i64>,
        /// Proof of the number of pairs, at the first level that compares worst pairs.
        most_pairs: Option<MostPairs>,
        /// Quotas that conflict if only open cells above that weight are used. `None` if a settled
        /// pair has the weight, or if there is no pair: then no proof is needed.
        no_better: Option<QuotaConflict>,
    },
    /// For a [`Level::Leximin`](crate::assignment::model::Level::Leximin).
    Leximin {
        /// The weights of the pairs made, worst first.
        value: Vec<i64>,
        /// Proof of the number of pairs, at the first level that compares worst pairs.
        most_pairs: Option<MostPairs>,
        /// One step for each different weight, ascending.
        steps: Vec<LeximinStep>,
    },
    /// For a [`Level::MinimizeSpread`](crate::assignment::model::Level::MinimizeSpread).
    MinimizeSpread {
        /// The lowest and the highest weight of the plan; `None` without any pair.
        value: Option<WeightRange>,
        /// Proof of the number of pairs, at the first level that compares worst pairs.
        most_pairs: Option<MostPairs>,
        /// Ranges within which no plan lies, ascending. Together they contain every range that is
        /// smaller, or as small and higher, except those that exclude a settled pair.
        empty: Vec<EmptyRange>,
    },
}

/// A range of weights within which no plan lies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmptyRange {
    /// The range.
    pub range: WeightRange,
    /// Quotas that conflict if only open cells are used that have both weights in the range.
    pub conflict: QuotaConflict,
}

impl LevelResult {
    /// Returns Σ weight, the lowest weight of a pair, or the spread, of which less is better; `None` for
    /// leximin, which is not a single number, and, except for a sum, if there is no pair.
    pub fn value(&self) -> Option<i64> {
        match self {
            Self::MaximizeSum { value, .. } => Some(*value),
            Self::MaximizeMinimum { value, .. } => *value,
            Self::MinimizeSpread { value, .. } => value.map(WeightRange::spread),
            Self::Leximin { .. } => None,
        }
    }
}

/// The most pairs that the earlier levels allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MostPairs {
    /// The number of pairs.
    pub pairs: usize,
    /// Prices that prove it, as for a
    /// [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) of ones.
    pub prices: ShadowPrices,
}

/// One weight of a [`LevelResult::Leximin`].
///
/// Open cells with a weight between the previous step and this one close, since the plan does not
/// use them. Then prices prove, as for a
/// [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) with −1 on the cells of
/// this weight and 0 elsewhere, that no remaining plan has fewer pairs of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeximinStep {
    /// The weight.
    pub weight: i64,
    /// The fewest pairs of this weight.
    pub pairs: usize,
    /// Prices that prove it.
    pub prices: ShadowPrices,
}
