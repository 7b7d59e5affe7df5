//! The results of checks that passed.

use serde::{Deserialize, Serialize};

use super::{Check, Flaw, ObjectiveValue};

/// The result of checking an answer: the checks that passed, and the two values compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Certificate {
    /// The checks that passed, in order.
    pub passed: Vec<Check>,
    /// Value of the plan; 0 for an infeasible problem.
    pub primal: ObjectiveValue,
    /// Sum of all prices, an upper bound for every plan; 0 for an infeasible problem.
    pub dual: ObjectiveValue,
    /// The least number of members that stay unpaired; 0 for an optimum, 1 if side constraints
    /// leave no plan.
    pub shortage: usize,
    /// Whether the plan is the only one that is optimal: no other has the same value, at each level
    /// if there are several. It follows from the prices that were checked. `None` if it was not
    /// examined: without a plan, under side constraints, and if very many cells are tight.
    #[serde(default)]
    pub only_optimum: Option<bool>,
}

impl Certificate {
    /// For an optimum that passed all checks but the last: that plan and prices have the same
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
            only_optimum: None,
        })
    }

    /// For a Hall violator.
    pub(super) fn of_hall(shortage: usize) -> Self {
        let passed = vec![Check::NeighboursListed, Check::TooFewNeighbours];
        Self::without_value(passed, shortage)
    }

    /// For conflicting quotas.
    pub(super) fn of_conflict(shortage: usize) -> Self {
        Self::without_value(vec![Check::TooLittleRoom], shortage)
    }

    /// For a lexicographically optimal plan, or for no plan.
    pub(super) fn without_value(passed: Vec<Check>, shortage: usize) -> Self {
        let zero = ObjectiveValue::ZERO;
        Self { passed, primal: zero, dual: zero, shortage, only_optimum: None }
    }

    /// Returns the upper bound minus the value of the plan. It is 0 except for
    /// [unfinished](crate::assignment::model::ConstrainedOutcome::Unfinished) answers; if these
    /// have no plan, its value counts as 0.
    pub fn gap(&self) -> ObjectiveValue {
        ObjectiveValue {
            pairs: self.dual.pairs - self.primal.pairs,
            score: self.dual.score - self.primal.score,
        }
    }

    /// Whether the certificate is for an optimum and not for an infeasible problem.
    pub fn is_optimum(&self) -> bool {
        self.shortage == 0
    }
}

/// The result of checking a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankingCertificate {
    /// The checks that passed, in order.
    pub passed: Vec<Check>,
    /// Number of plans listed.
    pub plans: usize,
    /// Number of places where other plans may depart, all bounded by the next value.
    pub departures: usize,
}
