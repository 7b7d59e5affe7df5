//! Level after level.

use crate::assignment::lexicographic::climb::climb;
use crate::assignment::lexicographic::even::even;
use crate::assignment::lexicographic::first_plan::first;
use crate::assignment::lexicographic::optimal_set::{OptimalSet, Stop};
use crate::assignment::lexicographic::raise::raise;
use crate::assignment::model::level::check;
use crate::assignment::model::{
    Col, Level, LevelResult, LexicographicError, LexicographicOptimum, MostPairs, Outcome, Problem,
    QuotaConflict, Quotas, Row,
};

/// Finds the plan that is best by the first level, among such plans by the second, and so on.
///
/// `cells` says which cells are eligible; its scores and its mode do not matter. A plan is any set of
/// eligible cells that keeps all quotas; where every member must have a partner, or as many pairs as
/// possible are wanted, quotas and levels say so. Among plans that are equally good by all levels
/// the first one is returned ([`LexicographicOptimum::pairs`]).
///
/// # When to use it
///
/// Where a goal comes before another at any price, and where quotas are to be kept as well. For one
/// total [`flow`](crate::assignment::min_cost_flow::solve()) or, without quotas, [`solve`](crate::assignment::linear::solve) is
/// enough and faster; for the worst pair alone and without quotas, see
/// [`bottleneck`](crate::assignment::lexicographic::bottleneck()) and [`leximin`](crate::assignment::lexicographic::leximin()). Not
/// where goals are to be traded against each other: add them up with weights first.
///
/// # Method
///
/// Each [`Level::MaximizeSum`] is a cheapest flow; its shadow prices narrow the question to the plans that
/// are as good ([`LexicographicOptimum`] has the proof). [`Level::MaximizeMinimum`] is a threshold search, in which only
/// pairs below the threshold are made anew. [`Level::Leximin`] makes the pairs of its lowest weight
/// as few as possible, then those of the next. [`Level::MinimizeSpread`] looks for the least highest
/// weight above one lowest weight after another, and leaps over those that cannot be better.
///
/// # Complexity
///
/// One [`flow`](crate::assignment::min_cost_flow::solve()) for each `MaximizeSum`, and one before the first `MaximizeMinimum` or
/// `Leximin`. With m cells still open and n pairs: `MaximizeMinimum` takes O(n m log m) at worst, `Leximin`
/// O(n m log m) and O(m) for each weight met on the way; the tie rule O(m) for each row and each pair
/// with a choice. `MinimizeSpread` takes O(n m log m) for each lowest weight that it looks at, few of up
/// to m. Memory O(m), and for each weight of a `Leximin` a price of every quota.
///
/// # Errors
///
/// [`LexicographicError::Shape`], [`LexicographicError::WeightTooLarge`], and what
/// [`flow`](crate::assignment::min_cost_flow::solve()) refuses. Quotas that cannot be kept are an answer:
/// [`Outcome::Infeasible`] with a [`QuotaConflict`].
///
/// # Reference
///
/// M. Ehrgott, *Multicriteria optimization* (2005), chapter 5 (lexicographic optimality),
/// doi:10.1007/3-540-27659-9. A. Schrijver, *Combinatorial optimization* (2003), section 5.5
/// (faces and complementary slackness). S. Martello, W. R. Pulleyblank, P. Toth, D. de Werra, *Balanced
/// optimization problems*, Operations Research Letters 3 (1984), doi:10.1016/0167-6377(84)90061-0.
///
/// # Example
///
/// Three regions, two mentors, the first of whom takes two. As many pairs as possible; then
/// keep what was agreed before (row 1 with column 1); then the greatest total:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, lexicographic, model::{Level, LevelResult, Quotas},
/// };
/// use regiopair::certificate::check_lexicographic;
///
/// let scores = array![[9, 5], [8, 3], [6, 7]];
/// let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Largest)?;
/// let quotas = Quotas::new(3, 2).col(Col(0), 0..=2)?;
/// let levels = [
///     Level::MaximizeSum(array![[1, 1], [1, 1], [1, 1]]),
///     Level::MaximizeSum(array![[0, 0], [0, 1], [0, 0]]),
///     Level::MaximizeSum(scores),
/// ];
/// let outcome = lexicographic::solve(&cells, &quotas, &levels)?;
/// let best = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(best.pairs, [(Row(0), Col(0)), (Row(1), Col(1)), (Row(2), Col(0))]);
/// let values: Vec<_> = best.reached.iter().map(|reached| match reached {
///     LevelResult::MaximizeSum { value, .. } => *value,
///     _ => 0,
/// }).collect();
/// assert_eq!(values, [3, 1, 9 + 3 + 6]);
/// check_lexicographic(&cells, &quotas, &levels, &outcome)?; // proved, level by level
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
) -> Result<Outcome<LexicographicOptimum, QuotaConflict>, LexicographicError> {
    check(cells, quotas, levels)?;
    let mut set = OptimalSet::new(cells, quotas, |_| true);
    match reach(&mut set, levels) {
        Ok(reached) => Ok(Outcome::Optimal(LexicographicOptimum { pairs: first(&set), reached })),
        Err(Stop::NoPlan(shortage)) => Ok(Outcome::Infeasible(shortage)),
        Err(Stop::Error(error)) => Err(error),
    }
}

/// Narrows level by level.
fn reach(set: &mut OptimalSet, levels: &[Level]) -> Result<Vec<LevelResult>, Stop> {
    if levels.is_empty() {
        set.find(|_, _| 0)?;
    }
    let mut reached = Vec::with_capacity(levels.len());
    let mut is_counted = false;
    for level in levels {
        let mut most_pairs = None;
        if !matches!(level, Level::MaximizeSum(_)) && !std::mem::replace(&mut is_counted, true) {
            let prices = set.most(|_, _| 1)?;
            most_pairs = Some(MostPairs { pairs: set.pairs().count(), prices });
        }
        reached.push(match level {
            Level::MaximizeSum(weights) => {
                let weight = |row: Row, col: Col| weights[[row.0, col.0]];
                let prices = set.most(weight)?;
                let value = set.pairs().map(|(row, col)| weight(row, col)).sum();
                LevelResult::MaximizeSum { value, prices }
            }
            Level::MaximizeMinimum(weights) => {
                let (value, no_better) = raise(set, |row, col| weights[[row.0, col.0]]);
                LevelResult::MaximizeMinimum { value, most_pairs, no_better }
            }
            Level::Leximin(weights) => {
                let weight = |row: Row, col: Col| weights[[row.0, col.0]];
                raise(set, weight);
                let steps = climb(set, weight);
                let value = level.reached(&set.pairs().collect::<Vec<_>>());
                LevelResult::Leximin { value, most_pairs, steps }
            }
            Level::MinimizeSpread { .. } => {
                let (value, empty) = even(set, |row, col| level.weights_of(row, col));
                LevelResult::MinimizeSpread { value, most_pairs, empty }
            }
        });
    }
    Ok(reached)
}
