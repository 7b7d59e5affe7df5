//! The best plan, the second best, and so on.
//!
//! | You ask | Go to |
//! |---|---|
//! | the k best plans? | [`k_best`] below |
//! | one plan after the other, as many as I like? | `ranking.rs`: [`Ranking`] |
//! | why is none left out? | `proof.rs`: [`RankingProof`] |
//! | in which order are parts of all plans looked at? | `search.rs` |
//! | how is a part of all plans bounded, solved and settled? | `part.rs` |

mod part;
mod proof;
mod ranking;
mod search;

use serde::{Deserialize, Serialize};

use super::{Col, Pairs, Price, Problem, Row, core, tie, tight};
pub use proof::{Bounded, Departure, RankingProof};
pub use ranking::Ranking;

/// One plan of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Ranked {
    /// For each row its column; `None` where the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made, in score units.
    pub total: i64,
    /// What the plan is ranked by: pairs, then score ([`Pairs::Largest`]); less the reservation for
    /// each pair ([`Pairs::Free`]).
    pub value: Price,
}

/// The best plans of a problem, with what proves that they are;
/// [`certificate::check_k_best`](crate::certificate::check_k_best) checks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KBest {
    /// The plans, best first; plans of equal value in the order of the
    /// [tie rule](crate::assignment::TieRule).
    pub plans: Vec<Ranked>,
    /// The value of the best plan that is not listed; `None` where all plans are. Equal to that of
    /// the last one listed where the list ends within a tie.
    pub next: Option<Price>,
    /// Proves that no plan is left out that is better than the next one.
    pub proof: RankingProof,
}

/// What to do where the last of the plans asked for ties with further ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// List them all. With whole tables of equal scores there may be very many.
    #[default]
    Keep,
    /// List as many plans as asked for.
    Cut,
}

/// A question without an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum KBestError {
    /// The 0 best plans.
    #[error("the 0 best plans are asked for; ask for 1 or more")]
    NoneAsked,
}

/// Lists the k best plans, best first.
///
/// Use it to see how firm a proposal is: what all good plans share, and how little a variant costs.
/// In [`Pairs::Complete`] all complete plans are ranked, in [`Pairs::Largest`] and [`Pairs::Free`]
/// all plans, whomever they pair. Not for "what does it cost to force this pair", which one
/// [`solve`](crate::assignment::solve()) with that pair answers. Where no plan is feasible, none is listed.
///
/// # Complexity
///
/// For n rows and m candidates: each plan takes O(m) to bound what is next, and on the way to it
/// some subproblems, each solved from the prices of its parent by a few shortest augmenting paths
/// of O(m log m). Memory O(n + columns) for each subproblem solved.
///
/// The proof holds a price a column for each subproblem that is left open: little where plans are
/// few, but for the 100 best plans of 500 × 500 random scores it is some 75 MB, and more in a file.
/// Where it is not wanted, [`Ranking`] lists the same plans without it.
///
/// # Errors
///
/// [`KBestError::NoneAsked`] for k = 0.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Ties, k_best};
///
/// let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]].mapv(Some);
/// let problem = Problem::dense(scores.view(), Pairs::Complete)?;
/// let best = k_best(&problem, 4, Ties::Keep)?;
/// let totals: Vec<i64> = best.plans.iter().map(|plan| plan.total).collect();
/// assert_eq!(totals, [220, 215, 210, 205]);
/// assert_eq!(best.plans[2].columns, [Some(Col(1)), Some(Col(0)), Some(Col(2))]);
/// assert_eq!(best.next.map(|value| value.score), Some(180));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// K. G. Murty, *An algorithm for ranking all the assignments in order of increasing cost*,
/// Operations Research 16 (1968), doi:10.1287/opre.16.3.682. M. L. Miller, H. S. Stone, I. J. Cox,
/// *Optimizing Murty's ranked assignment method*, IEEE Transactions on Aerospace and Electronic
/// Systems 33 (1997), doi:10.1109/7.599256.
pub fn k_best(problem: &Problem, k: usize, ties: Ties) -> Result<KBest, KBestError> {
    if k == 0 {
        return Err(KBestError::NoneAsked);
    }
    let mut plans: Vec<Ranked> = Vec::new();
    let mut following = None;
    let mut ranking = Ranking::new(problem);
    for plan in ranking.by_ref() {
        let same_value = plans.last().is_some_and(|last| last.value == plan.value);
        if plans.len() >= k && !(ties == Ties::Keep && same_value) {
            following = Some(plan);
            break;
        }
        plans.push(plan);
    }
    let next = following.as_ref().map(|plan| plan.value);
    let proof = ranking.proof(following.map(|plan| plan.columns));
    Ok(KBest { plans, next, proof })
}
