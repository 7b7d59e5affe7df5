//! Full tables: a restricted problem of the best cells, and a pass over all cells per round.

use std::convert::Infallible;

use crate::assignment::kernel::answer::{Solution, hall};
use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::{NoObserver, Observer};
use crate::assignment::kernel::sparse_assignment;
use crate::assignment::kernel::top_k::{Gain, TopK};
use crate::assignment::linear::column_generation::source::{
    PricedRow, PricingFailure, PricingOutcome, RowCells, ScoreSource, StopCause,
};
use crate::assignment::linear::column_generation::{contention, generate};
use crate::assignment::linear::solver::Solver;
use crate::assignment::linear::sparse;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::table::{AnyTable, StoredScore, Table};
use crate::assignment::model::{Outcome, Pairs, Problem};
use crate::assignment::parallel;

/// Column generation: a restricted problem of candidates, and one pass over all cells per round;
/// exact in every mode.
///
/// Use it for full tables of a million cells or more. On smaller ones
/// [`Dense`](crate::assignment::linear::Dense) is faster, and if most cells are forbidden,
/// [`Sparse`](crate::assignment::linear::Sparse).
///
/// Time: usually between one and two passes over the table, in addition to the restricted problem.
/// If the rows of a square table have the same best columns, as with products of a row and a column
/// factor (Machol and Wien, 1976), an auction over whole rows finds the initial prices in about
/// thirty passes. If the restricted problem still grows too large, `Sparse` solves the whole table.
/// Memory: some dozen candidates per row, in addition to the problem. With the feature `parallel`,
/// passes run on all threads, with the same result.
///
/// # Reference
///
/// A. Volgenant, *Linear and semi-assignment problems: a core oriented approach*, Computers &
/// Operations Research 23 (1996), doi:10.1016/0305-0548(96)00010-X.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ColumnGeneration;

/// Cells of a row that join at a time: fewer where columns abound, so that rows rarely compete, and
/// more where many rows want the same columns. More cells make fewer rounds of larger problems.
/// Found by trial on the classes of `benches/`; only the time depends on them.
const CELLS_PER_ROW: usize = 24;
const CELLS_PER_ROW_WITH_SPARE_COLUMNS: usize = 16;
const CELLS_PER_ROW_IF_CONTESTED: usize = 48;

/// Columns between the places where neighbouring rows start their scan: a prime, so that few rows
/// begin at the same place.
const ROW_OFFSET: usize = 1_009;

/// Rows sampled for the greatest cell of each column.
const SAMPLED_ROWS: usize = 1_250;

/// The restricted problem is given up when it holds more than one cell in this many.
const CELLS_PER_RESTRICTED_CELL: usize = 8;

impl Solver for ColumnGeneration {
    fn id(&self) -> &'static str {
        "column-generation"
    }

    fn solve(&self, problem: &Problem) -> Outcome {
        let Ok(outcome) = solve(problem, None, &NoObserver);
        outcome
    }
}

/// Cold start, or warm start from `hint`; returns early if the observer cancels.
pub(in crate::assignment) fn solve<W: Observer>(
    problem: &Problem,
    hint: Option<&Hint>,
    observer: &W,
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
        CellStorage::Table(AnyTable::Narrow(cells)) => run(table, cells, hint, observer)?,
        CellStorage::Table(AnyTable::Wide(cells)) => run(table, cells, hint, observer)?,
        CellStorage::List(_) => PricingOutcome::GivenUp,
    };
    Ok(match solved {
        PricingOutcome::Best { state, near, .. } => {
            generate::found(state, problem.pairs()).outcome_near(problem, (table, turned), near)
        }
        PricingOutcome::Deficient(deficient) if problem.pairs() == Pairs::Complete => {
            hall(deficient, turned)
        }
        PricingOutcome::Deficient(_) | PricingOutcome::GivenUp => {
            sparse::solve(problem, hint, observer)?
        }
    })
}

