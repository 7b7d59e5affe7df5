//! The least and greatest share of each criterion over all weights under which a plan is best.

use super::cuts::Cuts;
use super::dual_simplex::{Empty, SimplexProgram};
use crate::plan::PlanningError;

/// The least and the greatest share of each of some criteria, by their places in the model, where only these
/// have a weight; `None` if the plan is best under no weights.
///
/// Cutting planes: the linear programme over the plans that are known so far has its optimum at shares where the
/// plan is best, or else the best plan there joins. Every step finds a new plan, so it is finite.
pub(super) fn share_ranges(
    cuts: &mut Cuts<'_>,
    size: usize,
    places: &[usize],
) -> Result<Option<Vec<[f64; 2]>>, PlanningError> {
    let mut ranges = Vec::with_capacity(places.len());
    for own in 0..places.len() {
        let mut range = [0.0; 2];
        for (end, sign) in [-1.0, 1.0].into_iter().enumerate() {
            let mut gains = vec![0.0; places.len()];
            gains[own] = sign;
            let Some(shares) = extreme(cuts, size, places, &gains)? else { return Ok(None) };
            range[end] = shares[own];
        }
        ranges.push(range);
    }
    Ok(Some(ranges))
}

/// The shares with the greatest Σ c · v under which the plan is best; `None` if there are none.
fn extreme(
    cuts: &mut Cuts<'_>,
    size: usize,
    places: &[usize],
    gains: &[f64],
) -> Result<Option<Vec<f64>>, PlanningError> {
    let own = |gain: &[f64]| places.iter().map(|&place| gain[place]).collect::<Vec<f64>>();
    let mut program = SimplexProgram::new(gains);
    let mut added = vec![false; cuts.found.len()];
    loop {
        let shares = program.shares();
        let mut all = vec![0.0; size];
        places.iter().zip(&shares).for_each(|(&place, share)| all[place] = *share);
        let Some(place) = cuts.against(&all)? else { return Ok(Some(shares)) };
        added.resize(cuts.found.len(), false);
        // Rounding may leave a cut that is part of the programme.
        if std::mem::replace(&mut added[place], true) {
            return Ok(Some(shares));
        }
        if program.cut(&own(&cuts.found[place].gain)) == Err(Empty) {
            return Ok(None);
        }
    }
}
