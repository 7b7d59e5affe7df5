//! The answer, and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, QuotaConflict, Row, ShadowPrices};

/// A plan that is best by one objective after another, with its proof.
///
/// # The proof
///
/// It is a chain: each level is proved among the plans that the levels before leave, which are described
/// by cells that are *open*, pairs that are *settled*, and bounds of the quotas for open pairs. At
/// first all eligible cells are open. With shadow prices y, and u(i), v(j) the sums of those that a
/// cell's row and column count towards ([`ShadowPrices`] has the words), a plan is best by a
/// [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) of weights w exactly when
///
/// ```text
/// w − u − v < 0    the cell is not in it: it closes
/// w − u − v > 0    the cell is in it: the pair is settled, and taken off every quota that counts it
/// y > 0            the quota has as many pairs as it may: it must
/// y < 0            the quota has as many pairs as it must: it may have no more
/// ```
///
/// since the sum that bounds all plans is reached only then (complementary slackness). So the
/// plans left are again those that keep bounds with open cells, and the next level is the same
/// question about them. Cells below the worst weight close after a
/// [`Level::MaximizeMinimum`](crate::assignment::model::Level::MaximizeMinimum).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct LexicographicOptimum {
    /// The pairs made, ascending. Of several plans that are equally good by all levels, it is the
    /// first one: going through the cells row by row and in each row by ascending column, a cell
    /// is taken wherever some equally good plan has it together with those taken before. It does not
    /// depend on the method.
    pub pairs: Vec<(Row, Col)>,
    /// What each level has come to, with its proof.
    pub reached: Vec<LevelResult>,
}

/// What one level has come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelResult {
    /// Of a [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum).
    MaximizeSum {
        /// Σ weight over the pairs made.
        value: i64,
        /// What each quota costs at this level, at the margin. They prove the value the greatest
        /// among the plans that the levels before leave; in them, quotas may have become exact, so
        /// that a price may be of either sign.
        prices: ShadowPrices,
    },
    /// Of a [`Level::MaximizeMinimum`](crate::assignment::model::Level::MaximizeMinimum).
    MaximizeMinimum {
        /// The lowest weight of a pair; `None` without any pair.
        value: Option<i64>,
        /// Why there are no more pairs, for the first level that compares plans of as many pairs.
        most_pairs: Option<MostPairs>,
        /// Quotas that cannot be kept with open cells above that weight alone. `None` where a
        /// settled pair has the weight, or there is no pair: then nothing else can be had.
        no_better: Option<QuotaConflict>,
    },
    /// Of a [`Level::Leximin`](crate::assignment::model::Level::Leximin).
    Leximin {
        /// The weights of the pairs made, worst first.
        value: Vec<i64>,
        /// Why there are no more pairs, for the first level that compares plans of as many pairs.
        most_pairs: Option<MostPairs>,
        /// One step for each different weight, ascending.
        steps: Vec<LeximinStep>,
    },
}

impl LevelResult {
    /// Returns Σ weight, or the lowest weight of a pair; `None` for leximin, which is not a single number, and
    /// for a worst pair if there is no pair.
    pub fn value(&self) -> Option<i64> {
        match self {
            Self::MaximizeSum { value, .. } => Some(*value),
            Self::MaximizeMinimum { value, .. } => *value,
            Self::Leximin { .. } => None,
        }
    }
}

/// The most pairs that the levels before allow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MostPairs {
    /// How many.
    pub pairs: usize,
    /// Prices that prove it, as of a [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) of ones.
    pub prices: ShadowPrices,
}

/// One weight of a [`LevelResult::Leximin`].
///
/// Open cells with a weight between that of the step before and this one close, since the plan does
/// without them. Then prices prove, as of a [`Level::MaximizeSum`](crate::assignment::model::Level::MaximizeSum) with −1 on the cells
/// of this weight and 0 elsewhere, that no plan left has fewer pairs of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeximinStep {
    /// The weight.
    pub weight: i64,
    /// The fewest pairs of this weight.
    pub pairs: usize,
    /// Prices that prove it.
    pub prices: ShadowPrices,
}
