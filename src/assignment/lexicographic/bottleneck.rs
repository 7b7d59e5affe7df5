//! The plan whose worst pair is best.
//!
//! A threshold search: the cells from a score up have a matching of the required size, or they have
//! not. Where we depart from Garfinkel (1971): we start below the best cell of the neediest member,
//! and the last search that fails leaves a Hall set as proof.

use std::convert::Infallible;

use crate::assignment::kernel::hopcroft_karp::{Cells, Matching};
use crate::assignment::lexicographic::threshold::highest;
use crate::assignment::linear::automatic::solve;
use crate::assignment::model::{Bottleneck, BottleneckError, Outcome, Pairs, Problem};

/// Makes the worst pair as good as it can be.
///
/// Use it where the weakest pair decides: a programme is judged by its poorest pairing, a chain by
/// its weakest link. Not where the sum counts ([`solve`]), for the total may fall a good deal; and
/// where more than the one worst pair matters, use [`leximin`](crate::assignment::lexicographic::leximin()), which goes on from
/// here. The plan is complete or largest as the problem says. In [`Pairs::Free`] leaving every member
/// unpaired would always win, so the question is refused.
///
/// # Complexity
///
/// For k members of the smaller side and m eligible cells: time O(m √k log m) in the worst case and
/// about O(m) in practice, plus one [`solve`] on the cells that remain; memory O(m).
///
/// # Errors
///
/// [`BottleneckError::FreePairs`]. A problem without any complete plan is no error but an answer,
/// [`Outcome::Infeasible`].
///
/// # Example
///
/// Three pairs of regions. The greatest total, 170, leaves one pair with 10; 160 can be had with
/// nobody below 50:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, HallViolator, Pairs, Problem, solve, lexicographic::bottleneck,
/// };
/// use regiopair::certificate::check_bottleneck;
///
/// let scores = array![[100, 50, 20], [50, 10, 30], [40, 30, 60]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// assert_eq!(solve(&problem).optimum().map(|optimum| optimum.total), Some(170));
///
/// let outcome = bottleneck(&problem)?;
/// let best = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(best.worst, Some(50));
/// assert_eq!(best.optimum.total, 160);
/// assert_eq!(best.optimum.columns, [Some(Col(1)), Some(Col(0)), Some(Col(2))]);
/// // Row 1 has no cell above 50: that is why no plan is better.
/// assert_eq!(best.no_better.shortage(), 1);
/// check_bottleneck(&problem, &outcome)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// O. Gross, *The bottleneck assignment problem*, RAND P-1630 (1959). R. S. Garfinkel, *An improved
/// algorithm for the bottleneck assignment problem*, Operations Research 19 (1971),
/// doi:10.1287/opre.19.7.1747. J. E. Hopcroft, R. M. Karp, *An n^{5/2} algorithm for maximum
/// matchings in bipartite graphs*, SIAM Journal on Computing 2 (1973), doi:10.1137/0202019. H. N.
/// Gabow, R. E. Tarjan, *Algorithms for two bottleneck optimization problems*, Journal of
/// Algorithms 9 (1988), doi:10.1016/0196-6774(88)90031-4. R. Burkard, M. Dell'Amico, S. Martello,
/// *Assignment problems*, SIAM (2009), chapter 6, doi:10.1137/1.9781611972238.
pub fn bottleneck(problem: &Problem) -> Result<Outcome<Bottleneck>, BottleneckError> {
    if let Pairs::Free { reservation } = problem.pairs() {
        return Err(BottleneckError::FreePairs { reservation });
    }
    let mut cells = Cells::new(problem);
    let mut matching = Matching::new(&cells);
    matching.grow(&cells, i64::MIN);
    let most_pairs = matching.hall_violator(&cells);
    if problem.pairs() == Pairs::Complete && most_pairs.shortage() > 0 {
        return Ok(Outcome::Infeasible(most_pairs));
    }
    let worst = raise(&mut cells, &mut matching);
    if let Some(worst) = worst {
        matching.part_below(worst + 1);
        matching.grow(&cells, worst + 1);
    }
    let no_better = matching.hall_violator(&cells);
    let restricted = problem.clone().retain(|_, _, score| Some(score) >= worst);
    Ok(match solve(&restricted) {
        Outcome::Optimal(optimum) => {
            Outcome::Optimal(Bottleneck { worst, optimum, most_pairs, no_better })
        }
        Outcome::Infeasible(hall) => Outcome::Infeasible(hall),
    })
}

/// Raises the worst score of a largest matching as far as its size allows; returns that score and
/// leaves no cell below it.
fn raise(cells: &mut Cells, matching: &mut Matching) -> Option<i64> {
    let size = matching.size();
    let worst = matching.worst()?;
    let limit = above_all(cells, size);
    let below_limit = cells.scores().filter(|&score| score < limit).collect();
    let Ok(worst) = highest(below_limit, worst, |threshold| {
        let mut trial = matching.clone();
        trial.part_below(threshold);
        trial.grow(cells, threshold);
        let found = trial.worst().filter(|_| trial.size() == size);
        if let Some(worst) = found {
            *matching = trial;
            cells.forget_below(worst);
        }
        Ok::<_, Infallible>(found)
    });
    cells.forget_below(worst);
    Some(worst)
}

/// A score that the worst pair of a matching of this size cannot reach: one above the best cell of
/// the neediest member, where everyone on a side is paired.
fn above_all(cells: &Cells, size: usize) -> i64 {
    let mut near = vec![i64::MIN; cells.near()];
    let mut far = vec![i64::MIN; cells.far()];
    for (member, best) in near.iter_mut().enumerate() {
        for &(partner, score) in cells.of(member) {
            *best = score.max(*best);
            far[partner] = score.max(far[partner]);
        }
    }
    let least = |bests: &[i64]| {
        if bests.len() == size { bests.iter().min().copied() } else { bests.iter().max().copied() }
    };
    let bound = least(&near).into_iter().chain(least(&far)).min().unwrap_or(i64::MIN);
    bound.saturating_add(1)
}
