//! From cells to a best flow: a core of cells first, then all of them priced.

use super::network::Network;
use super::simplex::Simplex;
use super::{Flow, Quotas, QuotasError, Shortage};
use crate::assignment::price::Amount;
use crate::assignment::problem::Cells;
use crate::assignment::{Col, Outcome, Pairs, Price, Problem, Row, threads};

/// Tables with fewer cells are taken whole.
const SMALL: usize = 1 << 14;

/// The best cells of each row that the core begins with, and that may join it in a round.
const BEGIN: usize = 6;
const JOIN: usize = 4;

/// The best plan in which every member and every group has as many pairs as its quota says.
///
/// [`Pairs`] means here: in `Largest` the most pairs, then the greatest total; in `Free` the
/// greatest Σ (score − reservation); in `Complete` the greatest total where everyone on one side
/// has as many pairs as their upper bound says. That is the side whose upper bounds add up to less,
/// the rows where they add up to the same; it is the same as without quotas where all bounds are 1.
/// No pair is made twice.
///
/// # When to use it
///
/// For capacities other than one, members who must be served, and quotas of groups. Without any of
/// these [`solve`](crate::assignment::solve) is some ten times as fast. Quotas on properties of
/// *pairs*, or groups that overlap, are no flow; that takes integer programming.
///
/// # Method
///
/// Network simplex on the best cells of each row; all other cells are priced with the potentials
/// found, and join where they would pay. Time: exponential at worst in theory; on the classes of
/// `benches/` it grows little faster than the number of cells. Memory: some 60 bytes a cell of the
/// core, of which there are six a row and more where they matter.
///
/// # Errors
///
/// [`QuotasError::Shape`], and [`QuotasError::CannotAddUp`] where the bounds of a group clash with
/// those of its own members; [`QuotasError::TotalTooLarge`] where members may have so many pairs
/// that their scores could add up to more than 64 bits hold. Quotas that only clash with those of the other side, or with the
/// eligible cells, are an answer: [`Outcome::Infeasible`] with a [`Shortage`].
///
/// # Reference
///
/// R. K. Ahuja, T. L. Magnanti, J. B. Orlin, *Network Flows* (1993), chapter 11.
///
/// # Example
///
/// Four regions and two mentors, the first of whom takes up to three:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Quotas, Row, flow};
/// use regiopair::certificate::check_flow;
///
/// let scores = array![[9, 5], [8, 7], [6, 6], [5, 1]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 })?;
/// let quotas = Quotas::new(4, 2).col(Col(0), 0..=3)?;
/// let outcome = flow(&problem, &quotas)?;
/// let plan = outcome.optimum().ok_or("no plan")?;
/// assert_eq!(plan.total, 9 + 8 + 6 + 5);
/// assert_eq!(plan.pairs[2], (Row(2), Col(1)));
/// check_flow(&problem, &quotas, &outcome)?; // proved
///
/// // At most two of the first three rows: the best plan leaves out row 2.
/// let fewer = quotas.row_group([Row(0), Row(1), Row(2)], 0..=2)?;
/// let outcome = flow(&problem, &fewer)?;
/// assert_eq!(outcome.optimum().map(|plan| plan.total), Some(9 + 8 + 5));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn flow(problem: &Problem, quotas: &Quotas) -> Result<Outcome<Flow, Shortage>, QuotasError> {
    check_bounds(problem, quotas)?;
    let (rows, cols) = quotas.shape();
    let steps = 2 * i64::try_from(rows.min(cols)).unwrap_or(i64::MAX / 4) + 3;
    Ok(match problem.pairs() {
        Pairs::Largest => {
            let cost = |score: i64| Price { pairs: -1, score: -score };
            solve(problem, quotas, Price { pairs: steps, score: 0 }, cost)
        }
        Pairs::Complete | Pairs::Free { .. } => {
            let cost = |score| -problem.worth(score).score;
            let greatest =
                each_cell(problem).map(|(_, _, score)| cost(score).abs()).max().unwrap_or(0);
            solve(problem, quotas, steps * greatest.max(1), cost)
        }
    })
}

/// Refuses quotas of another shape, or that contradict themselves, and totals beyond 64 bits.
pub(in crate::assignment) fn check_bounds(
    problem: &Problem,
    quotas: &Quotas,
) -> Result<(), QuotasError> {
    let (rows, cols) = quotas.shape();
    let found = (problem.rows(), problem.cols());
    if (rows, cols) != found {
        return Err(QuotasError::Shape { rows, cols, found });
    }
    quotas.add_up()?;
    check_total(problem, quotas.most_pairs())
}

