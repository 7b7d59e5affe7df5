//! The checks of a plan drawn at random under side constraints.

use std::collections::BTreeMap;

use ndarray::Array2;

use super::branch_and_bound::check_kept;
use super::{
    Certificate, Check, Flaw, ObjectiveValue, check_branch_and_bound,
    check_constrained_lexicographic,
};
use crate::assignment::{
    Col, Pairs, Problem, Row,
    model::{
        ConstrainedLexicographic, ConstrainedOutcome, ConstrainedRandomised, Constraints,
        DrawingBound, Level, LinearConstraint, Quotas, RandomisedPlan, Share,
    },
};

/// Checks an answer of [`randomised::solve_constrained`](crate::assignment::randomised::solve_constrained()): the best
/// plan and its levels are checked by [`check_constrained_lexicographic`]; every plan drawn keeps all quotas and side constraints
/// and is as good by all levels but the last; the plans add up to the whole and to the probabilities, none of which
/// exceeds the cap; and the search behind the bound is checked by [`check_branch_and_bound`]. Or, where no drawing is claimed
/// to keep the cap, that the bound proves it; that the lowest cap can be kept is not checked.
///
/// The certificate's two values are that of the drawing and the bound, both times the scale and the denominators of cap and
/// drawing; the drawing is proved to be best if their [gap](Certificate::gap) is 0.
///
/// # Errors
///
/// The first [`Flaw`].
///
/// # Complexity
///
/// That of the checks named, and linear in the cells and terms for each plan.
pub fn check_constrained_randomised(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    cap: Share,
    answer: &ConstrainedRandomised,
) -> Result<Certificate, Flaw> {
    let lexicographic = |found: &ConstrainedLexicographic| {
        check_constrained_lexicographic(cells, quotas, constraints, levels, found)
    };
    let (bound, best, drawing) = match answer {
        ConstrainedRandomised::Unknown => return Ok(Certificate::without_value(Vec::new(), 0)),
        ConstrainedRandomised::Infeasible(tree) => {
            lexicographic(&ConstrainedLexicographic::Infeasible(tree.clone()))?;
            return Ok(Certificate::without_value(vec![Check::EveryNode], 1));
        }
        ConstrainedRandomised::CapTooLow { bound, best, .. } => (bound, best, None),
        ConstrainedRandomised::Drawing { drawing, bound, best } => (bound, best, Some(drawing)),
    };
    lexicographic(best)?;
    let last = levels.len().saturating_sub(1);
    let ConstrainedLexicographic::Plan { pairs, .. } = best else {
        return Err(Flaw::LevelNotShown { level: last });
    };
    let narrowed = as_good(constraints, &levels[..last], pairs)?;
    let weights = match levels.last() {
        Some(Level::MaximizeSum(weights)) => weights.clone(),
        Some(_) => return Err(Flaw::OtherLevel { level: last }),
        None => Array2::zeros((cells.rows(), cells.cols())),
    };
    let limit = proved(cells, quotas, &narrowed, &weights, cap, bound)?;
    let Some(drawing) = drawing else {
        // No drawing is worth less than nothing where nothing is worth anything.
        let value = ObjectiveValue { pairs: 0, score: limit };
        return if bound.scale == 0 && limit < 0 {
            Ok(Certificate::without_value(vec![Check::EveryNode], 1))
        } else {
            Err(Flaw::LevelUnproved { level: last, primal: ObjectiveValue::ZERO, dual: value })
        };
    };
    let parts = mixed(cells, quotas, &narrowed, drawing)?;
    let above = |own: u64| {
        u128::from(own) * u128::from(cap.of()) > u128::from(cap.parts()) * u128::from(drawing.of)
    };
    if let Some((&(row, col), _)) = parts.iter().find(|&(_, &own)| above(own)) {
        return Err(Flaw::AboveCap { row, col });
    }
    let overflow = Flaw::NodeOverflow { node: 0 };
    let times = |number: i128, by: i128| number.checked_mul(by).ok_or(overflow.clone());
    let mut value = 0_i128;
    for (&(row, col), &own) in &parts {
        let own = times(weights[[row.0, col.0]].into(), own.into())?;
        value = value.checked_add(own).ok_or(overflow.clone())?;
    }
    let value = times(times(value, bound.scale.into())?, cap.of().into())?;
    let limit = times(limit, drawing.of.into())?;
    if bound.scale <= 0 || limit < value {
        return Err(Flaw::BoundBelowPlan { bound: limit, value });
    }
    let passed = vec![Check::PrimalFeasible, Check::EveryNode, Check::EachLevel];
    let mut certificate = Certificate::without_value(passed, 0);
    certificate.primal.score = value;
    certificate.dual.score = limit;
    Ok(certificate)
}

