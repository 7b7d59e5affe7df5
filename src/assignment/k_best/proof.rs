//! What proves that a ranking left nothing out.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::core::Bidder;
use super::search::Search;
use super::{Col, Pairs, Price, Problem, Row};

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
/// sum over the columns that the rows before r do not have. As in [`Pairs::Largest`], a pair counts
/// for (1, score) in [`Pairs::Complete`] as well, so that a bound of fewer pairs than are needed
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
    pub bounded: Bounded,
}

/// Why the plans that depart at a place are no better than the next one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bounded {
    /// By the prices of this number in [`RankingProof::prices`].
    ByPrices(usize),
    /// In [`Pairs::Complete`], with as many columns as rows or more: there is none, since these rows,
    /// ascending, have fewer columns left than they are.
    NoPlan(Vec<Row>),
}

impl RankingProof {
    /// What a search knows of the plans that it has not handed out.
    pub(super) fn of<T: Bidder>(
        problem: &Problem,
        search: Option<&Search<T>>,
        next: Option<Vec<Option<Col>>>,
    ) -> Self {
        let (mut departures, mut prices) = (Vec::new(), Vec::new());
        if let Some(search) = search {
            let forbidding = forbidding(problem);
            let mut open = search.open();
            open.sort_unstable_by_key(|&(place, _)| place);
            let mut numbers = BTreeMap::new();
            for ((plan, row), solved) in open {
                let number = *numbers.entry(Rc::as_ptr(solved)).or_insert_with(|| {
                    prices.push(solved.worths(problem.cols(), search.seats(), forbidding));
                    prices.len() - 1
                });
                let bounded = Bounded::ByPrices(number);
                departures.push(Departure { plan, row: Row(row), bounded });
            }
            departures.extend(search.empty().iter().map(|empty| {
                let (plan, row) = empty.place;
                let rows = empty.rows.iter().copied().map(Row).collect();
                Departure { plan, row: Row(row), bounded: Bounded::NoPlan(rows) }
            }));
            departures.sort_unstable_by_key(|departure| (departure.plan, departure.row));
        }
        Self { next, departures, prices }
    }
}

/// A price at which no row wants a column.
fn forbidding(problem: &Problem) -> Price {
    let rows = (0..problem.rows()).map(Row);
    let scores = rows.flat_map(|row| problem.candidates(row)).map(|(_, score)| score);
    let greatest = scores.map(|score| problem.worth(score).score).max().unwrap_or(0);
    let pairs = i64::from(!matches!(problem.pairs(), Pairs::Free { .. }));
    Price { pairs, score: greatest.max(0) }
}
