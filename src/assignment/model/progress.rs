//! The progress of a solver, and its result if it is stopped.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, DualPrices, Outcome, Price};

/// The progress of a solver.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Progress {
    /// The share of the smaller side that is paired, 0 to 1. It may fall when a new round begins;
    /// at 1 the last steps still remain.
    pub share: f64,
    /// Upper bound on the value of every plan, pairs first in
    /// [`Pairs::Largest`](crate::assignment::Pairs::Largest); `None` until one is known.
    pub bound: Option<Price>,
    /// The pass over the scores of an [`Implicit`](crate::assignment::model::Implicit) problem;
    /// `None` outside of passes, where pairs are made, and for a stored problem.
    #[serde(default)]
    pub pass: Option<PassProgress>,
}

/// The progress of a pass over scores that are computed block by block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PassProgress {
    /// The number of the pass, from 1. How many there will be is not known beforehand.
    pub number: usize,
    /// Members of the smaller side whose scores this pass has computed.
    pub done: usize,
    /// Members whose scores this pass needs: all of them in one or two passes, some in the others.
    pub rows: usize,
}

impl PassProgress {
    /// Returns the share of the pass that is done, 0 to 1.
    pub fn share(&self) -> f64 {
        if self.rows == 0 { 1.0 } else { self.done as f64 / self.rows as f64 }
    }
}

/// The progress of a branch-and-bound search.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SearchProgress {
    /// The nodes explored so far, in this search.
    pub nodes: usize,
    /// Value of the best plan so far, in score units; `None` until there is one.
    pub value: Option<i64>,
    /// Upper bound on the value of every plan, in score units; `None` until one is known.
    pub bound: Option<i64>,
}

impl SearchProgress {
    /// Returns the most that a better plan could gain: the bound minus the value.
    pub fn gap(&self) -> Option<i64> {
        Some(self.bound?.saturating_sub(self.value?))
    }
}

/// The result of a solver that can be stopped, such as
/// [`solve_with_progress`](crate::assignment::linear::solve_with_progress).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterruptibleOutcome {
    /// The problem is solved. The plan is that of [`solve`](crate::assignment::linear::solve());
    /// the prices may differ.
    Done(Outcome),
    /// The solver was stopped: the incumbent and the bound.
    Stopped(Stopped),
}

/// The incumbent and the bound of a solver that was stopped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stopped {
    /// The incumbent: the column of each row. `None` if no feasible plan is known, which is
    /// possible only in [`Pairs::Complete`](crate::assignment::Pairs::Complete).
    pub columns: Option<Vec<Option<Col>>>,
    /// Sum of its scores, in score units.
    pub total: i64,
    /// Value of the plan: its total minus reservations, pairs first in
    /// [`Pairs::Largest`](crate::assignment::Pairs::Largest).
    pub worth: Price,
    /// Upper bound on the value of every plan: the sum of the prices.
    pub bound: Price,
    /// Prices that prove the bound.
    pub prices: DualPrices,
}

impl Stopped {
    /// Returns the bound minus the value of the plan; `None` without a plan. It may be 0 if the
    /// plan is already optimal.
    pub fn gap(&self) -> Option<Price> {
        self.columns.is_some().then(|| self.bound - self.worth)
    }
}
