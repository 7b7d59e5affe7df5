//! A leximin plan and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, DualPrices, HallViolator, TieRule};

/// The leximin plan with its proof, a chain of dual prices.
///
/// # The proof
///
/// `most_pairs` says that no plan has more pairs, and leaves the plans with as many: those that use
/// only cells with one end in the cover (the smaller side without the members of the Hall set,
/// together with its neighbours) and pair the whole cover. Then level after level, from the worst
/// score up, cells with a lower score that is no level are dropped, since the plan does without
/// them, and with w = −1 for pairs of the level's score and 0 for others
///
/// ```text
/// u(i) + v(j) ≥ w(i,j)    on every cell that is left
/// u(i) ≥ 0, v(j) ≥ 0      for everyone who need not be paired
/// Σ u + Σ v = −pairs      pairs: how many of the plan's pairs have that score
/// ```
///
/// prove that no plan that is left has fewer. The plans with as few are those that use tight cells
/// only and pair everyone whose price is not 0; they go on to the next level.
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
    /// One level for each different score of the plan, ascending.
    pub levels: Vec<LeximinScore>,
    /// How the plan was chosen among equally good ones.
    pub tie_rule: TieRule,
}

/// One step of the proof of a [`Leximin`] plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeximinScore {
    /// The score of the level.
    pub score: i64,
    /// The fewest pairs of this score.
    pub pairs: usize,
    /// Prices that prove it.
    pub prices: DualPrices,
}
