//! The checks of an answer to an implicit problem: all pairs priced, block by block.

use std::cmp::Ordering;
use std::ops::Range;

use crate::assignment::{
    Col, DualPrices, HallViolator, Optimum, Outcome, Pairs, Price, Row,
    model::{BLOCK_COLS, BLOCK_ROWS, Blocks, Implicit, ImplicitError, Stopped},
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
    match outcome {
        Outcome::Optimal(optimum) => optimal(problem, optimum),
        Outcome::Infeasible(hall) => infeasible(problem, hall),
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
    let (primal, total) = sums(problem, &Answer { plan, prices, tight: false })?;
    if columns.is_some() {
        total_is(stopped.total, total)?;
    }
    as_stated(stopped, columns.map(|_| primal), dual)
}

fn optimal<B: Blocks>(problem: &Implicit<B>, optimum: &Optimum) -> Result<Certificate, Flaw> {
    let (plan, prices) = (&optimum.columns, &optimum.prices);
    let row_of = plan_is_feasible(problem, plan)?;
    let dual = frame(problem).sum(prices)?;
    let (primal, total) = sums(problem, &Answer { plan, prices, tight: true })?;
    total_is(optimum.total, total)?;
    unpaired_have_no_price(optimum, &row_of)?;
    Certificate::of_optimum(primal, dual)
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

/// What the pairs are worth, and Σ of their scores, where no cell offers more than its prices.
fn sums<B: Blocks>(
    problem: &Implicit<B>,
    answer: &Answer<'_>,
) -> Result<(ObjectiveValue, i128), Flaw> {
    let (mut primal, mut total) = (ObjectiveValue::ZERO, 0);
    for part in parts(problem, answer) {
        let part = part?;
        primal = primal.plus(part.worth);
        total += part.score;
    }
    Ok((primal, total))
}

/// What the pairs of a block are worth.
struct Part {
    worth: ObjectiveValue,
    score: i128,
}

/// Checks every block of the table.
fn parts<B: Blocks>(problem: &Implicit<B>, answer: &Answer<'_>) -> Vec<Result<Part, Flaw>> {
    let (rows, cols) = problem.blocks().shape();
    // Blocks are cut as the trait says.
    let (high, wide) =
        if rows > cols { (BLOCK_COLS, BLOCK_ROWS) } else { (BLOCK_ROWS, BLOCK_COLS) };
    let across = cols.div_ceil(wide);
    let block = |place: usize| {
        let (down, along) = (place / across * high, place % across * wide);
        check_block(problem, answer, down..(down + high).min(rows), along..(along + wide).min(cols))
    };
    let count = rows.div_ceil(high) * across;
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        (0..count).into_par_iter().map(block).collect()
    }
    #[cfg(not(feature = "parallel"))]
    (0..count).map(block).collect()
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
