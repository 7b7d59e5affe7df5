//! The certificate of a plain assignment.

use crate::assignment::{Outcome, Problem};

use super::{Certificate, Flaw, infeasible, optimal};

/// Checks an answer against its question.
///
/// For an optimum: the plan is feasible, the prices are feasible, pairs made are tight, unpaired
/// members have price 0, and plan and prices have the same value; the page of
/// [`DualPrices`](crate::assignment::DualPrices) says why this proves the plan best. For an
/// infeasible problem: every partner of the Hall set is listed, and there are too few of them.
///
/// That the plan is the one of the [`TieRule`](crate::assignment::model::TieRule) is not checked: any best
/// plan passes.
///
/// # Errors
///
/// The first [`Flaw`] in the order of [`Check`](super::Check), with its place and its numbers.
///
/// # Complexity
///
/// Linear in the cells, in time; linear in the two sides, in space. Sums are taken in 128 bits, so
/// that no price, however wrong, overflows.
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
/// // A price that is a little too low is found out.
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
