//! The checks of an answer to an implicit problem: all pairs priced, block by block.

use std::cmp::Ordering;
use std::ops::Range;

use crate::assignment::{
    BLOCK_COLS, BLOCK_ROWS, Blocks, Col, Hall, Implicit, ImplicitError, Member, Optimum, Outcome,
    Pairs, Price, Row,
};

use super::{Certificate, Check, Flaw, Value};

/// Checks an answer to an implicit problem, as [`check`](super::check) does for a stored one.
///
/// # Errors
///
/// The first [`Flaw`]; [`Flaw::Scores`] where the blocks do not have the right size or a score is not
/// accepted.
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

fn optimal<B: Blocks>(problem: &Implicit<B>, optimum: &Optimum) -> Result<Certificate, Flaw> {
    let (rows, cols) = problem.blocks().shape();
    let (plan, prices) = (&optimum.columns, &optimum.prices);
    if plan.len() != rows {
        return Err(Flaw::PlanLength { expected: rows, found: plan.len() });
    }
    if (prices.rows.len(), prices.cols.len()) != (rows, cols) {
        let (found_rows, found_cols) = (prices.rows.len(), prices.cols.len());
        return Err(Flaw::PriceLength { rows, cols, found_rows, found_cols });
    }
    let mut row_of: Vec<Option<Row>> = vec![None; cols];
    for (row, col) in (0..).map(Row).zip(plan) {
        let Some(col) = *col else { continue };
        if col.0 >= cols || !problem.blocks().eligible(row, col) {
            return Err(Flaw::NotEligible { row, col });
        }
        if let Some(first) = row_of[col.0].replace(row) {
            return Err(Flaw::ColumnShared { col, first, second: row });
        }
    }
    let complete = problem.pairs() == Pairs::Complete;
    let on_rows = (0..).zip(&prices.rows).map(|(row, &price)| {
        (Member::Row(Row(row)), price, plan[row].is_some(), !complete || rows > cols)
    });
    let on_cols = (0..).zip(&prices.cols).map(|(col, &price)| {
        (Member::Col(Col(col)), price, row_of[col].is_some(), !complete || rows <= cols)
    });
    let mut dual = Value::ZERO;
    for (member, price, paired, may_stay) in on_rows.chain(on_cols) {
        let value = Value::from(price);
        if !paired && !may_stay {
            return Err(Flaw::Unpaired { member });
        }
        if may_stay && value < Value::ZERO {
            return Err(Flaw::NegativePrice { member, price });
        }
        if !paired && value != Value::ZERO {
            return Err(Flaw::PriceOnUnpaired { member, price });
        }
        dual = dual.plus(value);
    }
    let (mut primal, mut total) = (Value::ZERO, 0);
    for part in parts(problem, optimum) {
        let part = part?;
        primal = primal.plus(part.worth);
        total += part.score;
    }
    if total != i128::from(optimum.total) {
        return Err(Flaw::WrongTotal { stated: optimum.total, found: total });
    }
    if primal != dual {
        return Err(Flaw::UnequalValues { primal, dual });
    }
    Ok(Certificate {
        passed: vec![
            Check::PrimalFeasible,
            Check::DualFeasible,
            Check::TightOnMatched,
            Check::ZeroPriceOnUnmatched,
            Check::EqualValues,
        ],
        primal,
        dual,
        shortage: 0,
    })
}

/// What the pairs of a block are worth.
struct Part {
    worth: Value,
    score: i128,
}

