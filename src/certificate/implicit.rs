//! The checks of an answer to an implicit problem: all pairs priced, block by block.

use std::cmp::Ordering;
use std::convert::Infallible;
use std::ops::{ControlFlow, Range};

use crate::assignment::{
    Col, DualPrices, HallViolator, Optimum, Outcome, Pairs, Price, Row,
    model::{BLOCK_COLS, BLOCK_ROWS, Blocks, Implicit, ImplicitError, PassProgress, Stopped},
};

use super::infeasible::shortage_among;
use super::optimal::{Frame, offered, total_is, unpaired_have_no_price};
use super::stopped::as_stated;
use super::{Certificate, Check, Flaw, ObjectiveValue};

/// Checks an answer to an implicit problem, as [`check`](super::check) does for a stored one.
///
/// # Errors
///
/// The first [`Flaw`]; [`Flaw::Scores`] if a block cannot be computed or has the wrong size, or a
/// score is not accepted.
///
/// # Complexity
///
/// One pass over all blocks; with the feature `parallel`, on all threads. Memory linear in the two
/// sides.
pub fn check_implicit<B: Blocks>(
    problem: &Implicit<B>,
    outcome: &Outcome,
) -> Result<Certificate, Flaw> {
    match checked(problem, outcome, &mut unwatched)? {
        ControlFlow::Continue(certificate) => Ok(certificate),
        ControlFlow::Break(never) => match never {},
    }
}

/// Checks an answer as [`check_implicit`] does, and calls `callback` several times with the progress
/// of the pass; `None` if the callback stops it.
///
/// ```
/// use std::ops::ControlFlow;
/// use regiopair::assignment::{Pairs, Resolution, linear::Products, model::Implicit};
/// use regiopair::certificate::check_implicit_with_progress;
/// use regiopair::synthetic::profiles;
///
/// let cosines = Products::cosines(profiles(50, 1).view(), profiles(50, 2).view())?;
/// let problem = Implicit::new(cosines, Resolution::decimals(6), Pairs::Complete)?;
/// let outcome = problem.solve()?;
/// let mut share = 0.0;
/// let certificate = check_implicit_with_progress(&problem, &outcome, |pass| {
///     share = pass.share();
///     ControlFlow::Continue(())
/// })?;
/// assert!(certificate.is_some());
/// assert_eq!(share, 1.0);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// As [`check_implicit`].
pub fn check_implicit_with_progress<B: Blocks>(
    problem: &Implicit<B>,
    outcome: &Outcome,
    mut callback: impl FnMut(&PassProgress) -> ControlFlow<()>,
) -> Result<Option<Certificate>, Flaw> {
    Ok(checked(problem, outcome, &mut callback)?.continue_value())
}

/// Called with the progress of a pass; stops it by a value of `S`.
type Callback<'a, S> = dyn FnMut(&PassProgress) -> ControlFlow<S> + 'a;

fn unwatched(_: &PassProgress) -> ControlFlow<Infallible> {
    ControlFlow::Continue(())
}

fn checked<B: Blocks, S>(
    problem: &Implicit<B>,
    outcome: &Outcome,
    callback: &mut Callback<'_, S>,
) -> Result<ControlFlow<S, Certificate>, Flaw> {
    match outcome {
        Outcome::Optimal(optimum) => optimal(problem, optimum, callback),
        Outcome::Infeasible(hall) => infeasible(problem, hall).map(ControlFlow::Continue),
    }
}

/// Checks what an implicit problem returned when it was stopped, as
/// [`check_stopped`](super::check_stopped) does for a stored one.
///
/// # Errors
///
/// As [`check_implicit`].
///
/// # Complexity
///
/// As [`check_implicit`].
pub fn check_implicit_stopped<B: Blocks>(
    problem: &Implicit<B>,
    stopped: &Stopped,
) -> Result<Vec<Check>, Flaw> {
    let frame = frame(problem);
    let (columns, prices) = (stopped.columns.as_deref(), &stopped.prices);
    if let Some(columns) = columns {
        plan_is_feasible(problem, columns)?;
    }
    let dual = frame.sum(prices)?;
    let nobody = vec![None; frame.rows];
    let plan = columns.unwrap_or(&nobody);
    let answer = Answer { plan, prices, tight: false };
    let (primal, total) = match sums(problem, &answer, &mut unwatched)? {
        ControlFlow::Continue(sums) => sums,
        ControlFlow::Break(never) => match never {},
    };
    if columns.is_some() {
        total_is(stopped.total, total)?;
    }
    as_stated(stopped, columns.map(|_| primal), dual)
}

