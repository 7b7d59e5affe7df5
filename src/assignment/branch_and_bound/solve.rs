//! The question in, the proved answer out.

use std::ops::ControlFlow;

use crate::assignment::branch_and_bound::instance::Instance;
use crate::assignment::branch_and_bound::lagrangian::Relaxation;
use crate::assignment::branch_and_bound::search::{BranchAndBound, Observer};
use crate::assignment::min_cost_flow::reoptimize::Oracle;
use crate::assignment::min_cost_flow::solve::check_bounds;
use crate::assignment::model::{
    BranchNode, BranchTree, Col, ConstrainedOptimum, ConstrainedOutcome, ConstraintError,
    Constraints, Multipliers, NodeLimit, Problem, QuotaConflict, Quotas, Row, SearchProgress,
};

/// Finds the best plan under quotas and side constraints: the greatest Σ (score − reservation) of all
/// plans in which every quota, every [`LinearConstraint`](crate::assignment::model::LinearConstraint), every
/// [`Exclusive`](crate::assignment::model::Exclusive) and every
/// [`SemiContinuous`](crate::assignment::model::SemiContinuous) sum is kept; or the proof that there is none.
///
/// A plan to start from is optional, and is ignored if it breaks a rule. It saves
/// cases; an optimum stays as good.
///
/// # When to use it
///
/// For rules on properties of *pairs* (three pairs at least within a theme, two at most between any
/// two countries, a total of something else that must not fall below a level) and for members of
/// whom only one may take part, or who have no partner or at least a number. For quotas on members and nested groups [`min_cost_flow::solve`](crate::assignment::min_cost_flow::solve())
/// is faster, and never needs cases.
///
/// # Method
///
/// With prices on the side constraints the rest is a flow, which gives a bound in whole numbers
/// (Geoffrion). The prices come from a linear programme over the cells that matter, which others join
/// where they would pay (Kelley). What is made in part is decided pair by pair, the case with the
/// greatest bound first (Land and Doig); pairs that cannot be part of a better plan, or of none, are
/// decided at once. A library solves the linear programmes and is asked once for a whole plan; both
/// are floating point, and hints: plans are checked, and bounds computed, in whole numbers.
///
/// Time: exponential at worst, for the question is NP-hard; see [`NodeLimit`]. Memory: some 200 bytes a
/// cell, and a few thousand for every case. It is made for tables of up to some hundred thousand
/// cells.
///
/// # Errors
///
/// [`ConstraintError::Mode`] in another mode than [`Pairs::Free`](crate::assignment::model::Pairs::Free);
/// [`ConstraintError::Quotas`] as [`min_cost_flow::solve`](crate::assignment::min_cost_flow::solve()); [`ConstraintError::NoSuchCell`], [`ConstraintError::NoSuchCellOfSum`] and
/// [`ConstraintError::NoSuchMember`] for places outside of the table. Cells inside of it that are not
/// eligible count nothing.
///
/// # Example
///
/// Three regions and three partners, of whom the first two speak the language of the first two
/// regions. One pair at most should be without a common language:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, branch_and_bound,
///     model::{ConstrainedOutcome, Constraints, LinearConstraint, NodeLimit, Quotas},
/// };
/// use regiopair::certificate::check_branch_and_bound;
///
/// let scores = array![[5, 6, 9], [4, 3, 8], [9, 7, 1]];
/// let problem = Problem::dense(scores.mapv(Some).view(), Pairs::Free { reservation: 0 })?;
/// let quotas = Quotas::new(3, 3);
/// let foreign = [(0, 2), (1, 2), (2, 0), (2, 1)].map(|(row, col)| (Row(row), Col(col)));
/// let constraints = Constraints {
///     linear: vec![LinearConstraint::count(foreign, 0..=1)?],
///     ..Constraints::default()
/// };
/// let outcome = branch_and_bound::solve(&problem, &quotas, &constraints, NodeLimit::default(), None)?;
/// let best = outcome.optimum().ok_or("no plan")?;
/// // Without the rule it would be 6 + 8 + 9; row 1 now has no partner that is worth it.
/// assert_eq!(best.pairs, [(Row(0), Col(1)), (Row(2), Col(0))]);
/// // A second pair without a common language would bring something; where pairs could be made in
/// // part, as the prices assume, it need not be what a whole pair would bring.
/// # #[cfg(any(feature = "microlp", feature = "highs"))] // prices come from the linear relaxation
/// assert!(best.prices[0] > 0.0);
/// check_branch_and_bound(&problem, &quotas, &constraints, &outcome)?; // proved
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// A. M. Geoffrion, *Lagrangean relaxation for integer programming*, Mathematical Programming Study 2
/// (1974), doi:10.1007/BFb0120690. J. E. Kelley, *The cutting-plane method for solving convex
/// programs*, Journal of SIAM 8 (1960), doi:10.1137/0108053. A. H. Land, A. G. Doig, *An automatic
/// method of solving discrete programming problems*, Econometrica 28 (1960), doi:10.2307/1910129.
pub fn solve(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    effort: NodeLimit,
    start: Option<&[(Row, Col)]>,
) -> Result<ConstrainedOutcome, ConstraintError> {
    observed(problem, quotas, constraints, effort, start, &mut |_| ControlFlow::Continue(()))
}

