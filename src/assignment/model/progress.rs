//! The progress of a solver, and what is known when it is stopped.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, DualPrices, Outcome, Price};

/// How far a solver has come.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Progress {
    /// The share of the smaller side that has a partner at present, 0 to 1. It may fall where a
    /// new round begins, and at 1 the last steps are still to come.
    pub share: f64,
    /// No plan is worth more than this, pairs counted first in [`Pairs::Largest`](crate::assignment::Pairs::Largest); `None` as long
    /// as nothing is known.
    pub bound: Option<Price>,
}

/// What [`solve_with_progress`](crate::assignment::linear::solve_with_progress) returns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterruptibleOutcome {
    /// The answer: the plan of [`solve`](crate::assignment::linear::solve()), with prices that may be others.
    Done(Outcome),
    /// What was known when it was stopped.
    Stopped(Stopped),
}

/// What is known of a problem that was not solved to its end: never called optimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Stopped {
    /// The best plan known, for each row its column; `None` where no feasible plan is known, which
    /// can only be in [`Pairs::Complete`](crate::assignment::Pairs::Complete).
    pub columns: Option<Vec<Option<Col>>>,
    /// Sum of its scores, in score units.
    pub total: i64,
    /// What the plan is worth: its total less reservations, pairs counted first in
    /// [`Pairs::Largest`](crate::assignment::Pairs::Largest).
    pub worth: Price,
    /// No plan is worth more: the sum of the prices.
    pub bound: Price,
    /// Prices that prove the bound.
    pub prices: DualPrices,
}

impl Stopped {
    /// Returns how much more than this plan another one may be worth at most; `None` without a
    /// plan. It may be 0, if the plan is already the best one.
    pub fn gap(&self) -> Option<Price> {
        self.columns.is_some().then(|| self.bound - self.worth)
    }
}
