//! The plan whose worst pair is best, then its second worst, and so on.
//!
//! Without quotas the bottleneck plan is found by matching alone, which is faster than a flow; from
//! there on it is the same [climb](super::climb::climb()) as under quotas.

use crate::assignment::lexicographic::bottleneck::bottleneck;
use crate::assignment::lexicographic::climb::climb;
use crate::assignment::lexicographic::first_plan::first;
use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::model::{BottleneckError, Leximin, Outcome, Problem, TieRule};

/// Makes the worst pair as good as it can be, then the second worst, and so on: the plan whose
/// scores, sorted from the worst up, are lexicographically greatest.
///
/// Use it where nobody should get a poor partner so that another gets a good one;
/// it looks at every pair, where [`bottleneck`] looks at the worst. Not where the sum counts, and
/// not where scores are so fine that one step more for the worst pair is worth nothing: round them
/// first, or it decides all. The name and the idea are those of egalitarian choice; the literature
/// on assignment says *lexicographic bottleneck*. The plan is complete or largest as the problem
/// says; among leximin plans, which all have the same scores, it is the first by the
/// [tie rule](crate::assignment::model::TieRule).
///
/// # Complexity
///
/// For k members of the smaller side and m cells at or above the bottleneck score: O(k) searches of
/// O(m log m) for each different score that a current plan has on the way, mostly one or two; some
/// ten times the time of [`solve`](crate::assignment::solve()) is usual. Memory O(m), and O(k + l) for each step of the proof,
/// of which there are at most k, for a larger side of l members.
///
/// # Errors
///
/// [`BottleneckError::FreePairs`], as for [`bottleneck`]. A problem without any complete plan is no
/// error but an answer, [`Outcome::Infeasible`].
///
/// # Example
///
/// Three regions, three partners. One of them must take a 10 in every plan; bottleneck stops caring
/// there and takes the greatest total, 120. Leximin goes on, and spares the second a 10 as well:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Problem, lexicographic::{bottleneck, leximin}};
/// use regiopair::certificate::check_leximin;
///
/// let scores = array![[10, 10, 10], [100, 40, 10], [10, 60, 10]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let outcome = leximin(&problem)?;
/// let plan = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(plan.scores, [10, 60, 100]);
/// assert_eq!(plan.steps.len(), 3);
/// check_leximin(&problem, &outcome)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// R. E. Burkard, F. Rendl, *Lexicographic bottleneck problems*, Operations Research Letters 10
/// (1991), doi:10.1016/0167-6377(91)90018-K. F. Della Croce, V. Th. Paschos, A. Tsoukiàs, *An
/// improved general procedure for lexicographic bottleneck problems*, Operations Research Letters 24
/// (1999), doi:10.1016/S0167-6377(99)00013-9.
pub fn leximin(problem: &Problem) -> Result<Outcome<Leximin>, BottleneckError> {
    let start = match bottleneck(problem)? {
        Outcome::Optimal(start) => start,
        Outcome::Infeasible(hall) => return Ok(Outcome::Infeasible(hall)),
    };
    let score = |row, col| problem.score(row, col).unwrap_or_default();
    let mut set = OptimalSet::of_bottleneck(problem, &start);
    let steps = climb(&mut set, score);
    let pairs = first(&set);
    let mut columns = vec![None; problem.rows()];
    for &(row, col) in &pairs {
        columns[row.0] = Some(col);
    }
    let mut scores: Vec<i64> = pairs.iter().map(|&(row, col)| score(row, col)).collect();
    scores.sort_unstable();
    Ok(Outcome::Optimal(Leximin {
        columns,
        total: scores.iter().sum(),
        scores,
        most_pairs: start.most_pairs,
        steps,
        tie_rule: TieRule::LowestColumnFirst,
    }))
}
