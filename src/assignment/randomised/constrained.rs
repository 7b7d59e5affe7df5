//! A plan drawn at random under side constraints: the question in, the proved answer out.

use std::ops::ControlFlow;

use ndarray::Array2;

use crate::assignment::lexicographic;
use crate::assignment::model::level::check;
use crate::assignment::model::{
    Col, ConstrainedLexicographic, ConstrainedRandomised, Constraints, Level, LexicographicError,
    LinearConstraint, NodeLimit, Problem, Quotas, RandomisedError, RandomisedPlan, Row,
    SearchProgress, Share,
};
use crate::assignment::randomised::column_generation::{CapAnswer, ColumnGeneration};
use crate::assignment::randomised::{master, parts};

/// Finds how to draw a plan at random so that every plan drawn keeps all quotas and side constraints, no pair has a
/// probability above `cap`, and the expected value of the last level is the greatest.
///
/// `cells` says which cells are eligible; its scores and its mode do not matter. Levels must be sums. **Every plan
/// drawn reaches the best values of all levels but the last**, one after another, as
/// [`lexicographic::solve_constrained`](crate::assignment::lexicographic::solve_constrained) does; only the last
/// one is an expected value. (Without side constraints, [`randomised::solve`](crate::assignment::randomised::solve())
/// takes each level as an expected value.) Each search may look at as many cases as `effort` says.
///
/// # When to use it
///
/// As [`randomised::solve`](crate::assignment::randomised::solve()), which is much faster, where side constraints rule it out. Not
/// where the searches for single plans are already slow, since there are some hundred of them.
///
/// # Method
///
/// Column generation (Dantzig–Wolfe). A linear programme mixes the plans that are known; its dual puts prices on pairs at the
/// cap; [`branch_and_bound::solve`](crate::assignment::branch_and_bound::solve()) finds the best plan by what the prices
/// leave of the weights, which joins, or proves that no plan would help. Prices and probabilities are in floating
/// point and hints: the bound is proved in whole numbers ([`DrawingBound`](crate::assignment::model::DrawingBound)), and probabilities are made whole
/// parts of up to a billion, which keep the cap to the last part. What rounding costs, and what a search that ended
/// early leaves open, is the [gap](crate::assignment::model::DrawingBound::gap) between the two; the drawing is proved to be best only if it is 0.
///
/// The lowest cap is found in the same way.
///
/// # Complexity
///
/// Two linear programmes and one search by branch and bound for each plan made; up to 1,000 for the cap and as many for the value.
/// The lower the cap, the more plans: for 20 rows and 195 columns under quotas of pairs, half a second at a cap of 0.8, two at 0.3,
/// and half a minute at 0.1.
///
/// # Errors
///
/// [`RandomisedError`]; without the features `microlp` and `highs` always [`RandomisedError::NoLibrary`].
///
/// # Reference
///
/// S. Jecmen, H. Zhang, R. Liu, N. Shah, V. Conitzer, F. Fang, *Mitigating manipulation in peer review via
/// randomized reviewer assignments* (2020), arXiv:2006.16437. G. B. Dantzig, P. Wolfe, *Decomposition principle for linear programs*,
/// Operations Research 8 (1960), doi:10.1287/opre.8.1.101. A. A. Farley, *A note on bounding a class of linear programming problems,
/// including cutting stock problems*, Operations Research 38 (1990), doi:10.1287/opre.38.5.922 (the bound of a search that ends early).
///
/// # Example
///
/// At most one pair of the diagonal, and no pair in more than half of all draws:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, randomised,
///     model::{ConstrainedRandomised, Constraints, Level, LinearConstraint, NodeLimit, Quotas, Share},
/// };
/// use regiopair::certificate::check_constrained_randomised;
///
/// # #[cfg(any(feature = "microlp", feature = "highs"))] {
/// let scores = array![[9, 5, 1], [7, 8, 2], [3, 4, 6]];
/// let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 })?;
/// let diagonal = [0, 1, 2].map(|place| (Row(place), Col(place)));
/// let constraints = Constraints {
///     linear: vec![LinearConstraint::count(diagonal, 0..=1)?],
///     ..Constraints::default()
/// };
/// let (quotas, levels) = (Quotas::new(3, 3), [Level::MaximizeSum(scores.clone())]);
/// let (cap, effort) = (Share::nearest(0.5)?, NodeLimit::default());
/// let answer = randomised::solve_constrained(&cells, &quotas, &constraints, &levels, cap, effort)?;
/// let ConstrainedRandomised::Drawing { drawing, bound, .. } = &answer else { panic!("no drawing") };
/// // 5 + 7 + 6 and 9 + 2 + 4 in half of all draws each.
/// assert_eq!(drawing.expected(&scores), 16.5);
/// assert_eq!(bound.gap(drawing, &scores, cap), Some(0.0));
/// check_constrained_randomised(&cells, &quotas, &constraints, &levels, cap, &answer)?;
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_constrained(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    cap: Share,
    effort: NodeLimit,
) -> Result<ConstrainedRandomised, RandomisedError> {
    let go_on = |_: &SearchProgress| ControlFlow::Continue(());
    solve_constrained_with_progress(cells, quotas, constraints, levels, cap, effort, go_on)
}