fn optimal<B: Blocks, S>(
    problem: &Implicit<B>,
    optimum: &Optimum,
    callback: &mut Callback<'_, S>,
) -> Result<ControlFlow<S, Certificate>, Flaw> {
    let (plan, prices) = (&optimum.columns, &optimum.prices);
    let row_of = plan_is_feasible(problem, plan)?;
    let dual = frame(problem).sum(prices)?;
    let (primal, total) = match sums(problem, &Answer { plan, prices, tight: true }, callback)? {
        ControlFlow::Continue(sums) => sums,
        ControlFlow::Break(stop) => return Ok(ControlFlow::Break(stop)),
    };
    total_is(optimum.total, total)?;
    unpaired_have_no_price(optimum, &row_of)?;
    Certificate::of_optimum(primal, dual).map(ControlFlow::Continue)
}

fn frame<B: Blocks>(problem: &Implicit<B>) -> Frame {
    let (rows, cols) = problem.blocks().shape();
    Frame { rows, cols, pairs: problem.pairs() }
}

/// Returns who has each column; the total is known only once the blocks are read.
fn plan_is_feasible<B: Blocks>(
    problem: &Implicit<B>,
    columns: &[Option<Col>],
) -> Result<Vec<Option<Row>>, Flaw> {
    let frame = frame(problem);
    let row_of = frame.row_of(columns, |row, col| problem.blocks().eligible(row, col))?;
    frame.all_are_paired(columns, &row_of)?;
    Ok(row_of)
}

/// A plan and prices to be checked against all cells.
struct Answer<'a> {
    plan: &'a [Option<Col>],
    prices: &'a DualPrices,
    /// Whether the pairs made must be tight.
    tight: bool,
}

/// Cells between two reports of progress.
const CELLS_PER_REPORT: usize = 1 << 25;

/// What the pairs are worth, and Σ of their scores, where no cell offers more than its prices.
fn sums<B: Blocks, S>(
    problem: &Implicit<B>,
    answer: &Answer<'_>,
    callback: &mut Callback<'_, S>,
) -> Result<ControlFlow<S, (ObjectiveValue, i128)>, Flaw> {
    let (rows, cols) = problem.blocks().shape();
    let (short, long) = (rows.min(cols), rows.max(cols));
    let bands = short.div_ceil(BLOCK_ROWS);
    let portion = (CELLS_PER_REPORT / long.saturating_mul(BLOCK_ROWS)).max(1);
    let mut pass = PassProgress { number: 1, done: 0, rows: short };
    let (mut primal, mut total) = (ObjectiveValue::ZERO, 0);
    for first in (0..bands).step_by(portion) {
        if let ControlFlow::Break(stop) = callback(&pass) {
            return Ok(ControlFlow::Break(stop));
        }
        let last = (first + portion).min(bands);
        for part in parts(problem, answer, first..last) {
            let part = part?;
            primal = primal.plus(part.worth);
            total += part.score;
        }
        pass.done = (last * BLOCK_ROWS).min(short);
    }
    Ok(match callback(&pass) {
        ControlFlow::Continue(()) => ControlFlow::Continue((primal, total)),
        ControlFlow::Break(stop) => ControlFlow::Break(stop),
    })
}

/// What the pairs of a block are worth.
struct Part {
    worth: ObjectiveValue,
    score: i128,
}

/// Checks the blocks of some members of the smaller side, cut as the trait says.
fn parts<B: Blocks>(
    problem: &Implicit<B>,
    answer: &Answer<'_>,
    bands: Range<usize>,
) -> Vec<Result<Part, Flaw>> {
    let (rows, cols) = problem.blocks().shape();
    let (short, long) = (rows.min(cols), rows.max(cols));
    let across = long.div_ceil(BLOCK_COLS);
    let block = |place: usize| {
        let (down, along) = (place / across * BLOCK_ROWS, place % across * BLOCK_COLS);
        let (down, along) =
            (down..(down + BLOCK_ROWS).min(short), along..(along + BLOCK_COLS).min(long));
        let (rows, cols) = if rows > cols { (along, down) } else { (down, along) };
        check_block(problem, answer, rows, cols)
    };
    let places = bands.start * across..bands.end * across;
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        places.into_par_iter().map(block).collect()
    }
    #[cfg(not(feature = "parallel"))]
    places.map(block).collect()
}

