//! A leximin plan and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, HallViolator, LeximinStep, TieRule};

/// The leximin plan with its proof, a chain of shadow prices.
///
/// # The proof
///
/// `most_pairs` proves that no plan has more pairs. The smaller side without the members of the
/// Hall violator, together with its neighbours, is a vertex cover: prices of 1 on the cover and 0
/// elsewhere leave the plans with as many pairs. The steps then prove the rest as under quotas of
/// one pair per member: see
/// [`LexicographicOptimum`](crate::assignment::model::LexicographicOptimum).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Leximin {
    /// The column of each row; `None` if the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made; the same for every leximin plan.
    pub total: i64,
    /// The scores of the pairs made, worst first.
    pub scores: Vec<i64>,
    /// A Hall violator whose shortage is the number of members that the plan leaves unpaired. Empty
    /// if the whole smaller side is paired.
    pub most_pairs: HallViolator,
    /// One step for each different score of the plan, ascending.
    pub steps: Vec<LeximinStep>,
    /// How ties between optimal plans were broken.
    pub tie_rule: TieRule,
}
