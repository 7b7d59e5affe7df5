//! The plan whose worst pair is best, then its second worst, and so on.
//!
//! We start from a bottleneck plan and climb its scores. At each score that the current plan still
//! has, pairs of that score are made as few as the [`OptimalFace`] so far allows; where it can do without
//! any, the cells go; where not, the prices of that step go into the proof and the face narrows to
//! the plans with so few. Where we depart from Burkard and Rendl (1991): their weights, one power
//! for each score, would not fit a machine word, so each score is its own small problem; and a step
//! pairs anew only the members that lose a pair of the current score.

use crate::assignment::lexicographic::bottleneck::bottleneck;
use crate::assignment::lexicographic::fewest::Fewest;
use crate::assignment::lexicographic::optimal_face::OptimalFace;
use crate::assignment::linear::automatic::solve;
use crate::assignment::model::{
    Bottleneck, BottleneckError, Col, Leximin, LeximinScore, Outcome, Price, Problem,
};

/// Makes the worst pair as good as it can be, then the second worst, and so on: the plan whose
/// scores, sorted from the worst up, are lexicographically greatest.
///
/// Use it where no row should have a poor partner so that another can have a good one;
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
/// O(m log m) for each different score that a plan has on the way, mostly one or two; some
/// ten times the time of [`solve`] is usual. Memory O(m), and O(k + l) for each level of the proof,
/// of which there are at most k, for a larger side of l members.
///
/// # Errors
///
/// [`BottleneckError::FreePairs`], as for [`bottleneck`]. A problem without any complete plan is no
/// error but an answer, [`Outcome::Infeasible`].
///
/// # Example
///
/// Three regions, three partners. One of them must take a 10 in any plan; bottleneck stops caring
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
/// assert_eq!(plan.levels.len(), 3);
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
    let Bottleneck { optimum, most_pairs, .. } = start;
    let mut face = OptimalFace::of_most_pairs(problem, &most_pairs);
    let levels = climb(&mut face, optimum.columns);
    let optimum = match solve(&face.problem(|_, _| 0)?) {
        Outcome::Optimal(optimum) => optimum,
        Outcome::Infeasible(hall) => return Ok(Outcome::Infeasible(hall)),
    };
    let mut scores: Vec<i64> =
        optimum.pairs().filter_map(|(row, col)| problem.score(row, col)).collect();
    scores.sort_unstable();
    Ok(Outcome::Optimal(Leximin {
        columns: optimum.columns,
        total: scores.iter().sum(),
        scores,
        most_pairs,
        levels,
        tie_rule: optimum.tie_rule,
    }))
}

/// Narrows the face score by score to the leximin plans, from any plan of it.
fn climb(face: &mut OptimalFace, mut plan: Vec<Option<Col>>) -> Vec<LeximinScore> {
    let mut levels: Vec<LeximinScore> = Vec::new();
    let mut done = None;
    while let Some(score) = next_score(face, &plan, done) {
        face.keep(|found| Some(found) <= done || found >= score);
        let step = Fewest::new(face, &plan, score);
        plan = step.columns;
        if step.pairs > 0 {
            face.narrow(|found| Price::of_score(-i64::from(found == score)), &step.prices);
            levels.push(LeximinScore { score, pairs: step.pairs, prices: step.prices });
            done = Some(score);
        }
    }
    levels
}

/// The lowest score of a plan's pairs above the last level.
fn next_score(face: &OptimalFace, plan: &[Option<Col>], done: Option<i64>) -> Option<i64> {
    plan.iter()
        .zip(face.lines())
        .filter_map(|(col, line)| {
            let place = line.binary_search_by_key(&(*col)?.0, |cell| cell.0).ok()?;
            Some(line[place].1)
        })
        .filter(|&score| Some(score) > done)
        .min()
}
