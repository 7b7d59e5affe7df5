//! The answer, and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{BranchTree, Col, ConstrainedOutcome, Row};

/// The answer to objectives in order under side constraints.
///
/// Where several plans are equally good by all levels, which of them is returned is not promised
/// beyond its being always the same for the same question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstrainedLexicographic {
    /// A plan; best where each level's value is its bound.
    Plan {
        /// The pairs made, ascending.
        pairs: Vec<(Row, Col)>,
        /// What each level has come to.
        reached: Vec<ConstrainedLevel>,
    },
    /// There is no plan.
    Infeasible(BranchTree),
    /// The effort was spent before any plan was met.
    Unknown,
}

/// What one level has come to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConstrainedLevel {
    /// Σ weight, or the lowest weight of a pair; `None` for leximin, and without any pair.
    pub value: Option<i64>,
    /// What no plan exceeds that is as good by the levels before; the value where that is proved.
    pub bound: Option<i64>,
    /// Whether it is proved that nothing better can be had at this level.
    pub proved: bool,
    /// The price of each side constraint at this level where it is a sum; else none.
    pub prices: Vec<f64>,
    /// How it was reached, step by step, with the proof of each.
    pub stages: Vec<LevelStage>,
}

/// One step of a level, and its proof. Each step is a question of its own, about the plans that the
/// steps before have left.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelStage {
    /// The greatest Σ weight. From then on a plan must have the value that was reached.
    Sum(ConstrainedOutcome),
    /// The most pairs, before the first level that compares the worst ones. From then on a plan must
    /// have as many.
    Count(ConstrainedOutcome),
    /// Open cells below this weight close; why those below the next weight cannot close too, `None`
    /// where there is no next one or the effort was spent.
    Raise {
        /// The weight.
        to: i64,
        /// Why no plan does with the higher ones alone.
        no_better: Option<BranchTree>,
    },
    /// The fewest pairs of exactly this weight. From then on a plan may have no more.
    Fewest {
        /// The weight.
        weight: i64,
        /// A best plan by −1 on its cells.
        outcome: ConstrainedOutcome,
    },
}
