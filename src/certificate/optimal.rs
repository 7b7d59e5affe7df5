//! The five checks of an optimum.

use crate::assignment::{Col, DualPrices, Member, Optimum, Pairs, Price, Problem, Row};

use super::{Certificate, Flaw, ObjectiveValue};

pub(super) fn check(problem: &Problem, optimum: &Optimum) -> Result<Certificate, Flaw> {
    let row_of = plan_is_feasible(problem, &optimum.columns, optimum.total)?;
    prices_are_feasible(problem, &optimum.prices)?;
    pairs_are_tight(problem, optimum)?;
    unpaired_have_no_price(optimum, &row_of)?;
    let (primal, dual) = values_are_equal(problem, optimum)?;
    Ok(Certificate::of_optimum(primal, dual))
}

/// Returns who has each column.
pub(super) fn plan_is_feasible(
    problem: &Problem,
    columns: &[Option<Col>],
    total: i64,
) -> Result<Vec<Option<Row>>, Flaw> {
    if columns.len() != problem.rows() {
        return Err(Flaw::PlanLength { expected: problem.rows(), found: columns.len() });
    }
    let mut row_of: Vec<Option<Row>> = vec![None; problem.cols()];
    let mut sum = 0_i128;
    for (row, col) in made(columns) {
        let score = problem.score(row, col).ok_or(Flaw::NotEligible { row, col })?;
        if let Some(first) = row_of[col.0].replace(row) {
            return Err(Flaw::ColumnShared { col, first, second: row });
        }
        sum += i128::from(score);
    }
    let left_out = |member: Member| Err(Flaw::Unpaired { member });
    if problem.pairs() == Pairs::Complete {
        if problem.rows() <= problem.cols() {
            if let Some(row) = columns.iter().position(Option::is_none) {
                return left_out(Member::Row(Row(row)));
            }
        } else if let Some(col) = row_of.iter().position(Option::is_none) {
            return left_out(Member::Col(Col(col)));
        }
    }
    if sum != i128::from(total) {
        return Err(Flaw::WrongTotal { stated: total, found: sum });
    }
    Ok(row_of)
}

pub(super) fn prices_are_feasible(problem: &Problem, prices: &DualPrices) -> Result<(), Flaw> {
    let (rows, cols) = (&prices.rows, &prices.cols);
    if rows.len() != problem.rows() || cols.len() != problem.cols() {
        return Err(Flaw::PriceLength {
            rows: problem.rows(),
            cols: problem.cols(),
            found_rows: rows.len(),
            found_cols: cols.len(),
        });
    }
    let complete = problem.pairs() == Pairs::Complete;
    let rows_may_stay = !complete || problem.rows() > problem.cols();
    let cols_may_stay = !complete || problem.rows() <= problem.cols();
    for (member, price) in members(prices) {
        let may_stay = match member {
            Member::Row(_) => rows_may_stay,
            Member::Col(_) => cols_may_stay,
        };
        if may_stay && ObjectiveValue::from(price) < ObjectiveValue::ZERO {
            return Err(Flaw::NegativePrice { member, price });
        }
    }
    for row in 0..problem.rows() {
        let row = Row(row);
        for (col, score) in problem.candidates(row) {
            let (worth, prices) =
                (ObjectiveValue::of_pair(problem.pairs(), score), offered(prices, row, col));
            if prices < worth {
                return Err(Flaw::PriceTooLow { row, col, worth, prices });
            }
        }
    }
    Ok(())
}

fn pairs_are_tight(problem: &Problem, optimum: &Optimum) -> Result<(), Flaw> {
    for (row, col, worth) in worths(problem, optimum) {
        let prices = offered(&optimum.prices, row, col);
        if prices != worth {
            return Err(Flaw::NotTight { row, col, worth, prices });
        }
    }
    Ok(())
}

fn unpaired_have_no_price(optimum: &Optimum, row_of: &[Option<Row>]) -> Result<(), Flaw> {
    for (member, price) in members(&optimum.prices) {
        let unpaired = match member {
            Member::Row(row) => optimum.columns[row.0].is_none(),
            Member::Col(col) => row_of[col.0].is_none(),
        };
        if unpaired && ObjectiveValue::from(price) != ObjectiveValue::ZERO {
            return Err(Flaw::PriceOnUnpaired { member, price });
        }
    }
    Ok(())
}

fn values_are_equal(
    problem: &Problem,
    optimum: &Optimum,
) -> Result<(ObjectiveValue, ObjectiveValue), Flaw> {
    let primal = worths(problem, optimum)
        .map(|(_, _, worth)| worth)
        .fold(ObjectiveValue::ZERO, ObjectiveValue::plus);
    let dual = members(&optimum.prices)
        .map(|(_, price)| ObjectiveValue::from(price))
        .fold(ObjectiveValue::ZERO, ObjectiveValue::plus);
    if primal == dual { Ok((primal, dual)) } else { Err(Flaw::UnequalValues { primal, dual }) }
}

fn offered(prices: &DualPrices, row: Row, col: Col) -> ObjectiveValue {
    ObjectiveValue::from(prices.rows[row.0]).plus(prices.cols[col.0].into())
}

/// The pairs of a plan.
pub(super) fn made(columns: &[Option<Col>]) -> impl Iterator<Item = (Row, Col)> + '_ {
    (0..).zip(columns).filter_map(|(row, col)| Some((Row(row), (*col)?)))
}

/// The pairs made that are eligible, with what they count for.
fn worths<'a>(
    problem: &'a Problem,
    optimum: &'a Optimum,
) -> impl Iterator<Item = (Row, Col, ObjectiveValue)> + 'a {
    made(&optimum.columns).filter_map(|(row, col)| {
        Some((row, col, ObjectiveValue::of_pair(problem.pairs(), problem.score(row, col)?)))
    })
}

/// Everyone with their price.
fn members(prices: &DualPrices) -> impl Iterator<Item = (Member, Price)> + '_ {
    let rows = (0..).zip(&prices.rows).map(|(row, &price)| (Member::Row(Row(row)), price));
    let cols = (0..).zip(&prices.cols).map(|(col, &price)| (Member::Col(Col(col)), price));
    rows.chain(cols)
}
