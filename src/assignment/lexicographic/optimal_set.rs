//! The plans that are still as good as any.
//!
//! They are the plans of a problem of the same kind: cells that are open, pairs that are settled, and
//! what remains of every quota. A level that is solved with shadow prices narrows it. Let y be the
//! prices, u and v their sums over the quotas that a row or a column counts towards. For every plan
//! x of the problem, Σ over open cells,
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
//! and each of the four conditions is a bound of the same kind as those of the problem.

use std::cmp::Ordering;

use crate::assignment::min_cost_flow;
use crate::assignment::model::{
    Bottleneck, Col, FlowOptimum, HallViolator, LexicographicError, Outcome, Pairs, Price, Problem,
    QuotaConflict, Quotas, Row, ShadowPrices,
};

/// A problem is dense if at least one cell in this many is open.
const CELLS_PER_OPEN_CELL_OF_DENSE: usize = 4;

/// Open cells for which memory is reserved at once; more are seldom open in a large problem.
const RESERVED_CELLS: usize = 1 << 12;

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

/// The plans that are as good as any, and one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OptimalSet {
    /// Bounds for the open pairs.
    pub(super) quotas: Quotas,
    /// The open columns of all rows, one after another; ascending in each.
    open: Vec<u32>,
    /// Where the open columns of each row start and, last, end.
    starts: Vec<usize>,
    /// Pairs that every plan has, in addition to its open ones.
    pub(super) settled: Vec<(Row, Col)>,
    /// The open pairs of a plan, ascending; not yet known before the first level.
    pub(super) plan: Vec<(Row, Col)>,
}

impl OptimalSet {
    /// All plans on the cells whose score passes a test.
    pub(super) fn new(cells: &Problem, quotas: &Quotas, is_open: impl Fn(i64) -> bool) -> Self {
        let mut open = Vec::with_capacity(cells.most_eligible().min(RESERVED_CELLS));
        let mut starts = Vec::with_capacity(cells.rows() + 1);
        starts.push(0);
        for row in (0..cells.rows()).map(Row) {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            cells.each_candidate(row, |col, score| {
                if is_open(score) {
                    open.push(col.0 as u32);
                }
            });
            starts.push(open.len());
        }
        Self { quotas: quotas.clone(), open, starts, settled: Vec::new(), plan: Vec::new() }
    }

    /// The plans with the most pairs, none of them worse than the worst pair of a bottleneck plan. The
    /// neighbours of the Hall set and the members of its side outside of it are a smallest cover
    /// (Kőnig 1931): their prices are 1, and all others 0.
    pub(super) fn of_bottleneck(problem: &Problem, best: &Bottleneck) -> Self {
        let shape = (problem.rows(), problem.cols());
        let (of_row, of_col) = match &best.most_pairs {
            HallViolator::Rows { members, neighbours } => (
                prices(shape.0, 1, members.iter().map(|row| row.0)),
                prices(shape.1, 0, neighbours.iter().map(|col| col.0)),
            ),
            HallViolator::Columns { members, neighbours } => (
                prices(shape.0, 0, neighbours.iter().map(|row| row.0)),
                prices(shape.1, 1, members.iter().map(|col| col.0)),
            ),
        };
        let prices = ShadowPrices::listed((shape.0, shape.1, 0), of_row.into_iter().chain(of_col));
        let quotas = Quotas::new(shape.0, shape.1);
        let mut set = Self::new(problem, &quotas, |score| Some(score) >= best.worst);
        set.plan = best.optimum.pairs().collect();
        set.narrow(|_, _| Price::of_score(1), &prices);
        set
    }

    pub(super) fn count_open(&self) -> usize {
        self.open.len()
    }

    fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    /// The open columns of a row, ascending.
    pub(super) fn line(&self, row: usize) -> &[u32] {
        &self.open[self.starts[row]..self.starts[row + 1]]
    }

