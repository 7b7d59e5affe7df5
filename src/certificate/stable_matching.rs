//! The check of a stable plan.

use crate::assignment::{
    Col, Row,
    model::{Preferences, StableMatching},
};

use super::Flaw;

/// Checks that a plan is stable: all partners are acceptable, no column exceeds its capacity, and
/// no pair blocks the plan.
///
/// It does not check that the plan is the best stable one for the proposing side.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// Linear in the pairs.
pub fn check_stable(views: &Preferences, plan: &StableMatching) -> Result<(), Flaw> {
    if plan.columns.len() != views.rows() {
        return Err(Flaw::PlanLength { expected: views.rows(), found: plan.columns.len() });
    }
    let mut held: Vec<Vec<i64>> = vec![Vec::new(); views.cols()];
    for (row, col) in plan.columns.iter().enumerate() {
        let (row, Some(col)) = (Row(row), *col) else { continue };
        match (views.of_row(row, col), views.of_col(row, col)) {
            (Some(_), Some(view)) => held[col.0].push(view),
            _ => return Err(Flaw::Unacceptable { row, col }),
        }
    }
    for (col, held) in held.iter().enumerate() {
        let capacity = views.capacity(Col(col));
        if held.len() > capacity {
            return Err(Flaw::OverCapacity { col: Col(col), capacity, found: held.len() });
        }
    }
    for (row, has) in plan.columns.iter().enumerate() {
        let row = Row(row);
        let content = has.and_then(|col| views.of_row(row, col));
        for (col, held) in held.iter().enumerate() {
            let col = Col(col);
            let (Some(wish), Some(answer)) = (views.of_row(row, col), views.of_col(row, col))
            else {
                continue;
            };
            let welcome =
                held.len() < views.capacity(col) || held.iter().any(|&view| answer > view);
            if Some(wish) > content && *has != Some(col) && welcome {
                return Err(Flaw::Blocking { row, col });
            }
        }
    }
    Ok(())
}
