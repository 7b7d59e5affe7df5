//! A leximin plan and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, HallViolator, LeximinStep, TieRule};

/// The leximin plan with its proof, a chain of shadow prices.
///
/// # The proof
///
/// `most_pairs` says that no plan has more pairs. The smaller side without the members of the Hall
/// set, together with its neighbours, is a cover: with price 1 for each of its members and 0 for
/// all others, it leaves the plans with as many pairs. From there on the steps prove what they prove
/// under quotas, where everyone may have one pair: see
/// [`LexicographicOptimum`](crate::assignment::model::LexicographicOptimum).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Leximin {
    /// For each row its column; `None` where the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made; the same for every leximin plan.
    pub total: i64,
    /// The scores of the pairs made, worst first.
    pub scores: Vec<i64>,
    /// Members of the smaller side who lack as many partners as the plan leaves unpaired. Empty
    /// where the whole smaller side is paired.
    pub most_pairs: HallViolator,
    /// One step for each different score of the plan, ascending.
    pub steps: Vec<LeximinStep>,
    /// How the plan was chosen among equally good ones.
    pub tie_rule: TieRule,
}