fn read_block<B: Blocks>(
    blocks: &B,
    rows: Range<usize>,
    cols: Range<usize>,
) -> Result<Vec<B::Score>, ImplicitError> {
    let mut scores = Vec::new();
    if let Err(error) = blocks.block(rows.clone(), cols.clone(), &mut scores) {
        return Err(ImplicitError::Block { rows, cols, error });
    }
    let (expected, found) = (rows.len() * cols.len(), scores.len());
    if found != expected {
        return Err(ImplicitError::WrongSize { rows, cols, expected, found });
    }
    Ok(scores)
}

fn check_block<B: Blocks>(
    problem: &Implicit<B>,
    answer: &Answer<'_>,
    rows: Range<usize>,
    cols: Range<usize>,
) -> Result<Part, Flaw> {
    let scores = read_block(problem.blocks(), rows.clone(), cols.clone())
        .map_err(|error| Flaw::Scores { error })?;
    let per_unit = problem.resolution().value(1);
    let (pair, reservation) = match problem.pairs() {
        Pairs::Complete => (0, 0),
        Pairs::Largest => (1, 0),
        Pairs::Free { reservation } => (0, reservation),
    };
    // Compared with a row's price, one of a pair more than needed beats any score, and of one less none.
    let of_cols = |other_pairs: i64| -> Vec<f64> {
        let needed = i128::from(pair) - i128::from(other_pairs);
        let price = |price: &Price| match i128::from(price.pairs).cmp(&needed) {
            Ordering::Equal => price.score as f64 * per_unit,
            Ordering::Greater => f64::INFINITY,
            Ordering::Less => f64::NEG_INFINITY,
        };
        answer.prices.cols[cols.clone()].iter().map(price).collect()
    };
    let mut other_pairs = answer.prices.rows[rows.start].pairs;
    let mut prices = of_cols(other_pairs);
    let mut part = Part { worth: ObjectiveValue::ZERO, score: 0 };
    for (row, line) in rows.zip(scores.chunks_exact(cols.len())) {
        let own = answer.prices.rows[row];
        let mate = answer.plan[row].map(|col| col.0);
        if own.pairs != other_pairs {
            other_pairs = own.pairs;
            prices = of_cols(other_pairs);
        }
        // Two units of margin for the rounding of these few operations and of the score itself.
        let near = (own.score as f64 + reservation as f64 - 2.0) * per_unit;
        let near = near - near.abs() * 1e-12;
        for (col, (&score, &price)) in cols.clone().zip(line.iter().zip(&prices)) {
            // Written so that a score that is no number is looked at.
            let value: f64 = score.into();
            let below = value - price <= near;
            if below && mate != Some(col) {
                continue;
            }
            let (row, col) = (Row(row), Col(col));
            let Some(units) = problem.resolution().units(value) else {
                let value = score.to_string();
                let error = ImplicitError::NotAccepted { row, col, value, limit: 1 << 51 };
                return Err(Flaw::Scores { error });
            };
            let worth = ObjectiveValue::of_pair(problem.pairs(), units);
            let prices = offered(answer.prices, row, col);
            let is_made = mate == Some(col.0);
            if prices < worth && (is_made || problem.blocks().eligible(row, col)) {
                return Err(Flaw::PriceTooLow { row, col, worth, prices });
            }
            if is_made {
                if answer.tight && prices != worth {
                    return Err(Flaw::NotTight { row, col, worth, prices });
                }
                part.worth = part.worth.plus(worth);
                part.score += i128::from(units);
            }
        }
    }
    Ok(part)
}

/// A Hall set needs no scores, only which cells of its members are eligible.
fn infeasible<B: Blocks>(problem: &Implicit<B>, hall: &HallViolator) -> Result<Certificate, Flaw> {
    let (rows, cols) = problem.blocks().shape();
    if problem.pairs() != Pairs::Complete {
        return Err(Flaw::AlwaysFeasible);
    }
    let (of_rows, of_cols): (&[Row], &[Col]) = match hall {
        HallViolator::Rows { members, .. } => (members, &[]),
        HallViolator::Columns { members, .. } => (&[], members),
    };
    let cells = of_rows.iter().flat_map(|&row| (0..cols).map(move |col| (row, Col(col))));
    let cells =
        cells.chain(of_cols.iter().flat_map(|&col| (0..rows).map(move |row| (Row(row), col))));
    let eligible = cells.filter(|&(row, col)| problem.blocks().eligible(row, col));
    let eligible = eligible.map(|(row, col)| (row.0, col.0));
    shortage_among((rows, cols), hall, eligible).map(Certificate::of_hall)
}
