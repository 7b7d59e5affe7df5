//! The plan is checked first, then the branch tree.

use crate::assignment::{
    Col, Problem, Row,
    model::{ConstrainedOutcome, Constraints, Quotas},
};

use super::instance::CheckedInstance;
use super::tree::BranchTreeWalk;
use crate::certificate::{Certificate, Check, Flaw, ObjectiveValue};

/// Checks an answer under side constraints: the plan keeps every quota, side constraint and
/// exclusive; the nodes of the branch tree cover all plans; and the prices of each leaf bound its
/// plans. [`BranchTree`](crate::assignment::model::BranchTree) and
/// [`Multipliers`](crate::assignment::model::Multipliers) explain the proof. The bound of an
/// [unfinished](ConstrainedOutcome::Unfinished) answer is checked too; its certificate has a gap.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// For each node, linear in the cells, the terms of the constraints and the members of groups, in
/// 128 bits.
pub fn check_branch_and_bound(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    outcome: &ConstrainedOutcome,
) -> Result<Certificate, Flaw> {
    let instance = CheckedInstance::new(problem, quotas, constraints)?;
    let mut passed = Vec::new();
    let (value, claimed, tree) = match outcome {
        ConstrainedOutcome::Optimal(best) => {
            let value = instance.value(&best.pairs, best.total, best.value)?;
            (Some(value), Some(i128::from(best.value)), &best.proof)
        }
        ConstrainedOutcome::Infeasible(proof) => (None, None, proof),
        ConstrainedOutcome::Unfinished { best, bound, proof } => {
            let value =
                best.as_ref().map(|plan| instance.value(&plan.pairs, plan.total, plan.value));
            (value.transpose()?, Some(i128::from(*bound)), proof)
        }
    };
    if value.is_some() {
        passed.push(Check::PrimalFeasible);
    }
    if let (Some(value), Some(claimed)) = (value, claimed)
        && claimed < value
    {
        return Err(Flaw::BoundBelowPlan { bound: claimed, value });
    }
    BranchTreeWalk::new(&instance, value, claimed).through(tree)?;
    passed.push(Check::EveryNode);
    let value_of = |score: Option<i128>| ObjectiveValue { pairs: 0, score: score.unwrap_or(0) };
    Ok(Certificate {
        passed,
        primal: value_of(value),
        dual: value_of(claimed),
        shortage: usize::from(claimed.is_none()),
        only_optimum: None,
    })
}

/// Checks that a plan keeps every quota, side constraint and exclusive, whatever its scores.
pub(in crate::certificate) fn check_kept(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    pairs: &[(Row, Col)],
) -> Result<(), Flaw> {
    CheckedInstance::new(problem, quotas, constraints)?.value(pairs, 0, 0).map(|_| ())
}