/// The constraints, and that a plan is as good as this one by some levels.
fn as_good(
    constraints: &Constraints,
    levels: &[Level],
    best: &[(Row, Col)],
) -> Result<Constraints, Flaw> {
    let mut constraints = constraints.clone();
    for (number, level) in levels.iter().enumerate() {
        let wrong = Flaw::OtherLevel { level: number };
        let Level::MaximizeSum(weights) = level else { return Err(wrong) };
        let least = best.iter().map(|&(row, col)| weights[[row.0, col.0]]).sum::<i64>();
        let terms = weights.indexed_iter().map(|((row, col), &by)| (Row(row), Col(col), by));
        let bound = LinearConstraint::sum(terms, least..=i64::MAX).map_err(|_| wrong)?;
        constraints.linear.push(bound);
    }
    Ok(constraints)
}

fn weighed(cells: &Problem, weights: &Array2<i64>) -> Result<Problem, Flaw> {
    let free = Pairs::Free { reservation: 0 };
    let scored = Problem::from_fn(cells.rows(), cells.cols(), free, |row, col| {
        cells.score(row, col).map(|_| weights[[row.0, col.0]])
    });
    scored.map_err(|_| Flaw::NodeOverflow { node: 0 })
}

/// What the bound limits, times the denominator of the cap, once its search is checked.
fn proved(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    weights: &Array2<i64>,
    cap: Share,
    bound: &DrawingBound,
) -> Result<i128, Flaw> {
    let wrong = Flaw::InvalidMultipliers { node: 0 };
    let overflow = Flaw::NodeOverflow { node: 0 };
    let is_ascending =
        bound.prices.windows(2).all(|two| (two[0].0, two[0].1) < (two[1].0, two[1].1));
    let (rows, cols) = weights.dim();
    let is_price = |&(row, col, price): &(Row, Col, i64)| row.0 < rows && col.0 < cols && price > 0;
    if bound.scale < 0 || !is_ascending || !bound.prices.iter().all(is_price) {
        return Err(wrong);
    }
    let mut left = Array2::zeros(weights.dim());
    for (left, weight) in left.iter_mut().zip(weights) {
        *left = bound.scale.checked_mul(*weight).ok_or(overflow.clone())?;
    }
    let mut prices = 0_i128;
    for &(row, col, price) in &bound.prices {
        let left = &mut left[[row.0, col.0]];
        *left = left.checked_sub(price).ok_or(overflow.clone())?;
        prices += i128::from(price);
    }
    check_branch_and_bound(&weighed(cells, &left)?, quotas, constraints, &bound.pricing)?;
    let best = match &bound.pricing {
        ConstrainedOutcome::Optimal(best) => best.value,
        ConstrainedOutcome::Unfinished { bound, .. } => *bound,
        ConstrainedOutcome::Infeasible(_) => return Err(wrong),
    };
    Ok(i128::from(best) * i128::from(cap.of()) + prices * i128::from(cap.parts()))
}

/// The parts of each pair, if the plans keep everything, add up to the whole, and have the probabilities stated.
fn mixed(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    drawing: &RandomisedPlan,
) -> Result<BTreeMap<(Row, Col), u64>, Flaw> {
    let problem = weighed(cells, &Array2::zeros((cells.rows(), cells.cols())))?;
    let mut parts: BTreeMap<(Row, Col), u64> = BTreeMap::new();
    let mut sum = 0_u64;
    for plan in &drawing.plans {
        check_kept(&problem, quotas, constraints, &plan.pairs)?;
        for &pair in &plan.pairs {
            let own = parts.entry(pair).or_default();
            *own = own.checked_add(plan.parts).ok_or(Flaw::NotTheMix)?;
        }
        sum = sum.checked_add(plan.parts).ok_or(Flaw::NotTheMix)?;
    }
    let stated = drawing.pairs.iter().map(|&(row, col, parts)| ((row, col), parts));
    if sum == 0 || sum != drawing.of || !parts.iter().map(|(&at, &own)| (at, own)).eq(stated) {
        return Err(Flaw::NotTheMix);
    }
    Ok(parts)
}
