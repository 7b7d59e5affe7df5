//! Full tables: solve a small part of the table, then price all of it.
//!
//! Hardly any cell of a large table is ever worth a thought. We keep the best few dozen cells of
//! each row, solve this core, and go over the table once with the prices found. A cell that offers
//! more than its two prices joins the core, which is solved again from where it stood; when no such
//! cell is left, the prices prove the plan best for the whole table. Rows that the core cannot pair
//! are a Hall set of the core; they are given cells outside of it, and where there are none, it is
//! one of the table.
//!
//! This is the pricing of column generation, used for assignment since A. Volgenant, *Linear and
//! semi-assignment problems: a core oriented approach*, Computers & Operations Research 23 (1996),
//! doi:10.1016/0305-0548(96)00010-X. Departures: cells are chosen by their gain over the greatest of
//! their column, the core is solved by auction first, and a core that outgrows its purpose is given
//! up for the whole table.

use super::core::{self, Deficient, Edge, Graph, Seats, Start, State};
use super::found::{Found, hall};
use super::gather::{Gain, Gather};
use super::problem::Cells;
use super::scale::Scale;
use super::table::{AnyTable, Cell, Table};
use super::threads;
use super::{Outcome, Pairs, Problem, Solver, Sparse};

/// A core of candidates and one pass over all cells a round; exact in every mode.
///
/// Use it for full tables with some hundred rows or more. On smaller ones
/// [`Dense`](super::Dense) is faster, and where most cells are forbidden [`Sparse`](super::Sparse).
///
/// Time: two or three passes over the table beside the core in ordinary cases; where the scores
/// leave no small core, as products of a row and a column factor do, it becomes that of `Sparse` on
/// the whole table. Memory: some dozen candidates a row beside the problem. With the feature
/// `parallel` the passes run on all threads, with the same answer.
///
/// # Reference
///
/// A. Volgenant, *Linear and semi-assignment problems: a core oriented approach*, Computers &
/// Operations Research 23 (1996), doi:10.1016/0305-0548(96)00010-X.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Priced;

/// Candidates a row at the start.
const CANDIDATES: usize = 48;

/// How far apart neighbouring rows begin to look: a prime, so that few rows begin at the same place.
const SPREAD: usize = 1_009;

/// The core is given up when more than one cell in so many would have to join it.
const TOO_MANY: usize = 8;

impl Solver for Priced {
    fn id(&self) -> &'static str {
        "priced"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        let turned = problem.rows() > problem.cols();
        let transposed;
        let table = if turned {
            transposed = problem.transposed();
            &transposed
        } else {
            problem
        };
        let solved = match table.cells() {
            Cells::Table(AnyTable::Narrow(cells)) => Run::new(table, cells).solve(),
            Cells::Table(AnyTable::Wide(cells)) => Run::new(table, cells).solve(),
            Cells::List(_) => Solved::GivenUp,
        };
        match solved {
            Solved::Best(state) => {
                let found = match problem.pairs() {
                    Pairs::Complete => Found::complete(state),
                    Pairs::Largest => Found::counted(state),
                    Pairs::Free { .. } => Found::new(state),
                };
                found.outcome(problem, turned)
            }
            Solved::Deficient(deficient) if problem.pairs() == Pairs::Complete => {
                hall(deficient, turned)
            }
            Solved::Deficient(_) | Solved::GivenUp => Sparse.solve(problem),
        }
    }
}

enum Solved {
    Best(State<i64>),
    /// Rows that the whole table cannot pair.
    Deficient(Deficient),
    /// The core outgrew its purpose.
    GivenUp,
}

struct Run<'a, C> {
    table: &'a Table<C>,
    rows: usize,
    cols: usize,
    seats: Seats,
    scale: Scale,
    /// What a cell counts for beyond its number.
    shift: i64,
}

