//! The loss of every pair of levels that are sums, under quotas.

use std::ops::ControlFlow;

use ndarray::Array2;

use super::exchanges::{Exchanges, row_node};
use super::length::Length;
use crate::assignment::model::level::check;
use crate::assignment::model::losses::CellKind;
use crate::assignment::model::{Col, Level, Losses, LossesError, Problem, Quotas, Row};
use crate::assignment::parallel;

/// The most levels that losses are made for.
pub const MAX_LEVELS: usize = 16;

/// Returns what every pair would cost an optimal plan: for a pair that it does not have, its *loss*, the value
/// of the plan minus that of the best plan that has the pair; for a pair that it has, its *exit margin*, the
/// value of the plan minus that of the best plan without it.
///
/// ```text
/// loss(i,j) = z* − max { value of a plan with (i,j) }       0 where some optimal plan has the pair
/// exit(i,j) = z* − max { value of a plan without (i,j) }    0 where some optimal plan lacks it
/// ```
///
/// With one level, the loss is what the score of the pair must gain for the pair to be in an optimal plan, and the
/// exit margin what it may lose until it is in no longer, all other scores unchanged. With several levels, values
/// and losses have one amount for each level, and the best plan is the lexicographically best one.
///
/// `cells` says which cells are eligible; its scores and its mode do not matter. The plan may be in any order; it must
/// be optimal, as one of [`lexicographic::solve`](crate::assignment::lexicographic::solve()) is. Losses do not
/// depend on which of several optimal plans it is, except for which pairs have a margin and which a loss.
///
/// # When not to trust it
///
/// A loss holds for one pair at a time: two pairs of loss 0 need not be in one optimal plan, and losses do not add
/// up. Do not read losses off the reduced costs of [dual prices](crate::assignment::DualPrices): those are
/// lower bounds only, because dual prices are not unique. Where constraints go beyond quotas, use this with all
/// constraints left out as a bound at best.
///
/// # Method
///
/// The loss of a pair is the length of the shortest exchange that makes it, in the network that is left of the
/// flow of pairs. All shortest paths between the members of the smaller side, the groups and the root are found at
/// once.
///
/// # Complexity
///
/// With n members of the smaller side, m of the larger one, g groups, p pairs and k levels: time
/// O(k ((n + g)³ + n (m + p))), memory O(k ((n + g)² + n m)). With the feature `parallel` on all threads.
///
/// # Errors
///
/// [`LossesError`]: a level that is not a sum, more than [`MAX_LEVELS`] levels, a plan that is not feasible or not
/// optimal, distances that take more than [`MAX_BYTES`](crate::assignment::MAX_BYTES), and what
/// [`lexicographic::solve`](crate::assignment::lexicographic::solve()) rejects.
///
/// # Reference
///
/// T. Gal, *Postoptimal analyses, parametric programming, and related topics* (1979). M. Klein, *A primal
/// method for minimal cost flows*, Management Science 14 (1967), doi:10.1287/mnsc.14.3.205. R. W. Floyd,
/// *Algorithm 97: shortest path*, Communications of the ACM 5 (1962), doi:10.1145/367766.368168.
///
/// # Example
///
/// The first column may have two partners. Row 2 is with column 1; with column 0 it would cost 7 − 6 and the
/// place of row 1, which would go from 8 to 3:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, losses, model::{CellLoss, Level, Quotas},
/// };
///
/// let scores = array![[9, 5], [8, 3], [6, 7]];
/// let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let quotas = Quotas::new(3, 2).each_row(1..=1)?.col(Col(0), 0..=2)?;
/// let plan = [(Row(0), Col(0)), (Row(1), Col(0)), (Row(2), Col(1))];
/// let losses = losses::of_plan(&cells, &quotas, &[Level::MaximizeSum(scores)], &plan)?;
/// assert_eq!(losses.cell(Row(2), Col(0)), CellLoss::Unmade { loss: Some(&[24 - (5 + 8 + 6)]) });
/// assert_eq!(losses.cell(Row(2), Col(1)), CellLoss::Made { exit: Some(&[24 - (5 + 8 + 6)]) });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of_plan(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    plan: &[(Row, Col)],
) -> Result<Losses, LossesError> {
    of_plan_with_progress(cells, quotas, levels, plan, |_, _| ControlFlow::Continue(()))
}

