//! The k best plans.

use crate::assignment::k_best::ranking::Ranking;
use crate::assignment::model::{KBest, KBestError, MAX_BYTES, Problem, RankedPlan, Row, Ties};

/// Lists the k best plans, best first, with a proof.
///
/// Use it to see what all good plans share, and how little a variant costs. In
/// [`Pairs::Complete`](crate::assignment::Pairs::Complete) all complete plans are ranked, in
/// [`Pairs::Largest`](crate::assignment::Pairs::Largest) and
/// [`Pairs::Free`](crate::assignment::Pairs::Free) all plans with any number of pairs. To find the
/// cost of forcing one pair, a single [`solve`](crate::assignment::linear::solve()) with that pair
/// suffices. If no plan is feasible, the list is empty.
///
/// # Complexity
///
/// For n rows and m candidates, each plan takes O(m) to bound its subproblems; some of these are
/// solved from the prices of their parent by a few shortest augmenting paths of O(m log m). Memory:
/// O(n + columns) per subproblem solved.
///
/// The proof has a price per column for each open subproblem: for the 100 best plans of 500 × 500
/// random scores about 75 MB, and more in a file. [`Ranking`] lists the same plans without a proof.
///
/// # Errors
///
/// [`KBestError::NoneRequested`] for k = 0, and [`KBestError::TooMany`] if that many plans may exist,
/// as far as the number of candidates shows, and could take too much memory.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, k_best, model::Ties};
///
/// let scores = array![[90, 75, 40, 10], [85, 80, 30, 20], [60, 55, 50, 45]].mapv(Some);
/// let problem = Problem::dense(scores.view(), Pairs::Complete)?;
/// let best = k_best::solve(&problem, 4, Ties::default())?;
/// let totals: Vec<i64> = best.plans.iter().map(|plan| plan.total).collect();
/// assert_eq!(totals, [220, 215, 210, 205]);
/// assert_eq!(best.plans[2].columns, [Some(Col(1)), Some(Col(0)), Some(Col(2))]);
/// assert_eq!(best.next.map(|value| value.score), Some(180));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// K. G. Murty, *An algorithm for ranking all the assignments in order of increasing cost*,
/// Operations Research 16 (1968), doi:10.1287/opre.16.3.682. M. L. Miller, H. S. Stone, I. J. Cox,
/// *Optimizing Murty's ranked assignment method*, IEEE Transactions on Aerospace and Electronic
/// Systems 33 (1997), doi:10.1109/7.599256.
pub fn solve(problem: &Problem, k: usize, ties: Ties) -> Result<KBest, KBestError> {
    if k == 0 {
        return Err(KBestError::NoneRequested);
    }
    let most = match ties {
        Ties::Keep { limit } => k.saturating_add(limit),
        Ties::Cut => k,
    };
    check_memory(problem, most)?;
    let mut plans: Vec<RankedPlan> = Vec::new();
    let mut following = None;
    let mut ranking = Ranking::new(problem);
    for plan in ranking.by_ref() {
        let same_value = plans.last().is_some_and(|last| last.value == plan.value);
        if plans.len() >= if same_value { most } else { k } {
            following = Some(plan);
            break;
        }
        plans.push(plan);
    }
    let next = following.as_ref().map(|plan| plan.value);
    let proof = ranking.proof(following.map(|plan| plan.columns));
    Ok(KBest { plans, next, proof })
}

/// Refuses more plans than fit in [`MAX_BYTES`], unless fewer exist.
fn check_memory(problem: &Problem, requested: usize) -> Result<(), KBestError> {
    let (rows, cols) = (problem.rows(), problem.cols());
    // A plan parts the rest into a subproblem per row, each with its prices and pairs.
    let bytes_per_plan = rows as u128 * (rows + cols) as u128 * BYTES_PER_MEMBER;
    let limit = usize::try_from(u128::from(MAX_BYTES) / bytes_per_plan).unwrap_or(usize::MAX);
    let choices = |row: usize| problem.candidates(Row(row)).count().saturating_add(1);
    let exist = (0..rows).map(choices).fold(1_usize, usize::saturating_mul);
    if requested.min(exist) > limit.max(1) {
        return Err(KBestError::TooMany { requested, limit: limit.max(1) });
    }
    Ok(())
}

/// Memory that a subproblem takes for a row or a column: two indices and a price.
const BYTES_PER_MEMBER: u128 = 24;
