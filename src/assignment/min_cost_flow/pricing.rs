//! The restricted problem: the best cells of each row first, others if they pay.

use crate::assignment::linear::column_generation::solver::best_cells;
use crate::assignment::min_cost_flow::network::Network;
use crate::assignment::min_cost_flow::network_simplex::NetworkArc;
use crate::assignment::model::price::Amount;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::{Col, Price, Problem, Row};
use crate::assignment::parallel;

/// Tables with fewer cells are solved whole.
const WHOLE_TABLE_BELOW_CELLS: usize = 1 << 9;

/// The best cells of each row that the restricted problem starts with, and that may join it per
/// round. More cells make fewer rounds of a larger simplex; only the time depends on them.
const INITIAL_CELLS_PER_ROW: usize = 6;
const CELLS_ADDED_PER_ROW: usize = 4;

/// Costs whose cheapest cells may be asked for at once.
pub(super) trait CostUnit: Amount {
    /// For each row the columns of its best cells, ascending, of those whose score less price of
    /// the column exceeds a number given for the row; `None` where that cannot be decided.
    fn best_cells(
        problem: &Problem,
        prices: &[Self],
        above: Option<&[Self]>,
        most: usize,
    ) -> Option<Vec<Vec<u32>>>;
}

impl CostUnit for i64 {
    fn best_cells(
        problem: &Problem,
        prices: &[i64],
        above: Option<&[i64]>,
        most: usize,
    ) -> Option<Vec<Vec<u32>>> {
        let answers = best_cells(problem, prices, above, most)?.into_iter();
        Some(answers.map(|it| it.cells.into_iter().map(|(col, _)| col).collect()).collect())
    }
}

impl CostUnit for Price {
    fn best_cells(
        _: &Problem,
        _: &[Price],
        _: Option<&[Price]>,
        _: usize,
    ) -> Option<Vec<Vec<u32>>> {
        None
    }
}

/// The cells of the restricted problem.
pub(super) struct RestrictedCells<'a> {
    problem: &'a Problem,
    /// The columns of each row, ascending.
    pub(super) cols: Vec<Vec<u32>>,
    whole: bool,
}

impl<'a> RestrictedCells<'a> {
    /// The best cells of each row at prices of columns, and some more.
    pub(super) fn begin<T: CostUnit>(
        problem: &'a Problem,
        prices: &[T],
        cost: &(impl Fn(i64) -> T + Sync),
        also: &[(Row, Col)],
    ) -> Self {
        let few = problem.rows().saturating_mul(problem.cols()) <= WHOLE_TABLE_BELOW_CELLS;
        let whole = few || matches!(problem.cells(), CellStorage::List(_));
        let most = if whole { usize::MAX } else { INITIAL_CELLS_PER_ROW };
        let best = if whole { None } else { T::best_cells(problem, prices, None, most) };
        let cols = best.unwrap_or_else(|| {
            parallel::map((problem.rows(), problem.cols()), Vec::new, |found, row| {
                found.clear();
                let reduced = |(col, score): (Col, i64)| (cost(score) + prices[col.0], col);
                found.extend(problem.candidates(Row(row)).map(reduced));
                cheapest(found, most)
            })
        });
        let mut restricted = Self { problem, cols, whole };
        for &(row, col) in also {
            let line = &mut restricted.cols[row.0];
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            if let Err(place) = line.binary_search(&(col.0 as u32)) {
                line.insert(place, col.0 as u32);
            }
        }
        restricted
    }

    pub(super) fn arc<T: Amount>(
        &self,
        network: &Network,
        row: usize,
        col: u32,
        cost: impl Fn(i64) -> T,
    ) -> NetworkArc<T> {
        let col = col as usize;
        let cost = self.problem.score(Row(row), Col(col)).map_or(T::ZERO, cost);
        network.cell(row, col, cost)
    }

    /// Takes in cells outside of the restricted problem that would pay at these potentials; returns
    /// the new ones of each row.
    pub(super) fn join<T: CostUnit>(
        &mut self,
        network: &Network,
        potentials: &[T],
        cost: &(impl Fn(i64) -> T + Sync),
    ) -> Vec<Vec<u32>> {
        if self.whole {
            return Vec::new();
        }
        let (rows, cols) = (self.problem.rows(), self.problem.cols());
        let of_row: Vec<T> = (0..rows).map(|row| potentials[Network::row_node(row)]).collect();
        let of_col: Vec<T> =
            (0..cols).map(|col| T::ZERO - potentials[network.col_node(col)]).collect();
        // What a score less its column's price must exceed to pay: where a cost is its negative,
        // less something.
        let above: Vec<T> = of_row.iter().map(|&own| own + cost(0)).collect();
        let paying = T::best_cells(self.problem, &of_col, Some(&above), CELLS_ADDED_PER_ROW);
        let joined = parallel::map((rows, cols), Vec::new, |found, row| {
            let restricted = &self.cols[row];
            let is_new = |col: &u32| restricted.binary_search(col).is_err();
            if let Some(paying) = &paying {
                let new: Vec<u32> = paying[row].iter().copied().filter(is_new).collect();
                // Cells that pay and are known may block new ones.
                if !new.is_empty() || paying[row].len() < CELLS_ADDED_PER_ROW {
                    return new;
                }
            }
            found.clear();
            for (col, score) in self.problem.candidates(Row(row)) {
                let reduced = cost(score) + of_row[row] + of_col[col.0];
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                if reduced < T::ZERO && is_new(&(col.0 as u32)) {
                    found.push((reduced, col));
                }
            }
            cheapest(found, CELLS_ADDED_PER_ROW)
        });
        for (restricted, joined) in self.cols.iter_mut().zip(&joined) {
            restricted.extend(joined);
            restricted.sort_unstable();
        }
        joined
    }
}

/// The columns of the cheapest cells, ascending.
fn cheapest<T: Amount>(found: &mut Vec<(T, Col)>, most: usize) -> Vec<u32> {
    if found.len() > most {
        found.select_nth_unstable(most);
        found.truncate(most);
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
    let mut cols: Vec<u32> = found.iter().map(|&(_, col)| col.0 as u32).collect();
    cols.sort_unstable();
    cols
}