/// Totals of so many pairs stay within 64 bits.
fn check_total(problem: &Problem, pairs: usize) -> Result<(), QuotasError> {
    let limit = i64::MAX / i64::try_from(pairs).unwrap_or(i64::MAX).max(1);
    if limit >= Problem::score_limit(problem.rows(), problem.cols()) {
        return Ok(());
    }
    match each_cell(problem).find(|(_, _, score)| score.abs() > limit) {
        Some((row, col, score)) => {
            let (row, col) = (Row(row), Col(col));
            Err(QuotasError::TotalTooLarge { row, col, score, pairs, limit })
        }
        None => Ok(()),
    }
}

fn each_cell(problem: &Problem) -> impl Iterator<Item = (usize, usize, i64)> + '_ {
    (0..problem.rows())
        .flat_map(|row| problem.candidates(Row(row)).map(move |(col, score)| (row, col.0, score)))
}

fn solve<T: Amount>(
    problem: &Problem,
    quotas: &Quotas,
    artificial: T,
    cost: impl Fn(i64) -> T + Sync,
) -> Outcome<Flow, Shortage> {
    let network = match Network::new(quotas, problem) {
        Ok(network) => network,
        Err(shortage) => return Outcome::Infeasible(shortage),
    };
    let mut simplex = network.simplex(artificial);
    let mut core = Core::begin(problem, &cost);
    for row in 0..problem.rows() {
        for &col in &core.cols[row] {
            simplex.push(core.arc(&network, row, col, &cost));
        }
    }
    loop {
        simplex.run();
        let feasible = simplex.unmet().next().is_none();
        // Where something is unmet, cells may help that only pay at artificial cost.
        let potentials =
            if feasible { simplex.real_potentials() } else { simplex.potentials().to_vec() };
        let joined = core.join(&network, &potentials, &cost);
        if joined.iter().all(Vec::is_empty) {
            return if feasible {
                Outcome::Optimal(answer(problem, &network, &simplex, &potentials))
            } else {
                Outcome::Infeasible(network.shortage(&simplex, problem))
            };
        }
        for (row, cols) in joined.into_iter().enumerate() {
            for col in cols {
                simplex.push(core.arc(&network, row, col, &cost));
            }
        }
    }
}

/// The cells that take part.
struct Core<'a> {
    problem: &'a Problem,
    /// The columns of each row, ascending.
    cols: Vec<Vec<u32>>,
    whole: bool,
}

impl<'a> Core<'a> {
    fn begin<T: Amount>(problem: &'a Problem, cost: &(impl Fn(i64) -> T + Sync)) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let whole = matches!(problem.cells(), Cells::List(_)) || rows * cols <= SMALL;
        let most = if whole { usize::MAX } else { BEGIN };
        let cols = threads::map((rows, cols), Vec::new, |found, row| {
            found.clear();
            found.extend(problem.candidates(Row(row)).map(|(col, score)| (cost(score), col)));
            cheapest(found, most)
        });
        Self { problem, cols, whole }
    }

    fn arc<T: Amount>(
        &self,
        network: &Network,
        row: usize,
        col: u32,
        cost: impl Fn(i64) -> T,
    ) -> super::simplex::Arc<T> {
        let col = col as usize;
        let cost = self.problem.score(Row(row), Col(col)).map_or(T::ZERO, cost);
        network.cell(row, col, cost)
    }

    /// Takes in cells outside of the core that would pay at these potentials; returns the new ones
    /// of each row.
    fn join<T: Amount>(
        &mut self,
        network: &Network,
        potentials: &[T],
        cost: &(impl Fn(i64) -> T + Sync),
    ) -> Vec<Vec<u32>> {
        if self.whole {
            return Vec::new();
        }
        let (rows, cols) = (self.problem.rows(), self.problem.cols());
        let of_col: Vec<T> = (0..cols).map(|col| potentials[network.col_node(col)]).collect();
        let joined = threads::map((rows, cols), Vec::new, |found, row| {
            found.clear();
            let own = potentials[Network::row_node(row)];
            let core = &self.cols[row];
            for (col, score) in self.problem.candidates(Row(row)) {
                let reduced = cost(score) + own - of_col[col.0];
                if reduced < T::ZERO
                    && core.binary_search_by_key(&col.0, |&col| col as usize).is_err()
                {
                    found.push((reduced, col));
                }
            }
            cheapest(found, JOIN)
        });
        for (core, joined) in self.cols.iter_mut().zip(&joined) {
            core.extend(joined);
            core.sort_unstable();
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

fn answer<T: Amount>(
    problem: &Problem,
    network: &Network,
    simplex: &Simplex<T>,
    potentials: &[T],
) -> Flow {
    let mut pairs: Vec<(Row, Col)> = network.pairs(simplex).collect();
    pairs.sort_unstable();
    let total = pairs.iter().filter_map(|&(row, col)| problem.score(row, col)).sum();
    Flow { pairs, total, prices: network.prices(potentials) }
}
