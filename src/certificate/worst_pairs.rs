//! The checks of plans whose worst pairs are best.

use crate::assignment::{
    Col, HallViolator, Outcome, Pairs, Price, Problem, Row,
    model::{Bottleneck, Leximin, LeximinScore},
};

use super::optimal::{made, plan_is_feasible};
use super::{Certificate, Check, Flaw, ObjectiveValue, infeasible, optimal};

/// Checks a [`bottleneck`](crate::assignment::lexicographic::bottleneck()) plan: its optimum among the cells from
/// the worst score up, the worst score itself, and two Hall sets: no plan has more pairs, and none
/// with as many has only better ones.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear in the cells.
pub fn check_bottleneck(
    problem: &Problem,
    outcome: &Outcome<Bottleneck>,
) -> Result<Certificate, Flaw> {
    let best = match outcome {
        Outcome::Optimal(best) => best,
        Outcome::Infeasible(hall) => return infeasible::check(problem, hall),
    };
    if matches!(problem.pairs(), Pairs::Free { .. }) {
        return Err(Flaw::FreePairs);
    }
    let from_worst_up = problem.clone().retain(|_, _, score| Some(score) >= best.worst);
    let mut certificate = optimal::check(&from_worst_up, &best.optimum)?;
    let plan = &best.optimum.columns;
    let found = made(plan).filter_map(|(row, col)| problem.score(row, col)).min();
    if found != best.worst {
        return Err(Flaw::WrongWorst { stated: best.worst, found });
    }
    let unpaired = most_pairs(problem, plan, &best.most_pairs)?;
    if let Some(worst) = best.worst {
        lacks(problem, &best.no_better, unpaired + 1, |score| score > worst)?;
    }
    certificate.passed.push(Check::WorstPair);
    Ok(certificate)
}

/// How many members of the smaller side a plan leaves unpaired, if the set shows that it cannot be
/// fewer.
fn most_pairs(problem: &Problem, plan: &[Option<Col>], hall: &HallViolator) -> Result<usize, Flaw> {
    let unpaired = problem.rows().min(problem.cols()) - made(plan).count();
    lacks(problem, hall, unpaired, |_| true)?;
    Ok(unpaired)
}

fn lacks(
    problem: &Problem,
    hall: &HallViolator,
    expected: usize,
    counts: impl Fn(i64) -> bool,
) -> Result<(), Flaw> {
    let empty = match hall {
        HallViolator::Rows { members, neighbours } => members.is_empty() && neighbours.is_empty(),
        HallViolator::Columns { members, neighbours } => {
            members.is_empty() && neighbours.is_empty()
        }
    };
    // Nothing is claimed, and the empty set says it.
    if expected == 0 && empty {
        return Ok(());
    }
    let found = infeasible::shortage(problem, hall, counts)?;
    if found < expected { Err(Flaw::ShortageTooSmall { expected, found }) } else { Ok(()) }
}

/// Checks a [`leximin`](crate::assignment::lexicographic::leximin()) plan by the chain of prices that its page
/// describes.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// Linear in the cells for the first level, and in those that are left for each further one.
pub fn check_leximin(problem: &Problem, outcome: &Outcome<Leximin>) -> Result<Certificate, Flaw> {
    let best = match outcome {
        Outcome::Optimal(best) => best,
        Outcome::Infeasible(hall) => return infeasible::check(problem, hall),
    };
    if matches!(problem.pairs(), Pairs::Free { .. }) {
        return Err(Flaw::FreePairs);
    }
    plan_is_feasible(problem, &best.columns, best.total)?;
    let mut scores: Vec<i64> =
        made(&best.columns).filter_map(|(row, col)| problem.score(row, col)).collect();
    scores.sort_unstable();
    if scores != best.scores {
        return Err(Flaw::WrongScores);
    }
    most_pairs(problem, &best.columns, &best.most_pairs)?;
    let mut left = Left::new(problem, &best.most_pairs);
    left.holds(0, &best.columns)?;
    for (level, step) in best.levels.iter().enumerate() {
        let before = level.checked_sub(1).map(|before| best.levels[before].score);
        let found = scores.iter().filter(|&&score| score == step.score).count();
        if found != step.pairs || before >= Some(step.score) {
            return Err(Flaw::WrongLevel { level, stated: step.pairs, found });
        }
        // No level is a score that lies between; a plan without such pairs is better than one with.
        left.drop_between(before, step.score);
        left.proves(level, step)?;
        left.narrow(step);
        left.holds(level, &best.columns)?;
    }
    let counted: usize = best.levels.iter().map(|level| level.pairs).sum();
    if counted != scores.len() {
        let level = best.levels.len();
        return Err(Flaw::WrongLevel { level, stated: 0, found: scores.len() - counted });
    }
    let sum = ObjectiveValue { pairs: 0, score: i128::from(best.total) };
    Ok(Certificate {
        passed: vec![Check::PrimalFeasible, Check::Levels],
        primal: sum,
        dual: sum,
        shortage: 0,
    })
}

