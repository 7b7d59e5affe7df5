//! What is answered under side constraints.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{BranchTree, Col, Row};

/// The answer under side constraints; each answer carries its proof, which
/// [`check_branch_and_bound`](crate::certificate::check_branch_and_bound) checks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConstrainedOutcome {
    /// A best plan.
    Optimal(ConstrainedOptimum),
    /// There is no plan.
    Infeasible(BranchTree),
    /// The [`NodeLimit`](crate::assignment::model::NodeLimit) is spent: the best plan met, and how good one can be at most.
    Unfinished {
        /// The best plan met; that none was met does not say that there is none.
        best: Option<FeasiblePlan>,
        /// No plan has a [`value`](FeasiblePlan::value) above it.
        bound: i64,
        /// What proves the bound.
        proof: BranchTree,
    },
}

impl ConstrainedOutcome {
    /// Returns the best plan, if the search ended and there is one.
    pub fn optimum(&self) -> Option<&ConstrainedOptimum> {
        match self {
            Self::Optimal(plan) => Some(plan),
            Self::Infeasible(_) | Self::Unfinished { .. } => None,
        }
    }

    /// Returns the pairs of the incumbent, proved best or not.
    pub fn pairs(&self) -> Option<&[(Row, Col)]> {
        match self {
            Self::Optimal(best) => Some(&best.pairs),
            Self::Infeasible(_) => None,
            Self::Unfinished { best, .. } => best.as_ref().map(|plan| &plan.pairs[..]),
        }
    }

    /// Returns how much better than the incumbent another plan could be at most: 0 if it is proved best, `None`
    /// if there is no incumbent.
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

/// A best plan under side constraints, with its proof.
///
/// Where several plans are equally good, which of them is returned depends on the question, the
/// plan to start from and the features of the crate alone, but is not otherwise promised.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ConstrainedOptimum {
    /// The pairs made, ascending.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of their scores, in score units.
    pub total: i64,
    /// Sum of score − reservation, which is maximised.
    pub value: i64,
    /// The price of each constraint in the linear relaxation, where pairs can be made in part, in score
    /// units: one more unit at its upper end raises the bound of the relaxation by at most this;
    /// negative where the lower end forces pairs that do not pay, 0 where the constraint is not
    /// binding. The effect on whole plans can differ: solve again to know it.
    pub prices: Vec<f64>,
    /// What proves that no plan is better.
    pub proof: BranchTree,
}
