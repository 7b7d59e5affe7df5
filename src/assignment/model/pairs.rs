//! Which plans are feasible, and what the best one maximises.

use serde::{Deserialize, Serialize};

/// The mode of a problem: which plans are feasible, and what is maximised.
///
/// | Mode | A plan is feasible when | The best plan has |
/// |---|---|---|
/// | `Complete` | every member of the smaller side has a partner | the greatest Σ score |
/// | `Largest` | always | the most pairs, then the greatest Σ score |
/// | `Free` | always | the greatest Σ (score − reservation) |
///
/// # Example
///
/// Rows 0 and 1 can only take column 0. No plan is complete; the largest has two pairs; and with
/// a reservation of 65 only the first of them is worth making:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Outcome, Pairs, Problem, solve};
///
/// let cells = array![
///     [Some(90), None, None],
///     [Some(80), None, None],
///     [Some(70), Some(60), Some(50)],
/// ];
/// let total = |pairs| {
///     let problem = Problem::dense(cells.view(), pairs)?;
///     Ok(solve(&problem).optimum().map(|optimum| optimum.total))
/// };
/// assert_eq!(total(Pairs::Complete)?, None);
/// assert_eq!(total(Pairs::Largest)?, Some(150));
/// assert_eq!(total(Pairs::Free { reservation: 65 })?, Some(90));
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairs {
    /// Every member of the smaller side must be paired; with as many rows as columns, every member.
    Complete,
    /// As many pairs as the forbidden cells allow, and among such plans the greatest total.
    Largest,
    /// A pair is made only if it pays: the plan maximises Σ (score − reservation) over its pairs,
    /// and any member may stay unpaired at value 0. A pair at exactly the reservation adds 0; the
    /// [tie rule](crate::assignment::model::TieRule) prefers to make it.
    Free {
        /// The score at which making a pair and not making it are worth the same, in score units.
        reservation: i64,
    },
}
