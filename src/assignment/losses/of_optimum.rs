//! The loss of every pair of a plain problem.

use ndarray::Array2;

use super::solve::of_plan;
use crate::assignment::model::{
    Bounds, Col, Level, Losses, LossesError, Pairs, Problem, Quotas, Row,
};

/// Returns what every pair would cost an optimal plan of a plain problem, in which each member has one partner at
/// most; see [`of_plan`].
///
/// Losses have two levels, pairs and score units, in [`Pairs::Largest`], and one, score units, in the other modes.
///
/// # Complexity
///
/// O(n³ + n m) with n members of the smaller side and m of the larger one; memory O(n m).
///
/// # Errors
///
/// As [`of_plan`].
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Row, losses, solve};
///
/// let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let best = solve(&problem).into_optimum().ok_or("no plan")?;
/// let plan: Vec<_> = best.pairs().collect();
/// let losses = losses::of_optimum(&problem, &plan)?;
/// // Row 0 is with column 0. With column 2 it would lose 50, and rows 1 and 2 would gain 5 each.
/// assert_eq!(losses.loss(Row(0), Col(2)), Some(&[40][..]));
/// assert_eq!(losses.exit(Row(0), Col(0)), Some(&[10][..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of_optimum(problem: &Problem, plan: &[(Row, Col)]) -> Result<Losses, LossesError> {
    let shape = (problem.rows(), problem.cols());
    let mut scores = Array2::zeros(shape);
    for (row, col, score) in problem.eligible_cells() {
        scores[[row.0, col.0]] = score;
    }
    let mut quotas = Quotas::new(shape.0, shape.1);
    let levels = match problem.pairs() {
        Pairs::Complete => {
            let one = Bounds { least: 1, most: 1 };
            if shape.0 <= shape.1 {
                quotas.rows.members.fill(one);
            }
            if shape.1 <= shape.0 {
                quotas.cols.members.fill(one);
            }
            vec![Level::MaximizeSum(scores)]
        }
        Pairs::Largest => {
            vec![Level::MaximizeSum(Array2::ones(shape)), Level::MaximizeSum(scores)]
        }
        Pairs::Free { reservation } => {
            for (row, col, _) in problem.eligible_cells() {
                scores[[row.0, col.0]] -= reservation;
            }
            vec![Level::MaximizeSum(scores)]
        }
    };
    of_plan(problem, &quotas, &levels, plan)
}
