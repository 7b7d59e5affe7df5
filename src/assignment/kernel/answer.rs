//! Conversion of the solver's state to a public answer.

use crate::assignment::kernel::dual_state::{DeficientSet, DualState, NONE};
use crate::assignment::kernel::equality_graph::{EqualityGraph, KnownTight};
use crate::assignment::kernel::tie_break::canonical;
use crate::assignment::model::price::Amount;
use crate::assignment::model::{
    Col, DualPrices, HallViolator, Optimum, Outcome, Pairs, Price, Problem, TieRule,
};

/// Plan and prices in the orientation of the solver, where rows are the short side.
pub(in crate::assignment) struct Solution {
    col_of: Vec<u32>,
    row_of: Vec<u32>,
    rows: Vec<Price>,
    cols: Vec<Price>,
}

impl Solution {
    /// Negates the prices, since the solver minimises.
    pub(in crate::assignment) fn new<T: Amount>(state: DualState<T>) -> Self {
        let public = |prices: Vec<T>| prices.into_iter().map(|price| (T::ZERO - price).price());
        Self {
            rows: public(state.rows.price).collect(),
            cols: public(state.cols.price).collect(),
            col_of: state.rows.mate,
            row_of: state.cols.mate,
        }
    }

    /// Of a plan that pairs every row: where there are as many columns, all of them are paired and
    /// prices are free to shift from one side to the other, and the longer side's shall not be
    /// negative.
    pub(in crate::assignment) fn complete(state: DualState<i64>) -> Self {
        let mut found = Self::new(state);
        let least = found.cols.iter().map(|price| price.score).min().unwrap_or(0);
        let shift = Price::of_score(least.min(0));
        for price in &mut found.cols {
            *price = *price - shift;
        }
        for price in &mut found.rows {
            *price = *price + shift;
        }
        found
    }

    /// A complete plan is a largest one: each row brings the one pair that it can, so that pair is
    /// its price, in addition to its price in score.
    pub(in crate::assignment) fn counted(state: DualState<i64>) -> Self {
        let mut found = Self::complete(state);
        for price in &mut found.rows {
            price.pairs = 1;
        }
        found
    }

    /// The incumbent and the prices of a stopped solver.
    pub(in crate::assignment) fn known(known: PartialSolution, pairs: Pairs) -> Self {
        let pairs = i64::from(pairs == Pairs::Largest);
        let mut row_of = vec![NONE; known.cols.len()];
        for (row, &col) in (0..).zip(&known.plan) {
            if col != NONE {
                row_of[col as usize] = row;
            }
        }
        Self {
            rows: known.rows.into_iter().map(|score| Price { pairs, score }).collect(),
            cols: known.cols.into_iter().map(Price::of_score).collect(),
            col_of: known.plan,
            row_of,
        }
    }

    /// Plan and prices in the orientation of the problem.
    pub(in crate::assignment) fn parts(
        self,
        turned: bool,
    ) -> (Vec<Option<Col>>, Vec<Price>, Vec<Price>) {
        let (plan, rows, cols) = self.turned(turned);
        (public(plan), rows, cols)
    }

    /// The answer without tie-breaking.
    pub(in crate::assignment) fn unsettled(self, total: i64, turned: bool) -> Outcome {
        let (columns, rows, cols) = self.parts(turned);
        let prices = DualPrices { rows, cols };
        Outcome::Optimal(Optimum { columns, total, prices, tie_rule: TieRule::AsFound })
    }

    fn turned(self, turned: bool) -> (Vec<u32>, Vec<Price>, Vec<Price>) {
        if turned {
            (self.row_of, self.cols, self.rows)
        } else {
            (self.col_of, self.rows, self.cols)
        }
    }

    /// The answer to the problem, of which the solver saw the transpose if `turned`.
    pub(in crate::assignment) fn outcome(self, problem: &Problem, turned: bool) -> Outcome {
        let (columns, rows, cols) = self.parts(turned);
        Outcome::Optimal(Optimum::with_ties_broken(problem, &columns, DualPrices { rows, cols }))
    }
}

impl Solution {
    /// The answer to the problem, where it is known in which cells of `table`, the problem or if
    /// `turned` its transpose, tight ones may be.
    pub(in crate::assignment) fn outcome_near(
        self,
        problem: &Problem,
        (table, turned): (&Problem, bool),
        near: KnownTight,
    ) -> Outcome {
        let seen = DualPrices { rows: self.rows.clone(), cols: self.cols.clone() };
        let tight = EqualityGraph::near(table, &seen, near);
        let tight = if turned { tight.turned() } else { tight };
        let (columns, rows, cols) = self.parts(turned);
        let prices = DualPrices { rows, cols };
        let columns = canonical::canonical_within(problem, &prices, &columns, tight);
        Outcome::Optimal(Optimum::summed(problem, columns, prices))
    }
}

fn public(plan: Vec<u32>) -> Vec<Option<Col>> {
    plan.into_iter().map(|col| (col != NONE).then_some(Col(col as usize))).collect()
}

/// The Hall violator of rows that cannot all be paired.
pub(in crate::assignment) fn hall(deficient: DeficientSet, turned: bool) -> Outcome {
    let wide = |members: Vec<u32>| members.into_iter().map(|member| member as usize).collect();
    Outcome::Infeasible(HallViolator::of(wide(deficient.rows), wide(deficient.cols), turned))
}

/// A plan within the restricted problem, and prices for all cells.
pub(in crate::assignment) struct PartialSolution {
    /// For each row its column, or [`NONE`]; where rows may stay unpaired, all pairs are worth
    /// something.
    pub(in crate::assignment) plan: Vec<u32>,
    /// Σ scores of its pairs.
    pub(in crate::assignment) total: i64,
    /// Prices of rows: no cell offers more than this and the price of its column.
    pub(in crate::assignment) rows: Vec<i64>,
    /// Prices of columns, at least 0.
    pub(in crate::assignment) cols: Vec<i64>,
}