/// As [`solve`], and calls `callback` from time to time, which may stop the search.
///
/// The callback is called before each node and between the linear programmes of a node; one of these
/// takes up to some seconds where there are a hundred thousand cells. A search that is stopped returns
/// [`ConstrainedOutcome::Unfinished`] with the best plan so far and a bound, which
/// [`check_branch_and_bound`](crate::certificate::check_branch_and_bound) checks too. If the callback stops
/// by time, that answer may differ between runs; a finished one is always the same.
///
/// # Errors
///
/// As [`solve`].
///
/// # Example
///
/// A tenth of a second at most:
///
/// ```
/// use std::ops::ControlFlow;
/// use std::time::{Duration, Instant};
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row, branch_and_bound,
///     model::{ConstrainedOutcome, Constraints, LinearConstraint, NodeLimit, Quotas},
/// };
///
/// let pairs = Pairs::Free { reservation: 0 };
/// let problem = Problem::from_fn(3, 3, pairs, |row, col| Some(((row.0 * col.0) % 4 + 1) as i64))?;
/// let odd = [(0, 1), (1, 2), (2, 1)].map(|(row, col)| (Row(row), Col(col)));
/// let linear = vec![LinearConstraint::count(odd, 1..=2)?];
/// let constraints = Constraints { linear, ..Constraints::default() };
/// let end = Instant::now() + Duration::from_millis(100);
/// let outcome = branch_and_bound::solve_with_progress(
///     &problem,
///     &Quotas::new(3, 3),
///     &constraints,
///     NodeLimit::default(),
///     None,
///     |_| if Instant::now() < end { ControlFlow::Continue(()) } else { ControlFlow::Break(()) },
/// )?;
/// if let ConstrainedOutcome::Unfinished { best, bound, .. } = outcome {
///     println!("{best:?}, and no plan is better than {bound}");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve_with_progress(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    effort: NodeLimit,
    start: Option<&[(Row, Col)]>,
    mut callback: impl FnMut(&SearchProgress) -> ControlFlow<()>,
) -> Result<ConstrainedOutcome, ConstraintError> {
    observed(problem, quotas, constraints, effort, start, &mut callback)
}

/// The best plan, with an observer.
pub(in crate::assignment) fn observed<'a>(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    effort: NodeLimit,
    start: Option<&[(Row, Col)]>,
    observer: &'a mut Observer<'a>,
) -> Result<ConstrainedOutcome, ConstraintError> {
    check_bounds(problem, quotas)?;
    let instance = Instance::new(problem, quotas, constraints)?;
    if let Some(shortage) = quotas.cannot_add_up() {
        return Ok(ConstrainedOutcome::Infeasible(short(&shortage)));
    }
    let oracle = match Oracle::new(problem, quotas, &instance.cells) {
        Ok(oracle) => oracle,
        Err(shortage) => return Ok(ConstrainedOutcome::Infeasible(short(&shortage))),
    };
    let start =
        start.and_then(|pairs| known(&instance, pairs)).and_then(|cells| instance.plan(&cells));
    let relaxation = Relaxation::new(&instance, oracle);
    let mut search = BranchAndBound::new(&instance, relaxation, start, observer);
    let done = search.run(effort.nodes);
    let bound = search.bound();
    let proof = search.proof();
    let best = search.best.take();
    Ok(match (done, best) {
        (true, Some(best)) => ConstrainedOutcome::Optimal(ConstrainedOptimum {
            pairs: best.pairs,
            total: best.total,
            value: best.value,
            prices: search.prices.into_iter().take(constraints.linear.len()).collect(),
            proof,
        }),
        (true, None) => ConstrainedOutcome::Infeasible(proof),
        (false, best) => {
            let least = best.as_ref().map_or(i64::MIN, |plan| plan.value);
            let bound = bound.unwrap_or(i128::MAX).clamp(least.into(), i64::MAX.into());
            let bound = i64::try_from(bound).unwrap_or(i64::MAX);
            ConstrainedOutcome::Unfinished { best, bound, proof }
        }
    })
}

/// The cells of a plan given by the caller, ascending.
fn known(instance: &Instance<'_>, pairs: &[(Row, Col)]) -> Option<Vec<usize>> {
    let mut cells: Vec<usize> =
        pairs.iter().map(|pair| instance.cells.binary_search(pair).ok()).collect::<Option<_>>()?;
    cells.sort_unstable();
    let distinct = cells.windows(2).all(|two| two[0] < two[1]);
    distinct.then_some(cells)
}

/// Quotas that cannot be kept are one case: each that needs pairs has the price −1, each that limits
/// them 1.
fn short(shortage: &QuotaConflict) -> BranchTree {
    let needing = shortage.needing.iter().map(|&quota| (quota, -1));
    let mut quotas: Vec<_> =
        needing.chain(shortage.limiting.iter().map(|&quota| (quota, 1))).collect();
    quotas.sort_unstable();
    BranchTree { nodes: vec![BranchNode::Closed(Multipliers { quotas, ..Multipliers::default() })] }
}
