//! A subproblem of Murty's method: the plans that begin in a given way and then differ from given
//! ones.

use std::sync::Arc;

use crate::assignment::kernel::csr::{Edge, Graph};
use crate::assignment::kernel::dual_state::{DualState, NONE, OptionalSides};
use crate::assignment::kernel::equality_graph::EqualityGraph;
use crate::assignment::kernel::progress::NoObserver;
use crate::assignment::kernel::sparse_assignment;
use crate::assignment::kernel::sparse_assignment::{Bidder, Interruption, ProgressReporter, Start};
use crate::assignment::kernel::tie_break::canonical::first_within;
use crate::assignment::model::Price;

/// The plan that a subproblem was split off, and the row in which its plans depart from it.
pub(super) type DepartureIndex = (usize, usize);

/// The plans in which the first rows have given columns, and the next row none of the barred ones.
pub(super) struct Subproblem {
    /// The number of the plan that parted it off; 0 before there is one.
    plan: usize,
    /// That plan, and how many of its first rows keep their columns.
    parent: Arc<Vec<u32>>,
    first: usize,
    barred: Vec<u32>,
}

/// A subproblem with its optimal cost, and prices that prove it.
pub(super) struct SolvedSubproblem<T> {
    subproblem: Subproblem,
    /// The cost of its best plans, all rows together.
    pub(super) cost: T,
    /// Of the rows that are not fixed, counted from the first of them.
    state: DualState<T>,
}

impl Subproblem {
    /// All plans.
    pub(super) fn whole() -> Self {
        Self { plan: 0, parent: Arc::new(Vec::new()), first: 0, barred: Vec::new() }
    }

    /// The columns of the first rows.
    fn fixed(&self) -> &[u32] {
        &self.parent[..self.first]
    }

    /// Where its plans depart.
    pub(super) fn place(&self) -> DepartureIndex {
        (self.plan, self.first)
    }

    /// The columns that the rows from `row` on may not take, since earlier ones have them.
    fn taken(&self, cols: usize) -> Vec<bool> {
        let mut taken = vec![false; cols];
        for &col in self.fixed() {
            taken[col as usize] = true;
        }
        taken
    }

    /// The candidates of the rows that are not fixed.
    fn graph<T: Copy>(&self, graph: &Graph<T>) -> Graph<T> {
        let taken = self.taken(graph.cols());
        let first = self.first;
        let rows = graph.rows() - first;
        let most = (first..graph.rows()).map(|row| graph.row(row).len()).sum();
        let mut rest = Graph::with_capacity((rows, graph.cols()), most);
        for row in first..graph.rows() {
            let open = |edge: &&Edge<T>| self.is_open(&taken, row, edge.to);
            rest.push(graph.row(row).iter().filter(open).copied());
        }
        rest
    }

    /// Whether a row that is not fixed may take a column.
    fn is_open(&self, taken: &[bool], row: usize, col: u32) -> bool {
        !taken[col as usize] && (row > self.first || !self.barred.contains(&col))
    }

    /// Finds the optimal cost of the subproblem, from the prices and an optimal plan of its parent
    /// if there is one. If it has no plan, returns rows of it that have too few columns left.
    pub(super) fn solve<T: Bidder>(
        self,
        graph: &Graph<T>,
        optional: OptionalSides,
        parent: Option<&SolvedSubproblem<T>>,
    ) -> Result<SolvedSubproblem<T>, Vec<usize>> {
        let rest = self.graph(graph);
        let first = self.first;
        let mut state = DualState::new(rest.rows(), rest.cols());
        let solved = if let Some(parent) = parent {
            self.begin(&mut state, parent);
            let solved = sparse_assignment::pair_row(&rest, &mut state, optional, 0);
            solved.map_err(|set| set.rows)
        } else {
            let reporter = ProgressReporter { observer: &NoObserver, bound: None };
            match sparse_assignment::solve(&rest, &mut state, optional, Start::Cold, &reporter) {
                Ok(()) => Ok(()),
                Err(Interruption::Stopped(never)) => match never {},
                Err(Interruption::Deficient(found)) => {
                    Err(found.into_iter().next().map(|set| set.rows).unwrap_or_default())
                }
            }
        };
        if let Err(rows) = solved {
            let mut rows: Vec<usize> = rows.iter().map(|&row| first + row as usize).collect();
            rows.sort_unstable();
            return Err(rows);
        }
        let mut cost = T::ZERO;
        for row in 0..graph.rows() {
            let col = if row < first { self.parent[row] } else { state.rows.mate[row - first] };
            let made = graph.row(row).iter().find(|edge| edge.to == col);
            cost = made.map_or(cost, |edge| cost + edge.cost);
        }
        Ok(SolvedSubproblem { subproblem: self, cost, state })
    }