/// Checks every block of the table.
fn parts<B: Blocks>(problem: &Implicit<B>, optimum: &Optimum) -> Vec<Result<Part, Flaw>> {
    let (rows, cols) = problem.blocks().shape();
    // Blocks are cut as the trait says.
    let (high, wide) =
        if rows > cols { (BLOCK_COLS, BLOCK_ROWS) } else { (BLOCK_ROWS, BLOCK_COLS) };
    let across = cols.div_ceil(wide);
    let block = |place: usize| {
        let (down, along) = (place / across * high, place % across * wide);
        check_block(
            problem,
            optimum,
            down..(down + high).min(rows),
            along..(along + wide).min(cols),
        )
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

fn check_block<B: Blocks>(
    problem: &Implicit<B>,
    optimum: &Optimum,
    rows: Range<usize>,
    cols: Range<usize>,
) -> Result<Part, Flaw> {
    let mut scores = Vec::new();
    problem.blocks().block(rows.clone(), cols.clone(), &mut scores);
    let expected = rows.len() * cols.len();
    if scores.len() != expected {
        let error = ImplicitError::WrongSize { rows, cols, expected, found: scores.len() };
        return Err(Flaw::Scores { error });
    }
    let per_unit = problem.step().value(1);
    let (pair, reservation) = match problem.pairs() {
        Pairs::Complete => (0, 0),
        Pairs::Largest => (1, 0),
        Pairs::Free { reservation } => (0, reservation),
    };
    // Beside a row's price, one of a pair more than needed beats any score, and of one less none.
    let of_cols = |beside: i64| -> Vec<f64> {
        let price = |price: &Price| match price.pairs.cmp(&(pair - beside)) {
            Ordering::Equal => price.score as f64 * per_unit,
            Ordering::Greater => f64::INFINITY,
            Ordering::Less => f64::NEG_INFINITY,
        };
        optimum.prices.cols[cols.clone()].iter().map(price).collect()
    };
    let mut beside = optimum.prices.rows[rows.start].pairs;
    let mut prices = of_cols(beside);
    let mut part = Part { worth: Value::ZERO, score: 0 };
    for (row, line) in rows.zip(scores.chunks_exact(cols.len())) {
        let own = optimum.prices.rows[row];
        let mate = optimum.columns[row].map(|col| col.0);
        if own.pairs != beside {
            beside = own.pairs;
            prices = of_cols(beside);
        }
        // Two units of margin for the rounding of these few operations and of the score itself.
        let near = (own.score as f64 + reservation as f64 - 2.0) * per_unit;
        let near = near - near.abs() * 1e-12;
        for (col, (&score, &price)) in cols.clone().zip(line.iter().zip(&prices)) {
            // Written so that a score that is no number is looked at.
            let below = f64::from(score) - price <= near;
            if below && mate != Some(col) {
                continue;
            }
            let (row, col) = (Row(row), Col(col));
            let Some(units) = problem.step().units(f64::from(score)) else {
                let value = score.to_string();
                let error = ImplicitError::NotAccepted { row, col, value, limit: 1 << 51 };
                return Err(Flaw::Scores { error });
            };
            let worth = worth(problem.pairs(), units);
            let offered = Value::from(own).plus(optimum.prices.cols[col.0].into());
            let is_made = mate == Some(col.0);
            if offered < worth && (is_made || problem.blocks().eligible(row, col)) {
                return Err(Flaw::PriceTooLow { row, col, worth, prices: offered });
            }
            if is_made {
                if offered != worth {
                    return Err(Flaw::NotTight { row, col, worth, prices: offered });
                }
                part.worth = part.worth.plus(worth);
                part.score += i128::from(units);
            }
        }
    }
    Ok(part)
}

fn worth(pairs: Pairs, score: i64) -> Value {
    let score = i128::from(score);
    match pairs {
        Pairs::Complete => Value { pairs: 0, score },
        Pairs::Largest => Value { pairs: 1, score },
        Pairs::Free { reservation } => Value { pairs: 0, score: score - i128::from(reservation) },
    }
}

/// A Hall set needs no scores: who is not listed must be forbidden to every member.
fn infeasible<B: Blocks>(problem: &Implicit<B>, hall: &Hall) -> Result<Certificate, Flaw> {
    let (rows, cols) = problem.blocks().shape();
    if problem.pairs() != Pairs::Complete {
        return Err(Flaw::AlwaysFeasible);
    }
    let eligible = |row: usize, col: usize| problem.blocks().eligible(Row(row), Col(col));
    let row_name = |row: usize| Member::Row(Row(row));
    let col_name = |col: usize| Member::Col(Col(col));
    let (members, neighbours) = match hall {
        Hall::Rows { .. } if rows > cols => return Err(Flaw::LargerSide),
        Hall::Columns { .. } if cols > rows => return Err(Flaw::LargerSide),
        Hall::Rows { members, neighbours } => {
            let members: Vec<usize> = members.iter().map(|row| row.0).collect();
            let neighbours: Vec<usize> = neighbours.iter().map(|col| col.0).collect();
            missing(&members, &neighbours, (rows, cols), eligible, &(row_name, col_name))?;
            (members.len(), neighbours.len())
        }
        Hall::Columns { members, neighbours } => {
            let members: Vec<usize> = members.iter().map(|col| col.0).collect();
            let neighbours: Vec<usize> = neighbours.iter().map(|row| row.0).collect();
            let turned = |col: usize, row: usize| eligible(row, col);
            missing(&members, &neighbours, (cols, rows), turned, &(col_name, row_name))?;
            (members.len(), neighbours.len())
        }
    };
    if neighbours >= members {
        return Err(Flaw::NotDeficient { members, neighbours });
    }
    Ok(Certificate {
        passed: vec![Check::NeighboursListed, Check::TooFewNeighbours],
        primal: Value::ZERO,
        dual: Value::ZERO,
        shortage: members - neighbours,
    })
}

/// Refuses a set that names somebody wrongly, or leaves out a neighbour.
fn missing(
    members: &[usize],
    neighbours: &[usize],
    sizes: (usize, usize),
    eligible: impl Fn(usize, usize) -> bool,
    names: &(impl Fn(usize) -> Member, impl Fn(usize) -> Member),
) -> Result<(), Flaw> {
    if let Some(&unknown) = members.iter().find(|&&member| member >= sizes.0) {
        return Err(Flaw::Unknown { member: names.0(unknown) });
    }
    let mut met = vec![false; sizes.0];
    for &member in members {
        if std::mem::replace(&mut met[member], true) {
            return Err(Flaw::Repeated { member: names.0(member) });
        }
    }
    let mut listed = vec![false; sizes.1];
    for &neighbour in neighbours {
        match listed.get_mut(neighbour) {
            None => return Err(Flaw::Unknown { member: names.1(neighbour) }),
            Some(true) => return Err(Flaw::Repeated { member: names.1(neighbour) }),
            Some(mark) => *mark = true,
        }
    }
    for &member in members {
        for other in (0..sizes.1).filter(|&other| !listed[other]) {
            if eligible(member, other) {
                let (member, neighbour) = (names.0(member), names.1(other));
                return Err(Flaw::MissingNeighbour { member, neighbour });
            }
        }
    }
    Ok(())
}