/// The best `most` cells of each row at prices of columns, by ascending column: of those whose
/// score less price exceeds a number given for the row. `None` where cells are listed.
pub(in crate::assignment) fn best_cells(
    problem: &Problem,
    prices: &[i64],
    above: Option<&[i64]>,
    most: usize,
) -> Option<Vec<PricedRow>> {
    fn ask<C: Gain>(
        problem: &Problem,
        table: &Table<C>,
        (prices, above): (&[i64], Option<&[i64]>),
        candidates: usize,
    ) -> Vec<PricedRow> {
        let (rows, cols) = (problem.rows(), problem.cols());
        let run = TableSource { candidates, contested: false, table, rows, cols, reservation: 0 };
        let Ok(answers) = run.best(prices, above, None);
        answers
    }
    match problem.cells() {
        CellStorage::Table(AnyTable::Narrow(cells)) => {
            Some(ask(problem, cells, (prices, above), most))
        }
        CellStorage::Table(AnyTable::Wide(cells)) => {
            Some(ask(problem, cells, (prices, above), most))
        }
        CellStorage::List(_) => None,
    }
}

fn run<C: Gain, W: Observer>(
    problem: &Problem,
    table: &Table<C>,
    hint: Option<&Hint>,
    observer: &W,
) -> Result<PricingOutcome, W::Stop> {
    let reservation = match problem.pairs() {
        Pairs::Free { reservation } => reservation,
        Pairs::Complete | Pairs::Largest => 0,
    };
    let (rows, cols) = (problem.rows(), problem.cols());
    let contested = pairs_everyone(problem) && contention::is_contested(table);
    let candidates = match contested {
        true => CELLS_PER_ROW_IF_CONTESTED,
        false if sparse_assignment::abound(rows, cols) => CELLS_PER_ROW_WITH_SPARE_COLUMNS,
        false => CELLS_PER_ROW,
    };
    let run = TableSource { candidates, contested, table, rows, cols, reservation };
    generate::solve(&run, problem.pairs(), hint, observer).map_err(
        |PricingFailure { cause, known }| match cause {
            StopCause::Source(never) => match never {},
            StopCause::Stopped(stop) => {
                if let Some(known) = known {
                    observer.keep(|| Solution::known(known, problem.pairs()));
                }
                stop
            }
        },
    )
}

/// Whether nearly all rows want the same columns and must all be paired, with nobody left over, so
/// that prices tell them apart.
pub(in crate::assignment) fn is_contested(problem: &Problem) -> bool {
    pairs_everyone(problem)
        && match problem.cells() {
            CellStorage::Table(AnyTable::Narrow(table)) => contention::is_contested(table),
            CellStorage::Table(AnyTable::Wide(table)) => contention::is_contested(table),
            CellStorage::List(_) => false,
        }
}

fn pairs_everyone(problem: &Problem) -> bool {
    problem.rows() == problem.cols() && !matches!(problem.pairs(), Pairs::Free { .. })
}

struct TableSource<'a, C> {
    /// Cells of a row that are asked for at a time.
    candidates: usize,
    contested: bool,
    table: &'a Table<C>,
    rows: usize,
    cols: usize,
    reservation: i64,
}

impl<C: Gain> ScoreSource for TableSource<'_, C> {
    type Error = Infallible;

    fn shape(&self) -> (usize, usize) {
        (self.rows, self.cols)
    }

    fn opening(&self) -> Result<Vec<i64>, Infallible> {
        let greatest = greatest(self.table, self.rows);
        Ok(if self.contested { contention::raise(self.table, &greatest) } else { greatest })
    }

    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<PricedRow>, Infallible> {
        let above = |row: usize| above.map_or(i64::MIN, |above| above[row]);
        let every = |_| true;
        Ok(if let Some(prices) = narrowed::<C>(prices) {
            self.ask_all(rows, &prices, |row| self.table.row(row), above, every)
        } else {
            let prices = ShiftedPrices { shift: 0, prices: prices.to_vec() };
            self.ask_all(rows, &prices, |row| self.wide(row), above, every)
        })
    }

    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, RowCells)>, Infallible> {
        let mut prices = prices.to_vec();
        let mut inside = vec![false; self.cols];
        for &col in cols {
            inside[col as usize] = true;
            // Out of the way of the others.
            prices[col as usize] = i64::DEAREST;
        }
        let prices = ShiftedPrices { shift: 0, prices };
        let answers = self.ask_all(
            Some(rows),
            &prices,
            |row| self.wide(row),
            |_| i64::MIN,
            |col| !inside[col],
        );
        Ok(answers.into_iter().map(|answer| (answer.row as usize, answer.cells)).collect())
    }

    fn magnitude(&self) -> i64 {
        if size_of::<C>() == 4 {
            return (self.table.base - self.reservation).abs() + <i32 as StoredScore>::LIMIT;
        }
        let worth = |&cell: &C| (cell.into() + self.table.base - self.reservation).abs();
        let eligible = self.table.cells.iter().filter(|&&cell| cell != C::FORBIDDEN);
        eligible.map(worth).max().unwrap_or(0)
    }

    fn margin(&self) -> i64 {
        // So that cells just as good as those of the restricted problem, which are tight, are known
        // as well.
        1
    }

    fn most(&self) -> usize {
        (self.rows * self.cols / CELLS_PER_RESTRICTED_CELL)
            .max(4 * CELLS_PER_ROW_IF_CONTESTED * self.rows)
    }
}

