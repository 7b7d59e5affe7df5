//! The five checks of an optimum.

use crate::assignment::{Col, DualPrices, Member, Optimum, Pairs, Price, Problem, Row};

use super::exchanges::Exchanges;
use super::{Certificate, Flaw, ObjectiveValue};

pub(super) fn check(problem: &Problem, optimum: &Optimum) -> Result<Certificate, Flaw> {
    let row_of = plan_is_feasible(problem, &optimum.columns, optimum.total)?;
    let dual = prices_are_feasible(problem, &optimum.prices)?;
    pairs_are_tight(problem, optimum)?;
    unpaired_have_no_price(optimum, &row_of)?;
    let certificate = Certificate::of_optimum(worth(problem, &optimum.columns), dual)?;
    Ok(Certificate { only_optimum: is_only_optimum(problem, optimum, &row_of), ..certificate })
}

/// With more tight cells it is not examined whether a plan is the only optimum: most large tables
/// have few, and the memory is bounded.
const MOST_TIGHT_CELLS: usize = 1_000_000;

/// Whether no other plan has tight pairs alone and leaves out no member with a price: the optimal
/// plans are those. `None` if too many cells are tight.
fn is_only_optimum(problem: &Problem, optimum: &Optimum, row_of: &[Option<Row>]) -> Option<bool> {
    let frame = Frame::of(problem);
    let root = frame.rows + frame.cols;
    let mut exchanges = Exchanges::new(root + 1);
    for (node, (member, price)) in members(&optimum.prices).enumerate() {
        let may_stay =
            frame.may_stay(member) && ObjectiveValue::from(price) == ObjectiveValue::ZERO;
        let (ends, paired) = match member {
            Member::Row(row) => ((root, node), optimum.columns[row.0].is_some()),
            Member::Col(col) => ((node, root), row_of[col.0].is_some()),
        };
        exchanges.quota(ends, !paired, paired && may_stay);
    }
    for row in (0..frame.rows).map(Row) {
        for (col, score) in problem.candidates(row) {
            let worth = ObjectiveValue::of_pair(problem.pairs(), score);
            if offered(&optimum.prices, row, col) == worth {
                let made = optimum.columns[row.0] == Some(col);
                exchanges.cell(row.0, frame.rows + col.0, made);
            }
        }
        if exchanges.steps() > MOST_TIGHT_CELLS {
            return None;
        }
    }
    Some(!exchanges.have_cycle())
}

/// Returns who has each column.
pub(super) fn plan_is_feasible(
    problem: &Problem,
    columns: &[Option<Col>],
    total: i64,
) -> Result<Vec<Option<Row>>, Flaw> {
    let frame = Frame::of(problem);
    let row_of = frame.row_of(columns, |row, col| problem.score(row, col).is_some())?;
    frame.all_are_paired(columns, &row_of)?;
    let scores = made(columns).filter_map(|(row, col)| problem.score(row, col));
    total_is(total, scores.map(i128::from).sum())?;
    Ok(row_of)
}

pub(super) fn total_is(stated: i64, found: i128) -> Result<(), Flaw> {
    if found == i128::from(stated) { Ok(()) } else { Err(Flaw::WrongTotal { stated, found }) }
}

/// Returns the sum of all prices.
pub(super) fn prices_are_feasible(
    problem: &Problem,
    prices: &DualPrices,
) -> Result<ObjectiveValue, Flaw> {
    let sum = Frame::of(problem).sum(prices)?;
    for row in (0..problem.rows()).map(Row) {
        for (col, score) in problem.candidates(row) {
            let worth = ObjectiveValue::of_pair(problem.pairs(), score);
            let prices = offered(prices, row, col);
            if prices < worth {
                return Err(Flaw::PriceTooLow { row, col, worth, prices });
            }
        }
    }
    Ok(sum)
}

fn pairs_are_tight(problem: &Problem, optimum: &Optimum) -> Result<(), Flaw> {
    for (row, col, worth) in worths(problem, &optimum.columns) {
        let prices = offered(&optimum.prices, row, col);
        if prices != worth {
            return Err(Flaw::NotTight { row, col, worth, prices });
        }
    }
    Ok(())
}

