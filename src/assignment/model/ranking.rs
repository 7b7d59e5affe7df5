//! The best plans in order, and what proves that none is left out.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Row};

/// One plan of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankedPlan {
    /// For each row its column; `None` where the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Sum of the scores of the pairs made, in score units.
    pub total: i64,
    /// What the plan is ranked by: pairs, then score ([`Pairs::Largest`](crate::assignment::Pairs::Largest)); less the reservation for
    /// each pair ([`Pairs::Free`](crate::assignment::Pairs::Free)).
    pub value: Price,
}

/// The best plans of a problem, with what proves that they are the best;
/// [`certificate::check_k_best`](crate::certificate::check_k_best) checks it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KBest {
    /// The plans, best first; plans of equal value in the order of the
    /// [tie rule](crate::assignment::model::TieRule).
    pub plans: Vec<RankedPlan>,
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
    #[error("the number of plans is 0; request 1 or more")]
    NoneRequested,
}

/// Proves that a ranking leaves out no plan that is better than the next one.
///
/// Every plan that is not listed *departs* from those that are, at one place: in the rows before
/// some row it agrees with a plan listed, and in that row it takes what no plan listed does that
/// agrees so far, be it a column or to stay unpaired. So the plans listed name all places there
/// are, and the proof bounds the plans that depart at each of them.
///
/// With prices v ≥ 0 of columns, and w for what a pair counts for, the plans that depart in row r
/// from a plan that has the column p(i) in each row i before it are worth at most
///
/// ```text
/// Σ w(i,p(i)) + max (w(r,j) − v(j)) + Σ u(i) + Σ v(j)    with u(i) = max(0, max (w(i,j) − v(j)))
///  i < r         j                    i > r   j
/// ```
///
/// where the maximum of row r is over what is left to it (staying unpaired counts 0), and the last
/// sum over the columns that the rows before r do not have. As in [`Pairs::Largest`](crate::assignment::Pairs::Largest), a pair counts
/// for (1, score) in [`Pairs::Complete`](crate::assignment::Pairs::Complete) as well, so that a bound of fewer pairs than are needed
/// says that no complete plan departs there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankingProof {
    /// The best plan that is not listed: it has the next value. `None` where every plan is listed.
    /// Departures are from it as well, as if it were the last of the plans listed.
    pub next: Option<Vec<Option<Col>>>,
    /// Where plans may depart, by plan and row. In a place that is not named, the row has nothing
    /// left to take.
    pub departures: Vec<Departure>,
    /// Prices of columns, all 0 or more; departures share them.
    pub prices: Vec<Vec<Price>>,
}

/// A place where plans depart from those listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Departure {
    /// The first plan listed, counted from 0, that they agree with in all rows before.
    pub plan: usize,
    /// The row in which they take what no plan listed does that agrees with them so far.
    pub row: Row,
    /// Why they are no better than the next plan.
    pub bound: DepartureBound,
}

/// Why the plans that depart at a place are no better than the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DepartureBound {
    /// By the prices of this number in [`RankingProof::prices`].
    Prices(usize),
    /// In [`Pairs::Complete`](crate::assignment::Pairs::Complete), with as many columns as rows or more: there is none, since these rows,
    /// ascending, have fewer columns left than they are.
    Infeasible(Vec<Row>),
}