impl<C: Gain> TableSource<'_, C> {
    /// A row in 64 bits, for prices beyond the range of its cells.
    fn wide(&self, row: usize) -> Vec<i64> {
        let wide = |&cell: &C| if cell == C::FORBIDDEN { i64::FORBIDDEN } else { cell.into() };
        self.table.row(row).iter().map(wide).collect()
    }

    /// Asks the named rows, or all of them.
    fn ask_all<G: Gain, L: AsRef<[G]>>(
        &self,
        rows: Option<&[u32]>,
        prices: &ShiftedPrices<G>,
        line: impl Fn(usize) -> L + Sync + Send,
        above: impl Fn(usize) -> i64 + Sync + Send,
        allowed: impl Fn(usize) -> bool + Sync + Send,
    ) -> Vec<PricedRow> {
        let count = rows.map_or(self.rows, <[u32]>::len);
        parallel::map(
            (count, self.cols),
            || TopK::new(self.candidates),
            |gather, place| {
                let row = rows.map_or(place, |rows| rows[place] as usize);
                // Gains in the gather are of cells less the base, at prices less the shift.
                let offset = self.table.base - prices.shift;
                let above = G::clamped(above(row).saturating_sub(offset));
                let start = (row * ROW_OFFSET) % self.cols;
                let line = line(row);
                let best = gather.best((line.as_ref(), &prices.prices), above, start, &allowed);
                let score = |to: u32| {
                    let cell: i64 = self.table.row(row)[to as usize].into();
                    cell + self.table.base
                };
                let mut cells: RowCells =
                    best.cells.iter().map(|&(_, to)| (to, score(to))).collect();
                cells.sort_unstable_by_key(|&(to, _)| to);
                let bound = best.bound.into().saturating_add(offset);
                #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
                PricedRow { row: row as u32, cells, bound }
            },
        )
    }
}

/// The greatest cell of each column among some of the rows, 0 where all are forbidden: any
/// prices would do.
fn greatest<C: Gain>(table: &Table<C>, rows: usize) -> Vec<i64> {
    let step = rows.div_ceil(SAMPLED_ROWS);
    let band = 256 * step;
    let parts = parallel::map(
        (rows.div_ceil(band), 256 * table.cols),
        || (),
        |(), place| {
            let mut greatest = vec![C::FORBIDDEN; table.cols];
            let rows = place * band..((place + 1) * band).min(rows);
            for row in rows.step_by(step) {
                for (greatest, &cell) in greatest.iter_mut().zip(table.row(row)) {
                    *greatest = if cell > *greatest { cell } else { *greatest };
                }
            }
            greatest
        },
    );
    let of = |col: usize| parts.iter().map(|part| part[col]).max();
    let known = |cell: &C| *cell != C::FORBIDDEN;
    (0..table.cols).map(|col| of(col).filter(known).map_or(0, Into::into)).collect()
}

/// Prices in the width of the cells, less what brings them around 0.
struct ShiftedPrices<G> {
    shift: i64,
    prices: Vec<G>,
}

/// The prices in the width of the cells, if they lie near enough to each other.
fn narrowed<C: Gain>(prices: &[i64]) -> Option<ShiftedPrices<C>> {
    let (least, greatest) = (*prices.iter().min()?, *prices.iter().max()?);
    let shift = least.midpoint(greatest);
    let fits = |&price: &i64| {
        let price = price - shift;
        C::try_from(price).ok().filter(|_| price.abs() <= C::DEAREST)
    };
    Some(ShiftedPrices { shift, prices: prices.iter().map(fits).collect::<Option<_>>()? })
}