pub(super) fn unpaired_have_no_price(
    optimum: &Optimum,
    row_of: &[Option<Row>],
) -> Result<(), Flaw> {
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

/// What the two prices of a cell add up to.
pub(super) fn offered(prices: &DualPrices, row: Row, col: Col) -> ObjectiveValue {
    ObjectiveValue::from(prices.rows[row.0]).plus(prices.cols[col.0].into())
}

/// The pairs of a plan.
pub(super) fn made(columns: &[Option<Col>]) -> impl Iterator<Item = (Row, Col)> + '_ {
    (0..).zip(columns).filter_map(|(row, col)| Some((Row(row), (*col)?)))
}

/// The pairs made that are eligible, with what they count for.
fn worths<'a>(
    problem: &'a Problem,
    columns: &'a [Option<Col>],
) -> impl Iterator<Item = (Row, Col, ObjectiveValue)> + 'a {
    made(columns).filter_map(|(row, col)| {
        Some((row, col, ObjectiveValue::of_pair(problem.pairs(), problem.score(row, col)?)))
    })
}

/// What a plan counts for.
pub(super) fn worth(problem: &Problem, columns: &[Option<Col>]) -> ObjectiveValue {
    worths(problem, columns).map(|(_, _, worth)| worth).sum()
}

/// Everyone with their price.
fn members(prices: &DualPrices) -> impl Iterator<Item = (Member, Price)> + '_ {
    let rows = (0..).zip(&prices.rows).map(|(row, &price)| (Member::Row(Row(row)), price));
    let cols = (0..).zip(&prices.cols).map(|(col, &price)| (Member::Col(Col(col)), price));
    rows.chain(cols)
}

/// A problem without its scores.
#[derive(Clone, Copy)]
pub(super) struct Frame {
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) pairs: Pairs,
}

impl Frame {
    fn of(problem: &Problem) -> Self {
        Self { rows: problem.rows(), cols: problem.cols(), pairs: problem.pairs() }
    }

    /// For each column its row, where a plan pairs eligible cells only and no column twice.
    pub(super) fn row_of(
        self,
        columns: &[Option<Col>],
        is_eligible: impl Fn(Row, Col) -> bool,
    ) -> Result<Vec<Option<Row>>, Flaw> {
        if columns.len() != self.rows {
            return Err(Flaw::PlanLength { expected: self.rows, found: columns.len() });
        }
        let mut row_of: Vec<Option<Row>> = vec![None; self.cols];
        for (row, col) in made(columns) {
            if col.0 >= self.cols || !is_eligible(row, col) {
                return Err(Flaw::NotEligible { row, col });
            }
            if let Some(first) = row_of[col.0].replace(row) {
                return Err(Flaw::ColumnShared { col, first, second: row });
            }
        }
        Ok(row_of)
    }

    /// Whether everyone is paired who must be.
    pub(super) fn all_are_paired(
        self,
        columns: &[Option<Col>],
        row_of: &[Option<Row>],
    ) -> Result<(), Flaw> {
        let rows = (0..).zip(columns).map(|(row, col)| (Member::Row(Row(row)), col.is_some()));
        let cols = (0..).zip(row_of).map(|(col, row)| (Member::Col(Col(col)), row.is_some()));
        match rows.chain(cols).find(|&(member, paired)| !paired && !self.may_stay(member)) {
            Some((member, _)) => Err(Flaw::Unpaired { member }),
            None => Ok(()),
        }
    }

    /// Whether a member may stay unpaired.
    fn may_stay(self, member: Member) -> bool {
        let is_smaller_side = match member {
            Member::Row(_) => self.rows <= self.cols,
            Member::Col(_) => self.rows > self.cols,
        };
        self.pairs != Pairs::Complete || !is_smaller_side
    }

    /// The sum of all prices, none of which is negative for who may stay unpaired.
    pub(super) fn sum(self, prices: &DualPrices) -> Result<ObjectiveValue, Flaw> {
        let Self { rows, cols, .. } = self;
        let (found_rows, found_cols) = (prices.rows.len(), prices.cols.len());
        if (found_rows, found_cols) != (rows, cols) {
            return Err(Flaw::PriceLength { rows, cols, found_rows, found_cols });
        }
        for (member, price) in members(prices) {
            if ObjectiveValue::from(price) < ObjectiveValue::ZERO && self.may_stay(member) {
                return Err(Flaw::NegativePrice { member, price });
            }
        }
        Ok(members(prices).map(|(_, price)| ObjectiveValue::from(price)).sum())
    }
}
