//! Whether a pair is in a best plan under other scores.

use crate::assignment::{Col, Row};
use crate::plan::answer::{Plan, PlanAnswer};
use crate::plan::decide::{Addition, decide_with};
use crate::plan::{Assessment, PlanningError};
use crate::rules::Objective;
use crate::sensitivity::pair_losses::other_decision;
use crate::sensitivity::standing::{Certainty, Loss};
use crate::sensitivity::values::Values;

/// The pair that a plan should have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    pub(super) row: Row,
    pub(super) col: Col,
}

/// The plan under some scores, and what the best plan with the pair loses.
pub(super) struct Trial {
    pub(super) plan: Plan,
    /// The loss in total, in points, and whether the objectives before the total lose nothing.
    total: Option<(f64, bool)>,
    loss: Loss,
}

impl Question {
    /// The best plan with the pair; `None` if there is none.
    pub(super) fn with_pair(self, assessed: &Assessment) -> Result<Option<Plan>, PlanningError> {
        let round = assessed.round_of(&assessed.profile(self.row.into()).region.id).unwrap_or(0);
        let with = Addition { round, effect: other_decision((self.row, self.col), false) };
        Ok(decide_with(assessed, Some(&with), None)?.plan())
    }

    /// Asks under the scores of an assessment; `None` if there is no plan, or none with the pair.
    pub(super) fn ask(self, assessed: &Assessment) -> Result<Option<Trial>, PlanningError> {
        let stages = match assessed.stages() {
            Ok(stages) => stages,
            Err(PlanningError::NoPlan { .. } | PlanningError::Undecided) => return Ok(None),
            Err(error) => return Err(error),
        };
        let place = assessed.stage_of(self.row.0, stages.len());
        let Some(stage) = place.and_then(|place| stages.get(place)) else { return Ok(None) };
        let values = Values::new(assessed);
        let cell = (self.row, self.col);
        let other = if stage.plan.pairs.contains(&cell) {
            stage.plan.clone()
        } else {
            match stage.adding(assessed, &other_decision(cell, false))? {
                PlanAnswer::Plan(plan) => plan,
                PlanAnswer::None(_) | PlanAnswer::Unknown => return Ok(None),
            }
        };
        let loss = values.loss(&stage.plan, &other);
        let place = values.objectives().position(|it| *it == Objective::Total);
        let total = place.map(|place| {
            let before = &loss.amounts[..place];
            (loss.amounts[place], before.iter().all(|&amount| amount == 0.0))
        });
        Ok(Some(Trial { plan: stage.plan.clone(), total, loss }))
    }
}

impl Trial {
    /// Whether the pair is in a best plan, up to rounding of the total.
    pub(super) fn is_in(&self, rounding: f64) -> bool {
        match self.total {
            Some((total, is_alone)) => is_alone && total <= rounding,
            None => self.loss.is_zero(),
        }
    }

    /// What the total loses, if nothing is lost by the objectives before it.
    pub(super) fn lost_total(&self) -> Option<f64> {
        self.total.filter(|(_, is_alone)| *is_alone).map(|(total, _)| total)
    }

    pub(super) fn certainty(&self) -> Certainty {
        self.loss.certainty
    }
}
