//! The plans that are still as good as any.
//!
//! They are the plans of a problem of the same kind: cells that are open, pairs that are settled, and
//! what is left of every quota. A level that is solved with shadow prices narrows it. Let y be the
//! prices, u and v their sums over the quotas that a row or a column counts towards. For every plan
//! x of the question, Σ over open cells,
//!
//! ```text
//! Σ w x = Σ (w − u − v) x + Σ y · pairs of the quota
//!       ≤ Σ max(0, w − u − v) + Σ most · max(0, y) − Σ least · max(0, −y)
//! ```
//!
//! with equality exactly when x has every cell with w − u − v > 0 and none with w − u − v < 0, as
//! many pairs as it may where y > 0, and as few as it must where y < 0. Some plan has equality: prices
//! are found with a plan that is worth the bound, as there is one in whole numbers in a network
//! (Hoffman, Kruskal 1956). So the plans with equality are the best ones, all of them and no others;
//! and each of the four conditions is a bound of the question's own kind.

use std::cmp::Ordering;

use crate::assignment::min_cost_flow;
use crate::assignment::model::{
    Col, FlowOptimum, LexicographicError, Outcome, Pairs, Problem, QuotaConflict, Quotas, Row,
    ShadowPrices,
};

/// A table is stored whole where at least one in this number of cells is open.
const CROWDED: usize = 4;

/// Why there is nothing to go on with.
pub(super) enum Stop {
    NoPlan(QuotaConflict),
    Error(LexicographicError),
}

impl<E: Into<LexicographicError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// The plans that are left, and one of them.
#[derive(Clone)]
pub(super) struct Left {
    /// Bounds for the open pairs.
    pub(super) quotas: Quotas,
    /// For each row the open columns, ascending.
    open: Vec<Vec<u32>>,
    /// Pairs that every plan has in addition to its open ones.
    pub(super) settled: Vec<(Row, Col)>,
    /// The open pairs of a plan, ascending; not yet known before the first level.
    pub(super) plan: Vec<(Row, Col)>,
}

impl Left {
    pub(super) fn new(cells: &Problem, quotas: &Quotas) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let line = |row| cells.candidates(Row(row)).map(|(col, _)| col.0 as u32).collect();
        Self {
            quotas: quotas.clone(),
            open: (0..cells.rows()).map(line).collect(),
            settled: Vec::new(),
            plan: Vec::new(),
        }
    }

    /// The open cells, row by row.
    pub(super) fn open(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        let rows = self.open.iter().enumerate();
        rows.flat_map(|(row, line)| line.iter().map(move |&col| (Row(row), Col(col as usize))))
    }

    /// All pairs of the plan.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.settled.iter().chain(&self.plan).copied()
    }

    /// Finds a plan with the greatest Σ weight, narrows to the plans with as much, and returns what
    /// proves it.
    pub(super) fn most(&mut self, weight: impl Fn(Row, Col) -> i64) -> Result<ShadowPrices, Stop> {
        let prices = self.find(&weight)?;
        self.narrow(weight, &prices);
        Ok(prices)
    }

    /// Finds a plan with the greatest Σ weight.
    pub(super) fn find(&mut self, weight: impl Fn(Row, Col) -> i64) -> Result<ShadowPrices, Stop> {
        match min_cost_flow::solve(&self.problem(weight)?, &self.quotas)? {
            Outcome::Optimal(FlowOptimum { pairs, prices, .. }) => {
                self.plan = pairs;
                Ok(prices)
            }
            Outcome::Infeasible(shortage) => Err(Stop::NoPlan(shortage)),
        }
    }

    fn problem(&self, weight: impl Fn(Row, Col) -> i64) -> Result<Problem, LexicographicError> {
        let (rows, cols) = self.quotas.shape();
        let pairs = Pairs::Free { reservation: 0 };
        let count: usize = self.open.iter().map(Vec::len).sum();
        if count < rows * cols / CROWDED {
            let line = |(row, line): (usize, &Vec<u32>)| {
                let weighed = |&col: &u32| (Col(col as usize), weight(Row(row), Col(col as usize)));
                line.iter().map(weighed).collect::<Vec<_>>()
            };
            return Ok(Problem::sparse(cols, self.open.iter().enumerate().map(line), pairs)?);
        }
        let mut open = self.open().peekable();
        Ok(Problem::from_fn(rows, cols, pairs, |row, col| {
            open.next_if_eq(&(row, col)).map(|_| weight(row, col))
        })?)
    }

    /// Keeps the best plans by weights, from prices that prove the current plan one of them; see
    /// above.
    pub(super) fn narrow(&mut self, weight: impl Fn(Row, Col) -> i64, prices: &ShadowPrices) {
        for (bounds, price) in self.quotas.every_mut().zip(prices.every()) {
            match price.score.cmp(&0) {
                Ordering::Greater => bounds.least = bounds.most,
                Ordering::Less => bounds.most = bounds.least,
                Ordering::Equal => {}
            }
        }
        let (of_row, of_col) = self.sums(prices);
        let mut settled = Vec::new();
        for (row, line) in self.open.iter_mut().enumerate() {
            line.retain(|&col| {
                let place = (Row(row), Col(col as usize));
                let gain = weight(place.0, place.1) - of_row[row] - of_col[col as usize];
                if gain > 0 {
                    settled.push(place);
                }
                gain == 0
            });
        }
        self.settle(&settled);
    }

    /// For each member the sum of the prices that a pair of it pays.
    fn sums(&self, prices: &ShadowPrices) -> (Vec<i64>, Vec<i64>) {
        let mut rows: Vec<i64> = prices.rows.iter().map(|price| price.score).collect();
        let mut cols: Vec<i64> = prices.cols.iter().map(|price| price.score).collect();
        for (group, price) in self.quotas.row_groups().iter().zip(&prices.row_groups) {
            group.members.iter().for_each(|&row| rows[row] += price.score);
        }
        for (group, price) in self.quotas.col_groups().iter().zip(&prices.col_groups) {
            group.members.iter().for_each(|&col| cols[col] += price.score);
        }
        (rows, cols)
    }

    /// Takes pairs, ascending, off every quota that counts them, and out of the plan.
    fn settle(&mut self, pairs: &[(Row, Col)]) {
        if pairs.is_empty() {
            return;
        }
        let counts = self.quotas.count(pairs);
        for (bounds, count) in self.quotas.every_mut().zip(counts) {
            bounds.least = bounds.least.saturating_sub(count);
            bounds.most = bounds.most.saturating_sub(count);
        }
        self.plan.retain(|pair| pairs.binary_search(pair).is_err());
        self.settled.extend(pairs);
    }

    /// Closes the open cells that are not to be kept; the plan must do without them.
    pub(super) fn keep(&mut self, keep: impl Fn(Row, Col) -> bool) {
        for (row, line) in self.open.iter_mut().enumerate() {
            line.retain(|&col| keep(Row(row), Col(col as usize)));
        }
    }
}
