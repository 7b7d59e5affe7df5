//! The proof of a ranking.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assignment::k_best::search::RankingSearch;
use crate::assignment::kernel::sparse_assignment::Bidder;
use crate::assignment::model::{
    Col, Departure, DepartureBound, Pairs, Price, Problem, RankingProof, Row,
};

impl RankingProof {
    /// What a search knows of the plans that it has not returned.
    pub(super) fn of<T: Bidder>(
        problem: &Problem,
        search: Option<&RankingSearch<T>>,
        next: Option<Vec<Option<Col>>>,
    ) -> Self {
        let (mut departures, mut prices) = (Vec::new(), Vec::new());
        if let Some(search) = search {
            let forbidding = forbidding(problem);
            let mut open = search.open();
            open.sort_unstable_by_key(|&(place, _)| place);
            let mut numbers = BTreeMap::new();
            for ((plan, row), solved) in open {
                let number = *numbers.entry(Arc::as_ptr(solved)).or_insert_with(|| {
                    prices.push(solved.worths(problem.cols(), search.optional(), forbidding));
                    prices.len() - 1
                });
                let bound = DepartureBound::Prices(number);
                departures.push(Departure { plan, row: Row(row), bound });
            }
            departures.extend(search.empty().iter().map(|empty| {
                let (plan, row) = empty.place;
                let rows = empty.rows.iter().copied().map(Row).collect();
                Departure { plan, row: Row(row), bound: DepartureBound::Infeasible(rows) }
            }));
            departures.sort_unstable_by_key(|departure| (departure.plan, departure.row));
        }
        Self { next, departures, prices }
    }
}

/// A price at which no row wants a column.
fn forbidding(problem: &Problem) -> Price {
    let worths = problem.eligible_cells().map(|(_, _, score)| problem.worth(score).score);
    let greatest = worths.max().unwrap_or(0);
    let pairs = i64::from(!matches!(problem.pairs(), Pairs::Free { .. }));
    Price { pairs, score: greatest.max(0) }
}
