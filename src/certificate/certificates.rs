//! What a certificate states.

use serde::{Deserialize, Serialize};

use super::{Check, Flaw, ObjectiveValue};

/// An answer that passed, and the sums that were found equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Certificate {
    /// The checks passed, in the order in which they were made.
    pub passed: Vec<Check>,
    /// What the plan is worth; 0 for an infeasible problem.
    pub primal: ObjectiveValue,
    /// Sum of all prices, an upper bound for every plan; 0 for an infeasible problem.
    pub dual: ObjectiveValue,
    /// How many members must stay unpaired at least; 0 for an optimum. 1 where side constraints
    /// leave no plan.
    pub shortage: usize,
}

impl Certificate {
    /// Of an optimum of which all checks but the last have passed: that plan and prices have the same
    /// value.
    pub(super) fn of_optimum(primal: ObjectiveValue, dual: ObjectiveValue) -> Result<Self, Flaw> {
        if primal != dual {
            return Err(Flaw::UnequalValues { primal, dual });
        }
        Ok(Self {
            passed: vec![
                Check::PrimalFeasible,
                Check::DualFeasible,
                Check::TightOnMatched,
                Check::ZeroPriceOnUnmatched,
                Check::EqualValues,
            ],
            primal,
            dual,
            shortage: 0,
        })
    }

    /// Of a Hall set.
    pub(super) fn of_hall(shortage: usize) -> Self {
        let passed = vec![Check::NeighboursListed, Check::TooFewNeighbours];
        Self::without_value(passed, shortage)
    }

    /// Of quotas that leave no plan.
    pub(super) fn of_conflict(shortage: usize) -> Self {
        Self::without_value(vec![Check::TooLittleRoom], shortage)
    }

    /// Of a plan that is best level after level, or of no plan.
    pub(super) fn without_value(passed: Vec<Check>, shortage: usize) -> Self {
        Self { passed, primal: ObjectiveValue::ZERO, dual: ObjectiveValue::ZERO, shortage }
    }

    /// Returns the upper bound minus the value: how much better a plan could be at most. It is always 0, since an answer
    /// with a gap is a [`Flaw`](super::Flaw), except for answers that are
    /// [unfinished](crate::assignment::model::ConstrainedOutcome::Unfinished); where these have no plan, its value
    /// is taken as 0.
    pub fn gap(&self) -> ObjectiveValue {
        ObjectiveValue {
            pairs: self.dual.pairs - self.primal.pairs,
            score: self.dual.score - self.primal.score,
        }
    }

    /// Whether the certificate is about an optimum and not about an infeasible problem.
    pub fn is_optimum(&self) -> bool {
        self.shortage == 0
    }
}

/// A ranking that passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankingCertificate {
    /// The checks passed, in the order in which they were made.
    pub passed: Vec<Check>,
    /// How many plans are listed.
    pub plans: usize,
    /// In how many places plans were shown to be no better than the next one.
    pub departures: usize,
}
