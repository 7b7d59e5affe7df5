//! The checks of bottleneck and leximin plans.

use crate::assignment::{
    Col, HallViolator, Outcome, Pairs, Price, Problem, Row,
    model::{Bottleneck, Leximin, Quotas, ShadowPrices},
};

use super::min_cost_flow::all;
use super::optimal::{made, plan_is_feasible};
use super::remainder::Remainder;
use super::{Certificate, Check, Flaw, ObjectiveValue, infeasible, optimal};

/// Checks a [`bottleneck`](crate::assignment::lexicographic::bottleneck()) plan: its total is
/// optimal among the cells from the worst score up, the worst score is right, and two Hall
/// violators prove that no plan has more pairs, and none with as many has a better worst pair.
///
/// # Errors
///
/// The first [`Flaw`] found.
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
        check_shortage(problem, &best.no_better, unpaired + 1, |score| score > worst)?;
    }
    certificate.passed.push(Check::WorstPair);
    Ok(certificate)
}

/// The number of members of the smaller side that a plan leaves unpaired, if the Hall violator
/// proves it minimal.
fn most_pairs(problem: &Problem, plan: &[Option<Col>], hall: &HallViolator) -> Result<usize, Flaw> {
    let unpaired = problem.rows().min(problem.cols()) - made(plan).count();
    check_shortage(problem, hall, unpaired, |_| true)?;
    Ok(unpaired)
}

fn check_shortage(
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

/// Checks a [`leximin`](crate::assignment::lexicographic::leximin()) plan: it is feasible, no plan
/// has more pairs, and its steps are valid as those of a level under quotas of one pair per member.
///
/// # Errors
///
/// The first [`Flaw`] found.
///
/// # Complexity
///
/// Linear in the cells for the first step, and in the remaining cells for each further one.
pub fn check_leximin(problem: &Problem, outcome: &Outcome<Leximin>) -> Result<Certificate, Flaw> {
    let best = match outcome {
        Outcome::Optimal(best) => best,
        Outcome::Infeasible(hall) => return infeasible::check(problem, hall),
    };
    if matches!(problem.pairs(), Pairs::Free { .. }) {
        return Err(Flaw::FreePairs);
    }
    plan_is_feasible(problem, &best.columns, best.total)?;
    let score = |row, col| problem.score(Row(row), Col(col)).unwrap_or_default();
    let plan = made(&best.columns).map(|(Row(row), Col(col))| (row, col)).collect();
    most_pairs(problem, &best.columns, &best.most_pairs)?;
    let quotas = Quotas::new(problem.rows(), problem.cols());
    let mut remainder = Remainder::new(problem, &quotas, all(Pairs::Largest, &quotas), plan);
    remainder.most(|_, _| 1, &cover(problem, &best.most_pairs))?;
    remainder.leximin(score, &best.scores, &best.steps)?;
    let sum = ObjectiveValue { pairs: 0, score: i128::from(best.total) };
    Ok(Certificate {
        passed: vec![Check::PrimalFeasible, Check::EachLevel],
        primal: sum,
        dual: sum,
        shortage: 0,
        only_optimum: None,
    })
}

/// The smaller side without the members of a Hall violator, and its neighbours: a vertex cover, so
/// a price of 1 for each of them bounds the number of pairs.
fn cover(problem: &Problem, hall: &HallViolator) -> ShadowPrices {
    let (rows, cols) = (problem.rows(), problem.cols());
    let (rows, cols) = match hall {
        HallViolator::Rows { members, neighbours } => (
            prices(rows, 1, members.iter().map(|row| row.0)),
            prices(cols, 0, neighbours.iter().map(|col| col.0)),
        ),
        HallViolator::Columns { members, neighbours } => (
            prices(rows, 0, neighbours.iter().map(|row| row.0)),
            prices(cols, 1, members.iter().map(|col| col.0)),
        ),
    };
    ShadowPrices { rows, cols, row_groups: Vec::new(), col_groups: Vec::new() }
}

/// Prices of 0 or 1: one of them for those named, the other for all others.
fn prices(size: usize, others: i64, named: impl Iterator<Item = usize>) -> Vec<Price> {
    let mut prices = vec![Price::of_score(others); size];
    named.for_each(|index| prices[index] = Price::of_score(1 - others));
    prices
}