/// As [`of_plan`], and calls `callback` with the nodes that are done and the number of all nodes, before each
/// node; it may stop the work.
///
/// # Errors
///
/// As [`of_plan`], and [`LossesError::Stopped`].
pub fn of_plan_with_progress(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    plan: &[(Row, Col)],
    callback: impl FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Losses, LossesError> {
    check(cells, quotas, levels)?;
    let sums = levels.iter().enumerate().map(|(level, one)| match one {
        Level::MaximizeSum(weights) => Ok(weights),
        _ => Err(LossesError::NotASum { level }),
    });
    let sums: Vec<&Array2<i64>> = sums.collect::<Result<_, _>>()?;
    let mut plan = plan.to_vec();
    plan.sort_unstable();
    if let Some(&(row, col)) = plan.iter().find(|&&(row, col)| cells.score(row, col).is_none()) {
        return Err(LossesError::NotEligible { row, col });
    }
    if let Some(&[(row, col), _]) =
        plan.windows(2).find(|two| two[0] == two[1]).and_then(|two| two.first_chunk::<2>())
    {
        return Err(LossesError::Repeated { row, col });
    }
    let plan = plan.as_slice();
    match sums.len() {
        0 | 1 => of_length::<i64>(cells, quotas, &sums, plan, callback),
        2 => of_length::<[i64; 2]>(cells, quotas, &sums, plan, callback),
        3 => of_length::<[i64; 3]>(cells, quotas, &sums, plan, callback),
        4 => of_length::<[i64; 4]>(cells, quotas, &sums, plan, callback),
        5..=8 => of_length::<[i64; 8]>(cells, quotas, &sums, plan, callback),
        9..=MAX_LEVELS => of_length::<[i64; MAX_LEVELS]>(cells, quotas, &sums, plan, callback),
        levels => Err(LossesError::TooManyLevels { levels, limit: MAX_LEVELS }),
    }
}

/// The losses in lengths of at least as many levels; the rest of a length is 0.
fn of_length<L: Length>(
    cells: &Problem,
    quotas: &Quotas,
    sums: &[&Array2<i64>],
    plan: &[(Row, Col)],
    callback: impl FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Losses, LossesError> {
    let (rows, cols) = quotas.shape();
    if rows <= cols {
        let weight = |(row, col): (usize, usize)| {
            L::of(|level| sums.get(level).map_or(0, |weights| weights[[row, col]]))
        };
        return losses(cells, quotas, (sums.len(), weight), plan, callback);
    }
    // The larger side must be the columns.
    let quotas = Quotas { rows: quotas.cols.clone(), cols: quotas.rows.clone() };
    let mut turned: Vec<_> = plan.iter().map(|&(row, col)| (Row(col.0), Col(row.0))).collect();
    turned.sort_unstable();
    let weight = |(row, col): (usize, usize)| {
        L::of(|level| sums.get(level).map_or(0, |weights| weights[[col, row]]))
    };
    let losses = losses(&cells.transposed(), &quotas, (sums.len(), weight), &turned, callback)?;
    Ok(losses.transposed())
}

/// There are at most as many rows as columns, and the plan is ascending.
fn losses<L: Length>(
    cells: &Problem,
    quotas: &Quotas,
    (levels, weight): (usize, impl Fn((usize, usize)) -> L + Sync),
    plan: &[(Row, Col)],
    callback: impl FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Losses, LossesError> {
    let (rows, cols) = quotas.shape();
    let of = |row: Row, col: Col| weight((row.0, col.0));
    let mut exchanges = Exchanges::new(cells, quotas, plan, of)?;
    exchanges.distances.close(callback)?;
    let of_row = |to_row: &mut Vec<L>, row: usize| {
        exchanges.distances.to(row_node(row), to_row);
        let from_row = exchanges.distances.from(row_node(row));
        let mut made = plan[plan.partition_point(|pair| pair.0.0 < row)..].iter().peekable();
        let mut found = Vec::new();
        cells.each_candidate(Row(row), |col, _| {
            let own = weight((row, col.0));
            let is_made = made.next_if(|&&pair| pair == (Row(row), col)).is_some();
            let path = if is_made {
                exchanges.back_to(col, from_row, cells, &of)
            } else {
                exchanges.on_from(col, to_row)
            };
            let amount = path.map(|path| if is_made { path.plus(own) } else { path.minus(own) });
            found.push((col.0, is_made, amount));
        });
        found
    };
    let mut losses = Losses::closed((rows, cols), levels);
    for (row, found) in parallel::map((rows, cols), Vec::new, of_row).into_iter().enumerate() {
        for (col, is_made, amount) in found {
            let kind = match (is_made, amount.is_some()) {
                (false, false) => CellKind::Impossible,
                (false, true) => CellKind::Possible,
                (true, false) => CellKind::Necessary,
                (true, true) => CellKind::Removable,
            };
            losses.set((row, col), kind, amount.unwrap_or(L::ZERO).amounts());
        }
    }
    Ok(losses)
}
