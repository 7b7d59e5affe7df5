//! The probabilities, level after level, and the plans that have them.

use crate::assignment::lexicographic;
use crate::assignment::min_cost_flow::capped::CappedFlows;
use crate::assignment::model::level::check;
use crate::assignment::model::{
    CapConflict, Level, Outcome, Problem, QuotaConflict, Quotas, RandomisedError, RandomisedPlan,
    Share,
};
use crate::assignment::randomised::decompose::decompose;
use crate::assignment::randomised::lowest_cap::lowest_cap;

/// Finds how to draw a plan at random so that every quota is kept by every plan drawn, no pair has a
/// probability above `cap`, and the expected value of the first level is the greatest, among such drawings that
/// of the second level, and so on.
///
/// `cells` says which cells are eligible; its scores do not matter. Levels must be sums. Everything is
/// exact: probabilities are whole parts, and the plans have them to the last part.
///
/// # When to use it
///
/// Where the effect of being paired is to be measured later, since pairs with a known probability between 0
/// and 1 can be compared with those not drawn; and where nobody should be able to secure a partner by what they
/// state. Not where the best plan itself is wanted: a cap of 1 gives that, more slowly. A cap limits
/// single pairs only; two pairs may still always be drawn together.
///
/// # Method
///
/// The probabilities are a flow in parts under the quotas, level after level as in
/// [`lexicographic::solve`](crate::assignment::lexicographic::solve()). Then plans are taken off one by one:
/// each has every pair of which all that is left is needed, and keeps every quota within one of what is
/// expected of it; it gets as many parts as leave the rest a mix of such plans. Hence every plan
/// drawn has, for each member and group, the expected number of pairs, rounded up or down.
///
/// # Complexity
///
/// One [`flow`](crate::assignment::min_cost_flow::solve()) for each level over all eligible cells, and one over the pairs that can be
/// drawn for each plan; there are no more plans than such pairs and quotas, and in a square problem in
/// which everybody is paired no more than (n − 1)² + 1.
///
/// # Errors
///
/// [`RandomisedError`]. A cap that is too low to keep the quotas is an answer:
/// [`Outcome::Infeasible`] with the lowest one that can be kept.
///
/// # Reference
///
/// S. Jecmen, H. Zhang, R. Liu, N. Shah, V. Conitzer, F. Fang, *Mitigating manipulation in peer review via
/// randomized reviewer assignments* (2020), arXiv:2006.16437. G. Birkhoff, *Tres observaciones sobre el álgebra
/// lineal* (1946). E. Budish, Y.-K. Che, F. Kojima, P. Milgrom, *Designing random allocation mechanisms*,
/// American Economic Review 103 (2013), doi:10.1257/aer.103.2.585 (quotas on groups).
///
/// # Example
///
/// No pair may be likelier than 60 %. The best plan has 200; a drawing can expect 172:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Problem, model::{Level, Quotas, Share}, randomised};
/// use regiopair::certificate::check_randomised;
///
/// let scores = array![[100, 70], [60, 100]];
/// let cells = Problem::dense(scores.mapv(Some).view(), Pairs::Complete)?;
/// let (quotas, cap) = (Quotas::new(2, 2), Share::nearest(0.6)?);
/// let levels = [Level::MaximizeSum(scores.clone())];
/// let outcome = randomised::solve(&cells, &quotas, &levels, cap)?;
/// let best = outcome.optimum().ok_or("no drawing")?;
/// // Two plans: the diagonal in 3 of 5 cases, the other one in 2.
/// assert_eq!((best.of, best.plans[0].parts, best.plans[1].parts), (5, 3, 2));
/// assert_eq!(best.expected(&scores), 0.6 * 200.0 + 0.4 * 130.0); // 172
/// check_randomised(&cells, &quotas, &levels, cap, &outcome)?;
/// // Of two partners, one is drawn in at least half of all cases.
/// let outcome = randomised::solve(&cells, &quotas, &levels, Share::nearest(0.3)?)?;
/// let conflict = outcome.infeasibility().ok_or("a drawing")?;
/// assert_eq!(conflict.lowest_cap, Some(Share::new(1, 2)?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn solve(
    cells: &Problem,
    quotas: &Quotas,
    levels: &[Level],
    cap: Share,
) -> Result<Outcome<RandomisedPlan, CapConflict>, RandomisedError> {
    check(cells, quotas, levels)?;
    let sums = levels.iter().enumerate().map(|(level, it)| match it {
        Level::MaximizeSum(weights) => Ok(weights),
        _ => Err(RandomisedError::NotASum { level }),
    });
    let sums = sums.collect::<Result<Vec<_>, _>>()?;
    check_parts(cells, quotas, cap)?;
    let quotas = &stated(cells, quotas);
    let mut flows = match CappedFlows::new(cells, quotas, cap) {
        Ok(flows) => flows,
        Err(conflict) => return refused(cells, quotas, conflict).map(Outcome::Infeasible),
    };
    let mut prices = Vec::with_capacity(sums.len());
    for weights in sums {
        match flows.most(cells, |row, col| weights[[row.0, col.0]]) {
            Ok(proof) => prices.push(proof),
            Err(conflict) => return refused(cells, quotas, conflict).map(Outcome::Infeasible),
        }
    }
    let pairs = flows.cells();
    let plans = decompose(quotas, &pairs, cap.of())?;
    Ok(Outcome::Optimal(RandomisedPlan { of: cap.of(), pairs, plans, prices }))
}

/// The quotas, which say themselves who must be paired.
fn stated(cells: &Problem, quotas: &Quotas) -> Quotas {
    let mut stated = quotas.clone();
    if let Some(rows_are_full) = quotas.rows_are_full(cells.pairs()) {
        let (rows, cols) = quotas.shape();
        let (first, count) = if rows_are_full { (0, rows) } else { (rows, cols) };
        let full = stated.every_mut().skip(first).take(count);
        full.for_each(|bounds| bounds.least = bounds.most);
    }
    stated
}

/// All flows, and what quotas add to each other, must fit in 64 bits.
fn check_parts(cells: &Problem, quotas: &Quotas, cap: Share) -> Result<(), RandomisedError> {
    let count = quotas.every().count() as u128;
    let most = cells.most_eligible() as u128 * (2 + count) * u128::from(cap.of());
    if most > 1 << 62 {
        let pairs = quotas.most_pairs();
        return Err(RandomisedError::TooManyParts { pairs, of: cap.of() });
    }
    Ok(())
}

/// Why there is no drawing, and the cap with which there would be one.
fn refused(
    cells: &Problem,
    quotas: &Quotas,
    conflict: QuotaConflict,
) -> Result<CapConflict, RandomisedError> {
    let lowest_cap = match lexicographic::solve(cells, quotas, &[])? {
        Outcome::Infeasible(_) => None,
        Outcome::Optimal(_) => lowest_cap(cells, quotas, &conflict),
    };
    Ok(CapConflict { conflict, lowest_cap })
}