impl<'a, C: Gain> Run<'a, C> {
    fn new(problem: &Problem, table: &'a Table<C>) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let (seats, reservation) = match problem.pairs() {
            Pairs::Complete | Pairs::Largest => (Seats { rows: false, cols: rows < cols }, 0),
            Pairs::Free { reservation } => (Seats { rows: true, cols: true }, reservation),
        };
        let shift = table.base - reservation;
        let magnitude = shift.abs() + if size_of::<C>() == 4 { 1 << 29 } else { 0 };
        let scale = if size_of::<C>() == 4 {
            Scale::for_magnitude(problem, reservation, magnitude)
        } else {
            Scale::of(problem, reservation)
        };
        Self { table, rows, cols, seats, scale, shift }
    }

    fn solve(&self) -> Solved {
        let mut state = State::new(self.rows, self.cols);
        let mut prices = vec![0; self.cols];
        if !self.seats.cols {
            prices = self.greatest();
            for (price, public) in state.cols.price.iter_mut().zip(&prices) {
                *price = -self.scale.times(*public);
            }
        }
        let all = vec![i64::MIN; self.rows];
        let mut lists: Vec<Vec<Edge<i64>>> =
            self.pass(&prices, &all, CANDIDATES).into_iter().map(|(edges, _)| edges).collect();
        let mut start = Start::Cold;
        loop {
            let mut graph = Graph::new(self.cols);
            for list in &lists {
                graph.push(list.iter().copied());
            }
            let deficient = core::solve(&graph, &mut state, self.seats, start);
            start = Start::Warm;
            let (rows, prices) = self.public(&state);
            let mut added = 0;
            if deficient.is_empty() {
                let joined = self.pass(&prices, &rows, CANDIDATES);
                for (list, (edges, found)) in lists.iter_mut().zip(joined) {
                    added += found;
                    list.extend(edges);
                }
                if added == 0 {
                    return Solved::Best(self.scale.undo(state));
                }
            }
            // Sets often overlap; a row is extended once.
            let mut extended = vec![false; self.rows];
            for set in deficient {
                let fresh: Vec<u32> =
                    set.rows.iter().copied().filter(|&row| !extended[row as usize]).collect();
                let outside = self.outside(&prices, &fresh, &set.cols);
                if fresh.len() == set.rows.len()
                    && outside.iter().all(|(_, edges)| edges.is_empty())
                {
                    return Solved::Deficient(set);
                }
                for (row, edges) in outside {
                    lists[row].extend(edges);
                    extended[row] = true;
                }
            }
            let size: usize = lists.iter().map(Vec::len).sum();
            if (size + added) * TOO_MANY > self.rows * self.cols
                && size > 4 * CANDIDATES * self.rows
            {
                return Solved::GivenUp;
            }
        }
    }

    /// The greatest cell of each column, 0 where all are forbidden.
    fn greatest(&self) -> Vec<i64> {
        let blocks = self.rows.div_ceil(256);
        let parts = threads::map(
            (blocks, 256 * self.cols),
            || (),
            |(), block| {
                let mut greatest = vec![C::FORBIDDEN; self.cols];
                for row in block * 256..((block + 1) * 256).min(self.rows) {
                    for (greatest, &cell) in greatest.iter_mut().zip(self.table.row(row)) {
                        *greatest = if cell > *greatest { cell } else { *greatest };
                    }
                }
                greatest
            },
        );
        let of = |col: usize| parts.iter().map(|part| part[col]).max();
        (0..self.cols)
            .map(|col| of(col).filter(|&cell| cell != C::FORBIDDEN).map_or(0, Into::into))
            .collect()
    }

    /// Prices as the table sees them: what a cell has to exceed, in whole units.
    fn public(&self, state: &State<i64>) -> (Vec<i64>, Vec<i64>) {
        let public = self.scale.undo(state.clone());
        let rows = public.rows.price.into_iter().map(|price| -price - self.shift).collect();
        (rows, public.cols.price.into_iter().map(|price| -price).collect())
    }

    /// For each row its best cells whose gain over the prices exceeds a bound, and how many do.
    fn pass(&self, prices: &[i64], above: &[i64], most: usize) -> Vec<(Vec<Edge<i64>>, usize)> {
        let every = |_: usize| true;
        match narrowed::<C>(prices) {
            Some(prices) => threads::map(
                (self.rows, self.cols),
                || Gather::new(most),
                |gather, row| {
                    self.ask(gather, row, self.table.row(row), &prices, above[row], every)
                },
            ),
            None => threads::map(
                (self.rows, self.cols),
                || Gather::new(most),
                |gather, row| {
                    let cells = self.wide(row);
                    self.ask(gather, row, &cells, prices, above[row], every)
                },
            ),
        }
    }

    /// For rows of a deficient set their best cells outside of its columns.
    fn outside(&self, prices: &[i64], rows: &[u32], cols: &[u32]) -> Vec<(usize, Vec<Edge<i64>>)> {
        let mut inside = vec![false; self.cols];
        for &col in cols {
            inside[col as usize] = true;
        }
        threads::map(
            (rows.len(), self.cols),
            || Gather::new(CANDIDATES),
            |gather, place| {
                let row = rows[place] as usize;
                let cells = self.wide(row);
                let allowed = |col: usize| !inside[col];
                (row, self.ask(gather, row, &cells, prices, i64::MIN, allowed).0)
            },
        )
    }

    /// A row in 64 bits, for prices beyond the range of its cells.
    fn wide(&self, row: usize) -> Vec<i64> {
        let wide = |&cell: &C| if cell == C::FORBIDDEN { i64::FORBIDDEN } else { cell.into() };
        self.table.row(row).iter().map(wide).collect()
    }

    fn ask<G: Gain>(
        &self,
        gather: &mut Gather<G>,
        row: usize,
        cells: &[G],
        prices: &[G],
        above: i64,
        allowed: impl Fn(usize) -> bool,
    ) -> (Vec<Edge<i64>>, usize) {
        let start = (row * SPREAD) % self.cols;
        gather.begin(G::clamped(above), start);
        gather.meet(start, &cells[start..], &prices[start..], &allowed);
        gather.meet(0, &cells[..start], &prices[..start], &allowed);
        let found = gather.met();
        let mut edges: Vec<Edge<i64>> =
            gather.best().iter().map(|&(_, to)| self.edge(row, to)).collect();
        edges.sort_unstable_by_key(|edge| edge.to);
        (edges, found)
    }

    fn edge(&self, row: usize, to: u32) -> Edge<i64> {
        let cell: i64 = self.table.row(row)[to as usize].into();
        Edge { to, cost: self.scale.cost(cell + self.table.base) }
    }
}

/// The prices in the width of the cells, if all of them fit.
fn narrowed<C: Gain>(prices: &[i64]) -> Option<Vec<C>> {
    let fits = |&price: &i64| C::try_from(price).ok().filter(|_| price.abs() <= C::DEAREST);
    prices.iter().map(fits).collect()
}
