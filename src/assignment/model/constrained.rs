//! The answer under side constraints.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{BranchTree, Col, Row};

/// The answer under side constraints, with its proof, which
/// [`check_branch_and_bound`](crate::certificate::check_branch_and_bound) checks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstrainedOutcome {
    /// An optimal plan.
    Optimal(ConstrainedOptimum),
    /// No plan is feasible.
    Infeasible(BranchTree),
    /// The [`NodeLimit`](crate::assignment::model::NodeLimit) is reached: the incumbent, and a
    /// bound on every plan.
    Unfinished {
        /// The incumbent; `None` does not mean that no plan exists.
        best: Option<FeasiblePlan>,
        /// Upper bound on the [`value`](FeasiblePlan::value) of every plan.
        bound: i64,
        /// The proof of the bound.
        proof: BranchTree,
    },
}

impl ConstrainedOutcome {
    /// Returns the optimal plan, if the search ended and there is one.
    pub fn optimum(&self) -> Option<&ConstrainedOptimum> {
        match self {
            Self::Optimal(plan) => Some(plan),
            Self::Infeasible(_) | Self::Unfinished { .. } => None,
        }
    }

    /// Returns the pairs of the incumbent, proved optimal or not.
    pub fn pairs(&self) -> Option<&[(Row, Col)]> {
        match self {
            Self::Optimal(best) => Some(&best.pairs),
            Self::Infeasible(_) => None,
            Self::Unfinished { best, .. } => best.as_ref().map(|plan| &plan.pairs[..]),
        }
    }

    /// Returns the bound minus the value of the incumbent: 0 if it is proved optimal, `None` if
    /// there is no incumbent.
    pub fn gap(&self) -> Option<i64> {
        match self {
            Self::Optimal(_) => Some(0),
            Self::Infeasible(_) => None,
            Self::Unfinished { best, bound, .. } => {
                best.as_ref().map(|plan| bound.saturating_sub(plan.value))
            }
        }
    }

    /// Returns the proof.
    pub fn proof(&self) -> &BranchTree {
        match self {
            Self::Optimal(plan) => &plan.proof,
            Self::Infeasible(proof) | Self::Unfinished { proof, .. } => proof,
        }
    }
}

/// A plan that keeps all quotas and constraints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeasiblePlan {
    /// The pairs made, ascending.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of their scores, in score units.
    pub total: i64,
    /// Sum of score − reservation, which is maximised.
    pub value: i64,
}

/// An optimal plan under side constraints, with its proof.
///
/// Among several optimal plans, the one returned depends only on the problem, the starting plan and
/// the features of the crate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConstrainedOptimum {
    /// The pairs made, ascending.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of their scores, in score units.
    pub total: i64,
    /// Sum of score − reservation, which is maximised.
    pub value: i64,
    /// The shadow price of each constraint in the linear relaxation, where pairs may be fractional,
    /// in score units. One more unit of the upper bound raises the optimum of the relaxation by at
    /// most this. It is negative if the lower bound forces pairs that do not pay, and 0 if the
    /// constraint is not binding. The effect on plans can differ: solve again to find it.
    pub prices: Vec<f64>,
    /// The proof of optimality.
    pub proof: BranchTree,
}
