//! The question in, the proved answer out.

use super::bound::Relaxation;
use super::facts::Facts;
use super::search::Search;
use super::{
    Case, CaseTree, Constrained, ConstrainedPlan, Constraints, Effort, Multipliers, SideError,
};
use crate::assignment::flow::{Oracle, check_bounds};
use crate::assignment::{Col, Problem, Quotas, Row, Shortage};

/// The best plan under quotas and side constraints, or the proof that there is none.
pub fn constrained(
    problem: &Problem,
    quotas: &Quotas,
    constraints: &Constraints,
    effort: Effort,
    start: Option<&[(Row, Col)]>,
) -> Result<Constrained, SideError> {
    check_bounds(problem, quotas)?;
    let facts = Facts::new(problem, quotas, constraints)?;
    let oracle = match Oracle::new(problem, quotas, &facts.cells) {
        Ok(oracle) => oracle,
        Err(shortage) => return Ok(Constrained::Infeasible(short(&shortage))),
    };
    let start = start.and_then(|pairs| known(&facts, pairs)).and_then(|cells| facts.plan(&cells));
    let mut search = Search::new(&facts, Relaxation::new(&facts, oracle), start);
    let done = search.run(effort.cases);
    let bound = search.bound();
    let proof = search.proof();
    let best = search.best.take();
    Ok(match (done, best) {
        (true, Some(best)) => Constrained::Optimal(ConstrainedPlan {
            pairs: best.pairs,
            total: best.total,
            value: best.value,
            prices: search.prices.into_iter().take(constraints.side.len()).collect(),
            proof,
        }),
        (true, None) => Constrained::Infeasible(proof),
        (false, best) => {
            let least = best.as_ref().map_or(i64::MIN, |plan| plan.value);
            let bound = bound.unwrap_or(i128::MAX).clamp(least.into(), i64::MAX.into());
            let bound = i64::try_from(bound).unwrap_or(i64::MAX);
            Constrained::Unfinished { best, bound, proof }
        }
    })
}

/// The cells of a plan told from outside, ascending.
fn known(facts: &Facts<'_>, pairs: &[(Row, Col)]) -> Option<Vec<usize>> {
    let mut cells: Vec<usize> =
        pairs.iter().map(|pair| facts.cells.binary_search(pair).ok()).collect::<Option<_>>()?;
    cells.sort_unstable();
    let distinct = cells.windows(2).all(|two| two[0] < two[1]);
    distinct.then_some(cells)
}

/// Quotas that cannot be kept are one case: each that needs pairs has the price −1, each that limits
/// them 1.
fn short(shortage: &Shortage) -> CaseTree {
    let needing = shortage.needing.iter().map(|&quota| (quota, -1));
    let mut quotas: Vec<_> =
        needing.chain(shortage.limiting.iter().map(|&quota| (quota, 1))).collect();
    quotas.sort_unstable();
    CaseTree { cases: vec![Case::Closed(Multipliers { quotas, ..Multipliers::default() })] }
}