    fn open_of(&self, row: Row) -> impl Iterator<Item = Col> + '_ {
        self.line(row.0).iter().map(|&col| Col(col as usize))
    }

    /// The open cells, row by row.
    pub(super) fn open(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        let rows = (0..self.rows()).map(Row);
        rows.flat_map(|row| self.open_of(row).map(move |col| (row, col)))
    }

    pub(super) fn is_open(&self, Row(row): Row, Col(col): Col) -> bool {
        row < self.rows() && self.line(row).binary_search_by_key(&col, |&col| col as usize).is_ok()
    }

    /// All pairs of the plan.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Row, Col)> + '_ {
        self.settled.iter().chain(&self.plan).copied()
    }

    /// Finds a plan with the greatest Σ weight, narrows to the plans with as much, and returns what
    /// proves it.
    pub(super) fn most(&mut self, weight: impl Fn(Row, Col) -> i64) -> Result<ShadowPrices, Stop> {
        let prices = self.find(&weight)?;
        self.narrow(|row, col| Price::of_score(weight(row, col)), &prices);
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
        if self.count_open() < rows.saturating_mul(cols) / CELLS_PER_OPEN_CELL_OF_DENSE {
            let line = |row| {
                let weighed = |col| (col, weight(row, col));
                self.open_of(row).map(weighed).collect::<Vec<_>>()
            };
            return Ok(Problem::sparse(cols, (0..rows).map(Row).map(line), pairs)?);
        }
        // The next open cell; the cells come row by row.
        let mut next = 0;
        Ok(Problem::from_fn(rows, cols, pairs, |row, col| {
            let is_open = next < self.starts[row.0 + 1] && self.open[next] as usize == col.0;
            next += usize::from(is_open);
            is_open.then(|| weight(row, col))
        })?)
    }

    /// Keeps the best plans by weights, from prices that prove the current plan one of them; see
    /// above.
    pub(super) fn narrow(&mut self, weight: impl Fn(Row, Col) -> Price, prices: &ShadowPrices) {
        for (bounds, price) in self.quotas.every_mut().zip(prices.every()) {
            match price.cmp(&Price::ZERO) {
                Ordering::Greater => bounds.least = bounds.most,
                Ordering::Less => bounds.most = bounds.least,
                Ordering::Equal => {}
            }
        }
        let (of_row, of_col) = self.sums(prices);
        let mut settled = Vec::new();
        self.keep(|row, col| {
            let gain = weight(row, col) - of_row[row.0] - of_col[col.0];
            if gain > Price::ZERO {
                settled.push((row, col));
            }
            gain == Price::ZERO
        });
        self.settle(&settled);
    }

    /// For each member the sum of the prices of its quotas.
    fn sums(&self, prices: &ShadowPrices) -> (Vec<Price>, Vec<Price>) {
        let (mut rows, mut cols) = (prices.rows.clone(), prices.cols.clone());
        for (group, &price) in self.quotas.row_groups().iter().zip(&prices.row_groups) {
            group.members.iter().for_each(|&row| rows[row] = rows[row] + price);
        }
        for (group, &price) in self.quotas.col_groups().iter().zip(&prices.col_groups) {
            group.members.iter().for_each(|&col| cols[col] = cols[col] + price);
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
    pub(super) fn keep(&mut self, mut keep: impl FnMut(Row, Col) -> bool) {
        let (mut place, mut kept) = (0, 0);
        for row in 0..self.rows() {
            let end = self.starts[row + 1];
            while place < end {
                let col = self.open[place];
                if keep(Row(row), Col(col as usize)) {
                    self.open[kept] = col;
                    kept += 1;
                }
                place += 1;
            }
            self.starts[row + 1] = kept;
        }
        self.open.truncate(kept);
    }
}

/// Prices of 0 or 1: one of them for those named, the other for all others.
fn prices(size: usize, others: i64, named: impl Iterator<Item = usize>) -> Vec<Price> {
    let mut prices = vec![Price::of_score(others); size];
    named.for_each(|index| prices[index] = Price::of_score(1 - others));
    prices
}
