//! Full tables: a core of their best cells, and a pass over all cells a round.

use std::convert::Infallible;

use super::columns::{self, CANDIDATES, Cells, Failed, Solved, Source};
use super::found::hall;
use super::gather::{Gain, Gather};
use super::problem;
use super::table::{AnyTable, Cell, Table};
use super::threads;
use super::warm::Hint;
use super::watch::{Unwatched, Watch};
use super::{Outcome, Pairs, Problem, Solver, sparse};

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

/// How far apart neighbouring rows begin to look: a prime, so that few rows begin at the same place.
const SPREAD: usize = 1_009;

/// The core is given up when more than one cell in so many would have to join it.
const TOO_MANY: usize = 8;

impl Solver for Priced {
    fn id(&self) -> &'static str {
        "priced"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        let Ok(outcome) = solve(problem, None, &Unwatched);
        outcome
    }
}

/// Solves from nothing, or from what a hint says; stops when whoever looks on wants it.
pub(super) fn solve<W: Watch>(
    problem: &Problem,
    hint: Option<&Hint>,
    watch: &W,
) -> Result<Outcome, W::Stop> {
    let turned = problem.rows() > problem.cols();
    let transposed;
    let table = if turned {
        transposed = problem.transposed();
        &transposed
    } else {
        problem
    };
    let solved = match table.cells() {
        problem::Cells::Table(AnyTable::Narrow(cells)) => run(table, cells, hint, watch)?,
        problem::Cells::Table(AnyTable::Wide(cells)) => run(table, cells, hint, watch)?,
        problem::Cells::List(_) => Solved::GivenUp,
    };
    Ok(match solved {
        Solved::Best { state, .. } => {
            columns::found(state, problem.pairs()).outcome(problem, turned)
        }
        Solved::Deficient(deficient) if problem.pairs() == Pairs::Complete => {
            hall(deficient, turned)
        }
        Solved::Deficient(_) | Solved::GivenUp => sparse::solve(problem, hint, watch)?,
    })
}

fn run<C: Gain, W: Watch>(
    problem: &Problem,
    table: &Table<C>,
    hint: Option<&Hint>,
    watch: &W,
) -> Result<Solved, W::Stop> {
    let reservation = match problem.pairs() {
        Pairs::Free { reservation } => reservation,
        Pairs::Complete | Pairs::Largest => 0,
    };
    let run = Run { table, rows: problem.rows(), cols: problem.cols(), reservation };
    columns::solve(&run, problem.pairs(), hint, watch).map_err(|failed| match failed {
        Failed::Source(never) => match never {},
        Failed::Stopped(stop) => stop,
    })
}

struct Run<'a, C> {
    table: &'a Table<C>,
    rows: usize,
    cols: usize,
    reservation: i64,
}

impl<C: Gain> Source for Run<'_, C> {
    type Error = Infallible;

    fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    fn opening(&self) -> Result<Vec<i64>, Infallible> {
        Ok(self.greatest())
    }

    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
    ) -> Result<Vec<(Cells, usize)>, Infallible> {
        let every = |_: usize| true;
        let above = |row: usize| above.map_or(i64::MIN, |above| above[row] - self.table.base);
        Ok(match narrowed::<C>(prices) {
            Some(prices) => threads::map(
                (self.rows, self.cols),
                || Gather::new(CANDIDATES),
                |gather, row| {
                    self.ask(gather, row, self.table.row(row), &prices, above(row), every)
                },
            ),
            None => threads::map(
                (self.rows, self.cols),
                || Gather::new(CANDIDATES),
                |gather, row| self.ask(gather, row, &self.wide(row), prices, above(row), every),
            ),
        })
    }

    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, Cells)>, Infallible> {
        let mut inside = vec![false; self.cols];
        for &col in cols {
            inside[col as usize] = true;
        }
        Ok(threads::map(
            (rows.len(), self.cols),
            || Gather::new(CANDIDATES),
            |gather, place| {
                let row = rows[place] as usize;
                let cells = self.wide(row);
                let allowed = |col: usize| !inside[col];
                (row, self.ask(gather, row, &cells, prices, i64::MIN, allowed).0)
            },
        ))
    }

    fn magnitude(&self) -> i64 {
        if size_of::<C>() == 4 {
            return (self.table.base - self.reservation).abs() + <i32 as Cell>::LIMIT;
        }
        let worth = |&cell: &C| (cell.into() + self.table.base - self.reservation).abs();
        let eligible = self.table.cells.iter().filter(|&&cell| cell != C::FORBIDDEN);
        eligible.map(worth).max().unwrap_or(0)
    }

    fn margin(&self) -> i64 {
        0
    }

    fn most(&self) -> usize {
        (self.rows * self.cols / TOO_MANY).max(4 * CANDIDATES * self.rows)
    }
}

impl<C: Gain> Run<'_, C> {
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
    ) -> (Cells, usize) {
        let start = (row * SPREAD) % self.cols;
        gather.begin(G::clamped(above), start);
        gather.meet(start, &cells[start..], &prices[start..], &allowed);
        gather.meet(0, &cells[..start], &prices[..start], &allowed);
        let found = gather.met();
        let score = |to: u32| {
            let cell: i64 = self.table.row(row)[to as usize].into();
            cell + self.table.base
        };
        let mut best: Cells = gather.best().iter().map(|&(_, to)| (to, score(to))).collect();
        best.sort_unstable_by_key(|&(to, _)| to);
        (best, found)
    }
}

/// The prices in the width of the cells, if all of them fit.
fn narrowed<C: Gain>(prices: &[i64]) -> Option<Vec<C>> {
    let fits = |&price: &i64| C::try_from(price).ok().filter(|_| price.abs() <= C::DEAREST);
    prices.iter().map(fits).collect()
}
