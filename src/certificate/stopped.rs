//! The check of what is known of a problem that was not solved to its end.

use crate::assignment::{DualPrices, Pairs, Problem, Stopped};

use super::optimal::{plan_is_feasible, prices_are_feasible};
use super::{Check, Flaw, Value};

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
        let count = columns.iter().flatten().count() as i128;
        let worth = match problem.pairs() {
            Pairs::Complete => Value { pairs: 0, score: stopped.total.into() },
            Pairs::Largest => Value { pairs: count, score: stopped.total.into() },
            Pairs::Free { reservation } => Value {
                pairs: 0,
                score: i128::from(stopped.total) - count * i128::from(reservation),
            },
        };
        if worth != Value::from(stopped.worth) {
            let stated = stopped.worth.into();
            return Err(Flaw::UnequalValues { primal: worth, dual: stated });
        }
        passed.push(Check::PrimalFeasible);
    }
    prices_are_feasible(problem, &stopped.prices)?;
    passed.push(Check::DualFeasible);
    let DualPrices { rows, cols } = &stopped.prices;
    let dual = rows.iter().chain(cols).map(|&price| Value::from(price));
    let dual = dual.fold(Value::ZERO, Value::plus);
    if dual != Value::from(stopped.bound) {
        return Err(Flaw::UnequalValues { primal: stopped.bound.into(), dual });
    }
    passed.push(Check::EqualValues);
    Ok(passed)
}
