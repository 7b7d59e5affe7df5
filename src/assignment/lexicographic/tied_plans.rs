//! How many plans are optimal, and what they share.

use crate::assignment::lexicographic::exchange_cycles::ExchangeCycles;
use crate::assignment::lexicographic::optimal_face::OptimalFace;
use crate::assignment::lexicographic::optimal_set::OptimalSet;
use crate::assignment::model::{
    Col, DualPrices, Level, LevelResult, LexicographicOptimum, MostPairs, Price, Problem,
    ProblemError, Quotas, Row, TiedPlans,
};

/// Counts the plans that are as good as an optimum of a plain problem, and returns the pairs that all of them have.
///
/// `columns` and `prices` are those of an [`Optimum`](crate::assignment::Optimum); of other prices nothing is claimed.
/// Counting ends at `limit` plans, or when more than `steps` exchanges were looked at; the count is then a lower
/// bound. The common pairs are exact in any case.
///
/// # When to use it
///
/// To say whether an optimum is a choice. For the plans themselves, and for those that are nearly as good, see
/// [`k_best::Ranking`](crate::assignment::k_best::Ranking).
///
/// # Method
///
/// Plans that are equally good differ by cycles of exchanges along tight cells. While a cycle is left, the plans are
/// divided by one of its cells into those that agree with the plan there and those that agree with its exchange; each
/// division has found one plan more.
///
/// # Complexity
///
/// O(n m) once; then linear in rows, columns and tight cells for each plan counted. Memory linear in the same.
///
/// # Errors
///
/// As [`OptimalFace::new`].
///
/// # Reference
///
/// K. Fukuda, T. Matsui, *Finding all minimum-cost perfect matchings in bipartite graphs*, Networks 22 (1992),
/// doi:10.1002/net.3230220504.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Row, lexicographic, solve};
///
/// // Rows 0 and 1 may exchange their partners at no loss; row 2 has the same partner in every optimum.
/// let scores = array![[5, 5, 0], [4, 4, 0], [0, 0, 9]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let best = solve(&problem).into_optimum().ok_or("no plan")?;
/// let tied = lexicographic::tied_plans(&problem, &best.columns, &best.prices, 100, usize::MAX)?;
/// assert_eq!((tied.count, tied.is_complete), (2, true));
/// assert_eq!(tied.common, [(Row(2), Col(2))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tied_plans(
    problem: &Problem,
    columns: &[Option<Col>],
    prices: &DualPrices,
    limit: usize,
    steps: usize,
) -> Result<TiedPlans, ProblemError> {
    let OptimalFace(mut set) = OptimalFace::new(problem, prices)?;
    let pairs = (0..).zip(columns).filter_map(|(row, &col)| Some((Row(row), col?)));
    set.plan = pairs.filter(|&(row, col)| set.is_open(row, col)).collect();
    Ok(counted(&set, limit, steps))
}

/// Counts the plans that are as good as a plan by every level, and returns the pairs that all of them have; `None` if the
/// results are not those of the levels.
///
/// `best` is the answer of [`solve`](crate::assignment::lexicographic::solve()) to the other arguments. Otherwise as [`tied_plans`].
///
/// # Complexity
///
/// O(n m) for each level; then as [`tied_plans`].
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Row, lexicographic};
/// use regiopair::assignment::model::{Level, Quotas};
///
/// // Column 0 takes two partners, all rows like it equally, and one row must be content with column 1.
/// let scores = array![[7, 3], [7, 3], [7, 3]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Largest)?;
/// let quotas = Quotas::new(3, 2).col(Col(0), 0..=2)?;
/// let levels = [Level::MaximizeSum(array![[1, 1], [1, 1], [1, 1]]), Level::MaximizeSum(scores)];
/// let best = lexicographic::solve(&problem, &quotas, &levels)?.into_optimum().ok_or("no plan")?;
/// let tied = lexicographic::tied_plans_of_levels(&problem, &quotas, &levels, &best, 100, usize::MAX);
/// let tied = tied.ok_or("other levels")?;
/// assert_eq!((tied.count, tied.is_complete, tied.common.len()), (3, true, 0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn tied_plans_of_levels(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    best: &LexicographicOptimum,
    limit: usize,
    steps: usize,
) -> Option<TiedPlans> {
    let shape = (cells.rows(), cells.cols());
    let fits = levels.len() == best.reached.len()
        && quotas.shape() == shape
        && levels.iter().flat_map(Level::tables).all(|table| table.dim() == shape);
    if !fits {
        return None;
    }
    let mut set = OptimalSet::new(cells, quotas, |_| true);
    set.plan.clone_from(&best.pairs);
    for (level, reached) in levels.iter().zip(&best.reached) {
        restrict(&mut set, level, reached)?;
    }
    Some(counted(&set, limit, steps))
}

