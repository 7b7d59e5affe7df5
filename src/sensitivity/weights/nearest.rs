//! The nearest weights under which another plan is better.

use serde::{Deserialize, Serialize};

use super::cuts::Cuts;
use super::model::LinearModel;
use super::ranges::cells;
use crate::plan::{Assessment, PlanningError};
use crate::proposal::Proposal;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// Corners of a neighbourhood that are looked at; more are given up, and the answer is a bound.
const MOST_CORNERS: usize = 20_000;

/// The nearest weights under which another plan is better than a proposal.
///
/// # When not to trust it
/// Near is measured by the sum of the changes of all shares, as if a tenth of the weight were as easy to move from
/// any criterion to any other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NearestChange {
    /// The ids of the criteria that have a weight, in the order of the programme.
    pub criteria: Vec<String>,
    /// Their shares of all weights in the programme.
    pub now: Vec<f64>,
    /// Their shares where another plan is as good; beyond it is better.
    pub there: Vec<f64>,
    /// The sum of the changes of all shares, Σ |there − now|, in [0, 2]: half of it moves from some criteria to
    /// one other.
    pub distance: f64,
    /// The pairs of the other plan that the proposal does not have.
    pub new_pairs: Vec<RegionsOfPair>,
    /// The pairs of the proposal that the other plan does not have.
    pub lost_pairs: Vec<RegionsOfPair>,
    /// Whether no nearer weights exist, to the resolution of the scores; if not, there may be nearer ones.
    pub exact: bool,
}

impl Assessment {
    /// Returns the nearest weights under which another plan is as good as a proposal, by the sum of the changes of
    /// all shares; `None` if the proposal is a best plan under all weights of the criteria that have one.
    ///
    /// For a plan that is known, the nearest weights are found by moving weight to the criterion that favours it
    /// most from those that favour it least. That no other plan is nearer is shown by the corners of the
    /// neighbourhood: the weights that are nearer are a polytope, and where the proposal is best is convex. So if it
    /// is best at all corners, which move weight to one criterion from others that they use up one after
    /// another, it is best inside (weak and strong changes of weights: Kurtz, Birbil & den Hertog 2026).
    ///
    /// # Errors
    /// [`PlanningError::NotLinear`], [`PlanningError::NoPlan`] for a proposal without pairs,
    /// [`PlanningError::Score`], [`PlanningError::Stopped`], and as for [`plan`](Self::plan).
    ///
    /// # Complexity
    /// For k criteria at most k² 2ᵏ plans, if weights must move far; about k² if they need not.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::Weights};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let proposal = assessed.propose()?;
    /// let nearest = assessed.nearest_change(&proposal)?.ok_or("none")?;
    /// assert!(nearest.exact && nearest.distance > 0.0);
    /// assert!(!nearest.new_pairs.is_empty());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn nearest_change(
        &self,
        proposal: &Proposal,
    ) -> Result<Option<NearestChange>, PlanningError> {
        let plan = cells(self, proposal)?;
        let all = self.scores().weights();
        let mut model =
            LinearModel::new(self)?.map_err(|because| PlanningError::NotLinear { because })?;
        let counts = |&k: &usize| all[model.criteria[k]].counts();
        let places: Vec<usize> = (0..model.len()).filter(counts).collect();
        model.keep(&places);
        let now = model.shares(all);
        let mut cuts = Cuts::new(self.observer(), &model, &plan);
        let Some(found) = nearest(&mut cuts, &now)? else { return Ok(None) };
        let other = &cuts.found[found.cut].plan;
        let id = |&place: &usize| self.programme().criteria[place].id.clone();
        Ok(Some(NearestChange {
            criteria: model.criteria.iter().map(id).collect(),
            distance: 2.0 * found.moved,
            there: found.shares,
            new_pairs: RegionsOfPair::new_in(self, other, &plan),
            lost_pairs: RegionsOfPair::new_in(self, &plan, other),
            exact: found.exact,
            now,
        }))
    }
}

