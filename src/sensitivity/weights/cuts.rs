//! Where other plans are better than a plan, as half-spaces of the weights.
//!
//! A plan is worth Σ v_k C_k under the shares v. Another one is better where d · v > 0, with d the
//! difference of their C. The plan is a best one in the intersection of all d · v ≤ 0, a convex polytope of
//! the simplex; cutting planes look for those d that bound it.

use super::model::{BestPlans, Cells, LinearModel};
use crate::assignment::{Col, Row};
use crate::plan::PlanningError;
use crate::plan::observer::PlanObserver;

/// Another plan, and where it is better.
#[derive(Debug, Clone)]
pub(super) struct Cut {
    /// The value of the other plan per unit of each criterion, less that of the plan.
    pub(super) gain: Vec<f64>,
    /// The other plan.
    pub(super) plan: Cells,
}

impl Cut {
    /// What the other plan is worth more under these shares.
    pub(super) fn at(&self, shares: &[f64]) -> f64 {
        self.gain.iter().zip(shares).map(|(gain, share)| gain * share).sum()
    }
}

/// A plan, and other plans that are better under some weights.
pub(super) struct Cuts<'a> {
    observer: &'a PlanObserver,
    plans: BestPlans<'a>,
    model: &'a LinearModel,
    worth: Vec<f64>,
    pub(super) tolerance: f64,
    /// All found so far.
    pub(super) found: Vec<Cut>,
}

impl<'a> Cuts<'a> {
    pub(super) fn new(
        observer: &'a PlanObserver,
        model: &'a LinearModel,
        plan: &[(Row, Col)],
    ) -> Self {
        Self {
            observer,
            plans: BestPlans::fine(model),
            model,
            worth: model.worth(plan),
            tolerance: model.tolerance(plan.len()),
            found: Vec::new(),
        }
    }

    /// The place of a cut that shows that the plan is not best under these shares; `None` if it is.
    pub(super) fn against(&mut self, shares: &[f64]) -> Result<Option<usize>, PlanningError> {
        // Those that are known cost nothing.
        let tolerance = self.tolerance;
        if let Some(place) = self.found.iter().position(|cut| cut.at(shares) > tolerance) {
            return Ok(Some(place));
        }
        self.best_at(shares)
    }

    /// The same, from the best plan under these shares and no other.
    pub(super) fn best_at(&mut self, shares: &[f64]) -> Result<Option<usize>, PlanningError> {
        self.observer.begin()?;
        let Some(plan) = self.plans.at(shares)? else { return Ok(None) };
        let worth = self.model.worth(&plan);
        let gain = worth.iter().zip(&self.worth).map(|(other, own)| other - own).collect();
        let cut = Cut { gain, plan };
        if cut.at(shares) <= self.tolerance {
            return Ok(None);
        }
        if let Some(known) = self.found.iter().position(|known| known.plan == cut.plan) {
            return Ok(Some(known));
        }
        self.found.push(cut);
        Ok(Some(self.found.len() - 1))
    }
}