/// Leaves the plans that are as good by a level.
fn restrict(set: &mut OptimalSet, level: &Level, reached: &LevelResult) -> Option<()> {
    let count_first = |set: &mut OptimalSet, most: &Option<MostPairs>| {
        if let Some(most) = most {
            set.narrow(|_, _| Price::of_score(1), &most.prices);
        }
    };
    match (level, reached) {
        (Level::MaximizeSum(weights), LevelResult::MaximizeSum { prices, .. }) => {
            set.narrow(|row, col| Price::of_score(weights[[row.0, col.0]]), prices);
        }
        (
            Level::MaximizeMinimum(weights),
            LevelResult::MaximizeMinimum { value, most_pairs, .. },
        ) => {
            count_first(set, most_pairs);
            if let Some(value) = *value {
                set.keep(|row, col| weights[[row.0, col.0]] >= value);
            }
        }
        (Level::Leximin(weights), LevelResult::Leximin { most_pairs, steps, .. }) => {
            count_first(set, most_pairs);
            let mut before = None;
            for step in steps {
                let here = step.weight;
                let weight = |row: Row, col: Col| weights[[row.0, col.0]];
                set.keep(|row, col| weight(row, col) >= here || Some(weight(row, col)) <= before);
                let rare = |row, col| Price::of_score(-i64::from(weight(row, col) == here));
                set.narrow(rare, &step.prices);
                before = Some(here);
            }
        }
        (Level::MinimizeSpread { .. }, LevelResult::MinimizeSpread { value, most_pairs, .. }) => {
            count_first(set, most_pairs);
            if let Some(range) = *value {
                set.keep(|row, col| range.contains(level.weights_of(row, col)));
            }
        }
        _ => return None,
    }
    Some(())
}

/// A division of the plans by a cell.
struct Division {
    /// The cells in which the two plans differ; the first one divides.
    cycle: Vec<usize>,
    /// Whether the plans that agree with the exchange are being counted.
    is_exchanged: bool,
}

/// Counts the plans of a set, one of which is its plan.
fn counted(set: &OptimalSet, limit: usize, steps: usize) -> TiedPlans {
    let mut cycles = ExchangeCycles::new(set);
    let mut common: Vec<(Row, Col)> = set.settled.clone();
    common.extend(cycles.always_made());
    common.sort_unstable();
    let (mut count, mut steps_left) = (1_usize, steps);
    let mut divisions: Vec<Division> = Vec::new();
    let is_complete = loop {
        if let Some(cycle) = cycles.find() {
            let Some(rest) = steps_left.checked_sub(cycles.size()).filter(|_| count < limit) else {
                break false;
            };
            steps_left = rest;
            count += 1;
            cycles.fix(cycle[0]);
            divisions.push(Division { cycle, is_exchanged: false });
            continue;
        }
        // Back to the last division whose other half is not counted yet.
        let next = loop {
            let Some(division) = divisions.last_mut() else { break None };
            cycles.exchange(&division.cycle);
            if !division.is_exchanged {
                division.is_exchanged = true;
                break Some(());
            }
            cycles.release(division.cycle[0]);
            divisions.pop();
        };
        if next.is_none() {
            break true;
        }
    };
    TiedPlans { count, is_complete, common }
}