/// Weights where the plan of a cut is as good.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Nearest {
    pub(super) cut: usize,
    /// How much weight moves.
    pub(super) moved: f64,
    pub(super) shares: Vec<f64>,
    pub(super) exact: bool,
}

/// The nearest weights at which another plan is as good; `None` if there are none.
pub(super) fn nearest(cuts: &mut Cuts<'_>, now: &[f64]) -> Result<Option<Nearest>, PlanningError> {
    // The corners of the simplex: where the plan is best at all of them, it is everywhere.
    for corner in 0..now.len() {
        let mut shares = vec![0.0; now.len()];
        shares[corner] = 1.0;
        cuts.against(&shares)?;
    }
    let Some(mut best) = nearest_known(cuts, now) else { return Ok(None) };
    loop {
        let Some(corners) = corners(now, best.moved) else {
            return Ok(Some(Nearest { exact: false, ..best }));
        };
        let mut is_nearer = false;
        for corner in corners {
            is_nearer |= cuts.against(&corner)?.is_some();
        }
        match nearest_known(cuts, now) {
            Some(nearer) if is_nearer && nearer.moved < best.moved => best = nearer,
            _ => return Ok(Some(best)),
        }
    }
}

fn nearest_known(cuts: &Cuts<'_>, now: &[f64]) -> Option<Nearest> {
    let all = cuts.found.iter().enumerate().filter_map(|(place, cut)| {
        let (moved, shares) = moved_to(&cut.gain, now)?;
        Some(Nearest { cut: place, moved, shares, exact: true })
    });
    all.min_by(|a, b| a.moved.total_cmp(&b.moved))
}

/// How little weight must move until Σ d · v is 0, and where to; `None` if it never is.
fn moved_to(gain: &[f64], now: &[f64]) -> Option<(f64, Vec<f64>)> {
    let to = (0..gain.len()).max_by(|&a, &b| gain[a].total_cmp(&gain[b]))?;
    let mut from: Vec<usize> = (0..gain.len()).filter(|&k| k != to).collect();
    from.sort_by(|&a, &b| gain[a].total_cmp(&gain[b]));
    let mut need: f64 = -gain.iter().zip(now).map(|(gain, share)| gain * share).sum::<f64>();
    let (mut shares, mut moved) = (now.to_vec(), 0.0);
    for k in from {
        let by = gain[to] - gain[k];
        if need <= 0.0 || by <= 0.0 {
            break;
        }
        let part = (need / by).min(shares[k]);
        shares[k] -= part;
        shares[to] += part;
        moved += part;
        need -= part * by;
    }
    (need <= 1e-12 * (1.0 + gain[to].abs())).then_some((moved, shares))
}

/// The corners of the weights from which at most this much has moved; `None` if they are too many.
fn corners(now: &[f64], moved: f64) -> Option<Vec<Vec<f64>>> {
    let mut corners = Vec::new();
    for to in 0..now.len() {
        let from: Vec<usize> = (0..now.len()).filter(|&k| k != to && now[k] > 0.0).collect();
        if from.len() >= 16 {
            return None;
        }
        for emptied in 0_usize..1 << from.len() {
            let is_empty = |place: usize| emptied >> place & 1 == 1;
            let used: f64 = (0..from.len())
                .filter(|&place| is_empty(place))
                .map(|place| now[from[place]])
                .sum();
            let rest = moved - used;
            if rest < 0.0 {
                continue;
            }
            let mut shares = now.to_vec();
            for place in (0..from.len()).filter(|&place| is_empty(place)) {
                shares[from[place]] = 0.0;
            }
            shares[to] += used;
            // All that there is has moved.
            if emptied + 1 == 1 << from.len() {
                corners.push(shares.clone());
            }
            for place in (0..from.len()).filter(|&place| !is_empty(place)) {
                if now[from[place]] >= rest {
                    let mut corner = shares.clone();
                    corner[from[place]] -= rest;
                    corner[to] += rest;
                    corners.push(corner);
                }
            }
            if corners.len() > MOST_CORNERS {
                return None;
            }
        }
    }
    Some(corners)
}

#[cfg(test)]
#[path = "nearest_tests.rs"]
mod tests;
