//! The k best plans, and the proof that none is missing.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Row};

/// One plan of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankedPlan {
    /// The column of each row; `None` if the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made, in score units.
    pub total: i64,
    /// The value that plans are ranked by: pairs, then score
    /// ([`Pairs::Largest`](crate::assignment::Pairs::Largest)); score minus the reservation of each
    /// pair ([`Pairs::Free`](crate::assignment::Pairs::Free)).
    pub value: Price,
}

/// The k best plans of a problem, with a proof that
/// [`certificate::check_k_best`](crate::certificate::check_k_best) checks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KBest {
    /// The plans, best first; plans of equal value in the order of the
    /// [tie rule](crate::assignment::model::TieRule).
    pub plans: Vec<RankedPlan>,
    /// The value of the best plan that is not listed; `None` if all plans are listed. It equals the
    /// value of the last plan if the list ends within a tie.
    pub next: Option<Price>,
    /// Proves that no plan that is not listed is better than the next one.
    pub proof: RankingProof,
}

impl KBest {
    /// Whether there are plans as good as the last one that are not listed.
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, k_best, model::Ties};
    ///
    /// // All 24 plans are worth 4.
    /// let problem = Problem::from_fn(4, 4, Pairs::Complete, |_, _| Some(1))?;
    /// assert!(k_best::solve(&problem, 1, Ties::Cut)?.ends_within_tie());
    /// assert!(k_best::solve(&problem, 1, Ties::Keep { limit: 22 })?.ends_within_tie());
    /// assert!(!k_best::solve(&problem, 1, Ties::Keep { limit: 23 })?.ends_within_tie());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn ends_within_tie(&self) -> bool {
        self.plans.last().is_some_and(|last| self.next == Some(last.value))
    }
}

/// What to do if the last plan requested ties with further plans;
/// [`KBest::ends_within_tie`] reports whether some are not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// List these too, but not more than the limit. By default, the limit is
    /// [`DEFAULT_LIMIT`](Self::DEFAULT_LIMIT). Tables of equal scores have n! equal plans.
    Keep {
        /// The most plans listed in addition to those requested.
        limit: usize,
    },
    /// List exactly as many plans as requested.
    Cut,
}

impl Ties {
    /// Plans listed by default in addition to those requested.
    pub const DEFAULT_LIMIT: usize = 100;
}

impl Default for Ties {
    fn default() -> Self {
        Self::Keep { limit: Self::DEFAULT_LIMIT }
    }
}

/// Why plans cannot be ranked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum KBestError {
    /// The number of plans requested is 0.
    #[error("the number of plans is 0; request 1 or more")]
    NoneRequested,
    /// The plans requested, with their proof, could take more memory than
    /// [`MAX_BYTES`](crate::assignment::model::MAX_BYTES). Of whole proposals, fewer are listed.
    #[error("{requested} plans are requested, but at most {limit} can be listed")]
    TooMany {
        /// The plans requested, including ties.
        requested: usize,
        /// The most that are listed.
        limit: usize,
    },
}

/// Proves that no plan missing from a ranking is better than the next one.
///
/// Every plan that is not listed *departs* from the listed plans at one place: before some row it
/// agrees with a listed plan, and in that row it makes a choice (a column, or staying unpaired)
/// that no listed plan with the same earlier rows makes. The listed plans thus determine all
/// places, and the proof bounds the plans that depart at each of them.
///
/// Let v ≥ 0 be prices of columns and w the value of a pair. The plans that depart in row r from a
/// plan with column p(i) in each earlier row i are worth at most
///
/// ```text
/// Σ w(i,p(i)) + max (w(r,j) − v(j)) + Σ u(i) + Σ v(j)    with u(i) = max(0, max (w(i,j) − v(j)))
///  i < r         j                    i > r   j
/// ```
///
/// where the maximum of row r is over its remaining choices (staying unpaired counts 0), and the
/// last sum over the columns that the earlier rows do not have. In
/// [`Pairs::Complete`](crate::assignment::Pairs::Complete) a pair counts (1, score), as in
/// [`Pairs::Largest`](crate::assignment::Pairs::Largest), so a bound with too few pairs proves that
/// no complete plan departs there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankingProof {
    /// The best plan that is not listed, which has the next value; `None` if every plan is listed.
    /// Departures count from it too, as if it were listed last.
    pub next: Option<Vec<Option<Col>>>,
    /// The places where plans may depart, by plan and row. In all other places the row has no
    /// choice left.
    pub departures: Vec<Departure>,
    /// Nonnegative prices of columns, shared by departures.
    pub prices: Vec<Vec<Price>>,
}

/// A place where plans depart from the listed plans.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// The first listed plan, counted from 0, that they agree with in all earlier rows.
    pub plan: usize,
    /// The row in which they depart.
    pub row: Row,
    /// The proof that they are no better than the next plan.
    pub bound: DepartureBound,
}

/// The proof that the plans that depart at a place are no better than the next plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DepartureBound {
    /// The index of the prices in [`RankingProof::prices`] that bound them.
    Prices(usize),
    /// In [`Pairs::Complete`](crate::assignment::Pairs::Complete), with at least as many columns as
    /// rows: no such plan exists, since these rows, ascending, have too few columns left.
    Infeasible(Vec<Row>),
}
