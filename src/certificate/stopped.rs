//! The check of a stopped solver's answer.

use crate::assignment::{Problem, model::Stopped};

use super::optimal::{plan_is_feasible, prices_are_feasible, worth};
use super::{Check, Flaw, ObjectiveValue};

/// Checks the answer of a stopped solver: the plan is feasible, its value is right, and the prices
/// prove the bound.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// Linear in the cells.
pub fn check_stopped(problem: &Problem, stopped: &Stopped) -> Result<Vec<Check>, Flaw> {
    let mut plan = None;
    if let Some(columns) = &stopped.columns {
        plan_is_feasible(problem, columns, stopped.total)?;
        plan = Some(worth(problem, columns));
    }
    as_stated(stopped, plan, prices_are_feasible(problem, &stopped.prices)?)
}

/// Whether a feasible plan, if there is one, and feasible prices are worth what is stated.
pub(super) fn as_stated(
    stopped: &Stopped,
    plan: Option<ObjectiveValue>,
    dual: ObjectiveValue,
) -> Result<Vec<Check>, Flaw> {
    let mut passed = Vec::new();
    if let Some(primal) = plan {
        let stated = stopped.worth.into();
        if primal != stated {
            return Err(Flaw::UnequalValues { primal, dual: stated });
        }
        passed.push(Check::PrimalFeasible);
    }
    let stated = stopped.bound.into();
    if dual != stated {
        return Err(Flaw::UnequalValues { primal: stated, dual });
    }
    passed.extend([Check::DualFeasible, Check::EqualValues]);
    Ok(passed)
}