    /// Prices and pairs of the parent, for all rows but the first of the rest, which is what is new.
    fn begin<T: Bidder>(&self, state: &mut DualState<T>, parent: &SolvedSubproblem<T>) {
        let first = self.first;
        state.cols.price.copy_from_slice(&parent.state.cols.price);
        // A price that nobody can pay any more would be worked off for nothing.
        for &col in self.fixed() {
            state.cols.price[col as usize] = T::ZERO;
        }
        let skipped = first - parent.subproblem.first;
        state.rows.price.copy_from_slice(&parent.state.rows.price[skipped..]);
        for (row, &col) in (1..).zip(&self.parent[first + 1..]) {
            state.rows.mate[row as usize] = col;
            state.cols.mate[col as usize] = row;
        }
    }
}

impl<T: Bidder> SolvedSubproblem<T> {
    /// What a candidate of a row costs beyond its two prices.
    fn slack(&self, row: usize, edge: &Edge<T>) -> T {
        let row = row - self.subproblem.first;
        edge.cost - self.state.rows.price[row] - self.state.cols.price[edge.to as usize]
    }

    pub(super) fn place(&self) -> DepartureIndex {
        self.subproblem.place()
    }

    /// What the columns of the problem are worth to the subproblem; none of them is negative, and
    /// nobody pays as much as `forbidding`, which is asked for the columns that are given away.
    pub(super) fn worths(
        &self,
        cols: usize,
        optional: OptionalSides,
        forbidding: Price,
    ) -> Vec<Price> {
        let taken = self.subproblem.taken(self.state.cols.price.len());
        let prices = self.state.cols.price.iter().zip(&taken).take(cols);
        let free = prices.clone().filter(|&(_, taken)| !taken).map(|(&price, _)| price);
        // Where all columns left are taken, only their differences count.
        let least = if optional.cols { T::ZERO } else { free.max().unwrap_or(T::ZERO) };
        let worth = |price: T| (least - price).price();
        prices.map(|(&price, &taken)| if taken { forbidding } else { worth(price) }).collect()
    }

    /// The first of its optimal plans, by the tie rule.
    pub(super) fn with_ties_broken(&self, graph: &Graph<T>, optional: OptionalSides) -> Vec<u32> {
        let first = self.subproblem.first;
        let taken = self.subproblem.taken(graph.cols());
        let is_open = |row, col| self.subproblem.is_open(&taken, row, col);
        let tight = EqualityGraph::listed(
            graph.cols(),
            (first..graph.rows()).map(|row| {
                let tight = move |edge: &&Edge<T>| {
                    self.slack(row, edge) == T::ZERO && is_open(row, edge.to)
                };
                graph.row(row).iter().filter(tight).map(|edge| edge.to)
            }),
        );
        let spare = |price: &T| optional.cols && *price == T::ZERO;
        let spare_col = self.state.cols.price.iter().map(spare).collect();
        let has = |&col: &u32| (col != NONE).then_some(col as usize);
        let col_of = self.state.rows.mate.iter().map(has).collect();
        let found = first_within(tight, vec![false; graph.rows() - first], spare_col, col_of);
        #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
        let found = found.into_iter().map(|col| col.map_or(NONE, |col| col as u32));
        self.subproblem.fixed().iter().copied().chain(found).collect()
    }

    /// The other plans, split by the first row in which they differ from an optimal plan; each
    /// subproblem has a lower bound of its costs.
    pub(super) fn parted(
        &self,
        graph: &Graph<T>,
        plan: &Arc<Vec<u32>>,
        number: usize,
    ) -> Vec<(T, Subproblem)> {
        let mut parts = Vec::new();
        let mut taken = self.subproblem.taken(graph.cols());
        let first = self.subproblem.first;
        for (row, &col) in plan.iter().enumerate().skip(first) {
            let (by, mut barred) = if row == first {
                (self.subproblem.plan, self.subproblem.barred.clone())
            } else {
                (number, Vec::new())
            };
            barred.push(col);
            let other = |edge: &&Edge<T>| !taken[edge.to as usize] && !barred.contains(&edge.to);
            let least = graph.row(row).iter().filter(other).map(|edge| self.slack(row, edge)).min();
            if let Some(least) = least {
                let parent = Arc::clone(plan);
                let subproblem = Subproblem { plan: by, parent, first: row, barred };
                parts.push((self.cost + least, subproblem));
            }
            taken[col as usize] = true;
        }
        parts
    }
}
