//! The check of what is known of a problem that was not solved to its end.

use crate::assignment::{DualPrices, Problem, model::Stopped};

use super::optimal::{made, plan_is_feasible, prices_are_feasible};
use super::{Check, Flaw, ObjectiveValue};

/// Checks that a stopped answer's plan is feasible and worth what it says, and that its prices
/// prove the bound.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear in the cells.
pub fn check_stopped(problem: &Problem, stopped: &Stopped) -> Result<Vec<Check>, Flaw> {
    let mut passed = Vec::new();
    if let Some(columns) = &stopped.columns {
        plan_is_feasible(problem, columns, stopped.total)?;
        let scores = made(columns).filter_map(|(row, col)| problem.score(row, col));
        let worth = scores.map(|score| ObjectiveValue::of_pair(problem.pairs(), score));
        let worth = worth.fold(ObjectiveValue::ZERO, ObjectiveValue::plus);
        if worth != ObjectiveValue::from(stopped.worth) {
            let stated = stopped.worth.into();
            return Err(Flaw::UnequalValues { primal: worth, dual: stated });
        }
        passed.push(Check::PrimalFeasible);
    }
    prices_are_feasible(problem, &stopped.prices)?;
    passed.push(Check::DualFeasible);
    let DualPrices { rows, cols } = &stopped.prices;
    let dual = rows.iter().chain(cols).map(|&price| ObjectiveValue::from(price));
    let dual = dual.fold(ObjectiveValue::ZERO, ObjectiveValue::plus);
    if dual != ObjectiveValue::from(stopped.bound) {
        return Err(Flaw::UnequalValues { primal: stopped.bound.into(), dual });
    }
    passed.push(Check::EqualValues);
    Ok(passed)
}
