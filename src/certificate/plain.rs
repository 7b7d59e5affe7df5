//! The certificate of a plain assignment.

use crate::assignment::{Outcome, Problem};

use super::{Certificate, Flaw, infeasible, optimal};

/// Checks the answer to a plain assignment problem.
///
/// For an optimum: the plan is feasible, the prices are feasible, pairs made are tight, unpaired
/// members have price 0, and plan and prices have the same value;
/// [`DualPrices`](crate::assignment::DualPrices) explains why this proves the plan optimal. For an
/// infeasible problem: every partner of the Hall violator is listed, and there are too few of them.
///
/// The [`TieRule`](crate::assignment::model::TieRule) is not checked: any optimal plan passes.
///
/// # Errors
///
/// The first [`Flaw`] in the order of [`Check`](super::Check), with its place and numbers.
///
/// # Complexity
///
/// Time linear in the cells; memory linear in the two sides and in the tight cells, at most a million
/// of which are looked at to say whether the plan is the [only optimum](Certificate::only_optimum).
/// Sums have 128 bits, so no price overflows.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Outcome, Pairs, Price, Problem, solve};
/// use regiopair::certificate::{Flaw, check};
///
/// let problem = Problem::dense(array![[5, 3], [4, 1]].mapv(Some).view(), Pairs::Complete)?;
/// let mut outcome = solve(&problem);
/// let certificate = check(&problem, &outcome)?;
/// assert_eq!(certificate.primal.score, 7);
/// assert_eq!(certificate.gap().score, 0);
///
/// // A price that is a little too low is detected.
/// if let Outcome::Optimal(optimum) = &mut outcome {
///     optimum.prices.rows[0] = optimum.prices.rows[0] - Price::of_score(1);
/// }
/// assert!(matches!(check(&problem, &outcome), Err(Flaw::PriceTooLow { .. })));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(problem: &Problem, outcome: &Outcome) -> Result<Certificate, Flaw> {
    match outcome {
        Outcome::Optimal(optimum) => optimal::check(problem, optimum),
        Outcome::Infeasible(hall) => infeasible::check(problem, hall),
    }
}
