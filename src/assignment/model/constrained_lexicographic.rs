//! The answer to lexicographic objectives under side constraints, and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{BranchTree, Col, ConstrainedOutcome, Row, WeightRange};

/// The answer to lexicographic objectives under side constraints.
///
/// Among several optimal plans, any may be returned, but always the same one for the same problem.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstrainedLexicographic {
    /// A plan; optimal if each level's value equals its bound.
    Plan {
        /// The pairs made, ascending.
        pairs: Vec<(Row, Col)>,
        /// The result of each level.
        reached: Vec<ConstrainedLevel>,
    },
    /// No plan is feasible.
    Infeasible(BranchTree),
    /// The node limit was reached before any plan was found.
    Unknown,
}

/// The result of one level.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConstrainedLevel {
    /// Σ weight, the lowest weight of a pair, or the spread; `None` for leximin, and without any pair.
    pub value: Option<i64>,
    /// Upper bound on plans that are as good at the earlier levels; the value if that is proved
    /// optimal. Of a spread, only the value.
    pub bound: Option<i64>,
    /// Whether the value is proved optimal at this level.
    pub proved: bool,
    /// The shadow price of each side constraint if the level is a sum; otherwise empty.
    pub prices: Vec<f64>,
    /// The steps of the level, each with its proof.
    pub stages: Vec<LevelStage>,
}

/// One step of a level, and its proof. Each step is a problem of its own, on the plans that the
/// earlier steps leave.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelStage {
    /// The greatest Σ weight. Later plans must have this value.
    Sum(ConstrainedOutcome),
    /// The most pairs, before the first level that compares the worst ones. Later plans must have
    /// as many.
    Count(ConstrainedOutcome),
    /// Open cells below this weight close, but those below the next weight cannot close too.
    Raise {
        /// The weight.
        to: i64,
        /// Proof that no plan uses only higher weights; `None` if there is no next weight or the
        /// node limit was reached.
        no_better: Option<BranchTree>,
    },
    /// The fewest pairs of exactly this weight. Later plans may have no more.
    Fewest {
        /// The weight.
        weight: i64,
        /// An optimal plan if its cells score −1 and all others 0.
        outcome: ConstrainedOutcome,
    },
    /// The smallest spread. Open cells with a weight outside of the range close.
    Spread {
        /// The lowest and the highest weight.
        range: WeightRange,
        /// Ranges within which no plan lies, as for a
        /// [`LevelResult::MinimizeSpread`](crate::assignment::model::LevelResult::MinimizeSpread).
        empty: Vec<EmptyRangeByCases>,
    },
}

/// A range of weights within which no plan lies, proved case by case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EmptyRangeByCases {
    /// The range.
    pub range: WeightRange,
    /// Proof that no plan uses only open cells with both weights in the range; `None` if the node
    /// limit was reached.
    pub no_plan: Option<BranchTree>,
}
