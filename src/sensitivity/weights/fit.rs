//! How well any weights explain a plan.

use serde::{Deserialize, Serialize};

use super::cuts::Cuts;
use super::dual_simplex::{Empty, SimplexProgram};
use super::model::LinearModel;
use super::ranges::cells;
use crate::plan::{Assessment, PlanningError};
use crate::proposal::Proposal;
use crate::sensitivity::regions_of_pair::RegionsOfPair;

/// The weights that explain a plan best.
///
/// # When not to trust it
/// Weights that make a plan optimal need not be those of the people who made it: others may do as well, and with as many
/// criteria as there are opinions almost every plan has some. A gap says more than none does: no weights of these
/// criteria, under these rules, make the plan a best one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightFit {
    /// The ids of the criteria that have a weight and are not the same for all pairs, in the order of the programme.
    pub criteria: Vec<String>,
    /// Their shares of all weights where the plan comes nearest to a best one.
    pub shares: Vec<f64>,
    /// What the best plan has more there, in points; 0 if some weights make the plan a best one. Under other weights the
    /// plan falls short by at least as much.
    pub gap: f64,
    /// The total of the best plan there, in points.
    pub best_total: f64,
    /// The pairs of a best plan there that the plan does not have; empty without a gap.
    pub new_pairs: Vec<RegionsOfPair>,
    /// The pairs of the plan that this best plan does not have.
    pub lost_pairs: Vec<RegionsOfPair>,
}

impl WeightFit {
    /// Returns the gap as a share of the best total, in [0, 1]; 0 without a gap.
    pub fn relative_gap(&self) -> f64 {
        if self.gap > 0.0 && self.best_total > 0.0 { self.gap / self.best_total } else { 0.0 }
    }
}

impl Assessment {
    /// Returns the weights of the criteria under which a plan falls least short of the best plan: min over w of z*(w) −
    /// value_w(plan), a linear programme. The gap is 0 exactly if some weights make the plan a best one. For a plan that
    /// people made, such as the pairs of an earlier programme, require its pairs and propose.
    ///
    /// Only criteria that have a weight take part, and those that are the same for all pairs do not: their weight alone
    /// would make every plan a best one.
    ///
    /// # Errors
    /// [`PlanningError::NotLinear`], [`PlanningError::NoPlan`] for a proposal without pairs,
    /// [`PlanningError::Score`], [`PlanningError::Stopped`], and as for [`plan`](Self::plan).
    ///
    /// # Complexity
    /// One plan for each step of the cutting planes, mostly a few dozen.
    ///
    /// # Reference
    /// R. K. Ahuja, J. B. Orlin, *Inverse optimization*, Operations Research 49 (2001),
    /// doi:10.1287/opre.49.5.771.10607.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::{rules::RegionPair, validation::observed_ranks};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let mut rules = assessed.programme().rules.clone();
    /// let observed = observed_ranks(&assessed);
    /// rules.required =
    ///     observed.iter().map(|it| RegionPair::new(&*it.left.id, &*it.right.id)).collect();
    /// let made = assessed.with_rules(rules)?.propose()?;
    ///
    /// // The twenty pairs of the programme: no weights of these criteria make them a best plan.
    /// let fit = assessed.weight_fit(&made)?;
    /// assert!(fit.gap > 0.0 && fit.relative_gap() < 0.5);
    /// // The weights of the programme do no better.
    /// assert!(fit.gap <= assessed.propose()?.total - made.total + 1e-9);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn weight_fit(&self, proposal: &Proposal) -> Result<WeightFit, PlanningError> {
        let plan = cells(self, proposal)?;
        let all = self.scores().weights();
        let mut model =
            LinearModel::new(self)?.map_err(|because| PlanningError::NotLinear { because })?;
        let takes_part = |&k: &usize| all[model.criteria[k]].counts() && model.differs(k);
        let places: Vec<usize> = (0..model.len()).filter(takes_part).collect();
        model.keep(&places);
        let mut cuts = Cuts::new(self.observer(), &model, &plan);
        let Fit { shares, gap, cut } = best_fit(&mut cuts, model.len())?;
        let value = |plan| -> f64 {
            model.worth(plan).iter().zip(&shares).map(|(worth, share)| worth * share).sum()
        };
        let other = cut.map_or(&plan, |cut| &cuts.found[cut].plan);
        let id = |&place: &usize| self.programme().criteria[place].id.clone();
        Ok(WeightFit {
            criteria: model.criteria.iter().map(id).collect(),
            gap,
            best_total: value(other),
            new_pairs: RegionsOfPair::new_in(self, other, &plan),
            lost_pairs: RegionsOfPair::new_in(self, &plan, other),
            shares,
        })
    }
}

/// The shares under which a plan falls least short.
pub(super) struct Fit {
    pub(super) shares: Vec<f64>,
    pub(super) gap: f64,
    /// The best plan there, if there is a gap.
    pub(super) cut: Option<usize>,
}

/// Finds them by cutting planes. The least t with d · v ≤ t for all plans is that of a programme over shares alone:
/// with w and τ that add up to 1, d · w ≤ τ has v = w / Σ w and t = τ / Σ w, which rises with τ.
pub(super) fn best_fit(cuts: &mut Cuts<'_>, size: usize) -> Result<Fit, PlanningError> {
    // Criteria that are all the same for every pair do not tell plans apart.
    if size == 0 {
        return Ok(Fit { shares: Vec::new(), gap: 0.0, cut: None });
    }
    let mut gains = vec![0.0; size];
    gains.push(-1.0);
    let mut program = SimplexProgram::new(&gains);
    let mut added = Vec::new();
    let mut best: Option<Fit> = None;
    loop {
        let mut shares = program.shares();
        let slack = shares.pop().unwrap_or_default();
        let sum: f64 = shares.iter().sum();
        for share in &mut shares {
            *share /= sum;
        }
        let cut = cuts.best_at(&shares)?;
        let gap = cut.map_or(0.0, |cut| cuts.found[cut].at(&shares));
        if best.as_ref().is_none_or(|best| gap < best.gap) {
            best = Some(Fit { shares, gap, cut });
        }
        // No shares fall less short than the programme over the plans known so far.
        let is_proved = gap <= slack / sum + cuts.tolerance;
        let new = cut.filter(|cut| !is_proved && !added.contains(cut));
        if let Some(cut) = new {
            added.push(cut);
            let mut gain = cuts.found[cut].gain.clone();
            gain.push(-1.0);
            if program.cut(&gain) != Err(Empty) {
                continue;
            }
        }
        return Ok(best.unwrap_or(Fit { shares: Vec::new(), gap: 0.0, cut: None }));
    }
}

#[cfg(test)]
#[path = "fit_tests.rs"]
mod tests;