/// The plans that are best so far: their cells, and whom they must pair.
struct Left {
    cells: Vec<Vec<(usize, i64)>>,
    rows: Vec<bool>,
    cols: Vec<bool>,
}

impl Left {
    /// The plans with the most pairs: cells with one end in the cover, and all of the cover.
    fn new(problem: &Problem, hall: &HallViolator) -> Self {
        let (mut rows, mut cols) = match hall {
            HallViolator::Rows { .. } => (vec![true; problem.rows()], vec![false; problem.cols()]),
            HallViolator::Columns { .. } => {
                (vec![false; problem.rows()], vec![true; problem.cols()])
            }
        };
        match hall {
            HallViolator::Rows { members, neighbours } => {
                mark(&mut rows, members.iter().map(|row| row.0), false);
                mark(&mut cols, neighbours.iter().map(|col| col.0), true);
            }
            HallViolator::Columns { members, neighbours } => {
                mark(&mut cols, members.iter().map(|col| col.0), false);
                mark(&mut rows, neighbours.iter().map(|row| row.0), true);
            }
        }
        let cells = (0..problem.rows())
            .map(|row| {
                let cells = problem.candidates(Row(row)).map(|(col, score)| (col.0, score));
                cells.filter(|&(col, _)| rows[row] != cols[col]).collect()
            })
            .collect();
        Self { cells, rows, cols }
    }

    /// Whether a plan is one of those left.
    fn holds(&self, level: usize, plan: &[Option<Col>]) -> Result<(), Flaw> {
        let off = |row: usize| Err(Flaw::OffTheFace { row: Row(row), level });
        let mut paired = vec![false; self.cols.len()];
        for (row, col) in plan.iter().enumerate() {
            match col {
                None if self.rows[row] => return off(row),
                None => {}
                Some(Col(col)) => {
                    if !self.cells[row].iter().any(|cell| cell.0 == *col) {
                        return off(row);
                    }
                    paired[*col] = true;
                }
            }
        }
        let required = |col: usize| self.cols[col] && !paired[col];
        match (0..paired.len()).find(|&col| required(col)) {
            // Every row that could take the column is listed.
            Some(_) => off(0),
            None => Ok(()),
        }
    }

    fn drop_between(&mut self, before: Option<i64>, score: i64) {
        for line in &mut self.cells {
            line.retain(|&(_, found)| Some(found) <= before || found >= score);
        }
    }

    /// Whether the prices of a level prove its number of pairs the least.
    fn proves(&self, level: usize, step: &LeximinScore) -> Result<(), Flaw> {
        let (rows, cols) = (&step.prices.rows, &step.prices.cols);
        let unproved = |bound: i128| Err(Flaw::LevelNotProved { level, pairs: step.pairs, bound });
        if rows.len() != self.rows.len() || cols.len() != self.cols.len() {
            return unproved(0);
        }
        let free_and_negative = |required: &[bool], prices: &[Price]| {
            required.iter().zip(prices).any(|(required, price)| !required && *price < Price::ZERO)
        };
        if free_and_negative(&self.rows, rows) || free_and_negative(&self.cols, cols) {
            return unproved(0);
        }
        for (line, &row) in self.cells.iter().zip(rows) {
            for &(col, score) in line {
                let worth = ObjectiveValue { pairs: 0, score: -i128::from(score == step.score) };
                if ObjectiveValue::from(row).plus(cols[col].into()) < worth {
                    return unproved(0);
                }
            }
        }
        let sum = rows.iter().chain(cols).map(|&price| ObjectiveValue::from(price));
        let sum = sum.fold(ObjectiveValue::ZERO, ObjectiveValue::plus);
        let pairs = i128::try_from(step.pairs).unwrap_or(i128::MAX);
        if sum == (ObjectiveValue { pairs: 0, score: -pairs }) {
            Ok(())
        } else {
            unproved(-sum.score)
        }
    }

    /// Keeps the plans that are best at this level too, by complementary slackness.
    fn narrow(&mut self, step: &LeximinScore) {
        for (line, &row) in self.cells.iter_mut().zip(&step.prices.rows) {
            line.retain(|&(col, score)| {
                let worth = ObjectiveValue { pairs: 0, score: -i128::from(score == step.score) };
                ObjectiveValue::from(row).plus(step.prices.cols[col].into()) == worth
            });
        }
        let priced = |required: &mut [bool], prices: &[Price]| {
            for (required, &price) in required.iter_mut().zip(prices) {
                *required |= price != Price::ZERO;
            }
        };
        priced(&mut self.rows, &step.prices.rows);
        priced(&mut self.cols, &step.prices.cols);
    }
}

fn mark(marks: &mut [bool], named: impl Iterator<Item = usize>, value: bool) {
    for index in named {
        marks[index] = value;
    }
}