/// As [`solve_constrained`], and calls `callback` from time to time in each search, which may stop it.
///
/// No further search begins then. What is known is returned: a drawing with its gap, or
/// [`ConstrainedRandomised::Unknown`].
///
/// # Errors
///
/// As [`solve_constrained`].
pub fn solve_constrained_with_progress(
    cells: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    levels: &[Level],
    cap: Share,
    effort: NodeLimit,
    mut callback: impl FnMut(&SearchProgress) -> ControlFlow<()>,
) -> Result<ConstrainedRandomised, RandomisedError> {
    check(cells, quotas, levels)?;
    if let Some(level) = levels.iter().position(|it| !matches!(it, Level::MaximizeSum(_))) {
        return Err(RandomisedError::NotASum { level });
    }
    if !cfg!(any(feature = "microlp", feature = "highs")) {
        return Err(RandomisedError::NoLibrary);
    }
    let best = lexicographic::solve_constrained_with_progress(
        cells,
        quotas,
        constraints,
        levels,
        effort,
        None,
        &mut callback,
    )?;
    let first = match &best {
        ConstrainedLexicographic::Plan { pairs, .. } => pairs,
        ConstrainedLexicographic::Infeasible(tree) => {
            return Ok(ConstrainedRandomised::Infeasible(tree.clone()));
        }
        ConstrainedLexicographic::Unknown => return Ok(ConstrainedRandomised::Unknown),
    };
    let none = Array2::zeros((cells.rows(), cells.cols()));
    let (weights, earlier) = match levels {
        [earlier @ .., Level::MaximizeSum(weights)] => (weights, earlier),
        levels => (&none, levels),
    };
    let constraints = kept(constraints, earlier, first)?;
    let question = (cells, quotas, &constraints);
    let mut search = ColumnGeneration::new(question, weights, cap, effort, first, &mut callback);
    search.spread_out()?;
    match search.keep_cap()? {
        CapAnswer::Unknown => return Ok(ConstrainedRandomised::Unknown),
        CapAnswer::TooLow { bound, is_settled } => {
            let lowest_cap = lowest(&search).filter(|_| is_settled);
            return Ok(ConstrainedRandomised::CapTooLow { lowest_cap, bound, best });
        }
        CapAnswer::Kept => {}
    }
    let cautious = lowest_mix(&search);
    let Some(bound) = search.raise_value()? else { return Ok(ConstrainedRandomised::Unknown) };
    let better = |one: &RandomisedPlan, other: &RandomisedPlan| {
        let value = |it: &RandomisedPlan, by: u64| it.expected_parts(weights) * i128::from(by);
        value(one, other.of) > value(other, one.of)
    };
    let mut drawing: Option<RandomisedPlan> = None;
    for found in mixes(&search).into_iter().chain(cautious).filter(|it| parts::keeps(it, cap)) {
        if drawing.as_ref().is_none_or(|drawing| better(&found, drawing)) {
            drawing = Some(found);
        }
    }
    Ok(drawing.map_or(ConstrainedRandomised::Unknown, |drawing| ConstrainedRandomised::Drawing {
        drawing,
        bound,
        best,
    }))
}

/// The constraints, and that a plan is as good as this one by some levels.
fn kept(
    constraints: &Constraints,
    levels: &[Level],
    best: &[(Row, Col)],
) -> Result<Constraints, RandomisedError> {
    let mut constraints = constraints.clone();
    for level in levels {
        let Level::MaximizeSum(weights) = level else { continue };
        let value = best.iter().map(|&(row, col)| weights[[row.0, col.0]]).sum();
        let terms =
            weights.indexed_iter().map(|((row, col), &weight)| (Row(row), Col(col), weight));
        let bound = LinearConstraint::sum(terms, value..=i64::MAX);
        constraints.linear.push(bound.map_err(LexicographicError::from)?);
    }
    Ok(constraints)
}

/// The mix of known plans that keeps the lowest cap.
fn lowest_mix(search: &ColumnGeneration<'_>) -> Option<RandomisedPlan> {
    let shares = master::shares_of_cap(&search.plans)?;
    let exact = parts::simple(&search.plans, &shares);
    exact.or_else(|| parts::rounded(&search.plans, &shares))
}

/// The lowest cap that known plans can keep.
fn lowest(search: &ColumnGeneration<'_>) -> Option<Share> {
    parts::cap_of(&lowest_mix(search)?)
}

/// The best mixes of known plans: in simple fractions, if these are; and rounded, under a cap that is lower by
/// what rounding up may add to a pair.
fn mixes(search: &ColumnGeneration<'_>) -> Vec<RandomisedPlan> {
    let (plans, cap, unit) = (&search.plans, search.cap.value(), search.unit());
    let exact = master::shares(plans, cap, unit);
    let exact = exact.and_then(|shares| parts::simple(plans, &shares));
    // A part for each plan, and as many for the inaccuracy of the linear programme.
    let lower = cap - 2.0 * plans.len() as f64 / parts::MOST_PARTS as f64;
    let rounded = master::shares(plans, lower, unit);
    let rounded = rounded.and_then(|shares| parts::rounded(plans, &shares));
    exact.into_iter().chain(rounded).collect()
}
