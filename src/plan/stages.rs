//! The searches that make the plan of a programme: one, or one for each round.

use super::answer::{Plan, PlanAnswer, answer};
use super::assessment::Assessment;
use super::decide::{Decision, decide, jointly, of_round, one_by_one, round_by_round};
use super::effect::RuleEffect;
use super::error::PlanningError;
use super::model::{PlanModel, full_plan_model};
use super::objective::{level, levels, objectives};
use crate::assignment::model::Level;
use crate::assignment::{Col, Row};
use crate::rules::Objective;

/// A search that was made for the plan of a programme, and what it came to.
#[derive(Debug, Clone)]
pub(crate) struct Stage {
    /// The rules of the search.
    effects: Vec<RuleEffect>,
    /// Pairs of earlier rounds, which stay.
    fixed: Vec<(Row, Col)>,
    /// Whether it is one of several rounds.
    is_round: bool,
    /// Its best plan, with the pairs of earlier rounds.
    pub(crate) plan: Plan,
}

impl Stage {
    /// The solver input of the search.
    ///
    /// # Errors
    /// As for the plan.
    pub(crate) fn model(&self, assessed: &Assessment) -> Result<PlanModel, PlanningError> {
        full_plan_model(assessed.steps(), &self.effects.iter().collect::<Vec<_>>())
    }

    /// The best plan of the search with something added to its rules.
    ///
    /// # Errors
    /// As for the plan.
    pub(crate) fn adding(
        &self,
        assessed: &Assessment,
        added: &RuleEffect,
    ) -> Result<PlanAnswer, PlanningError> {
        let effects: Vec<&RuleEffect> = self.effects.iter().chain([added]).collect();
        if self.is_round {
            of_round(assessed, &effects, &self.fixed)
        } else {
            answer(assessed, &effects, Some(&self.plan.pairs))
        }
    }
}

impl Assessment {
    /// The searches for the plan of the programme, in order; one if all rounds are decided at once.
    ///
    /// # Errors
    /// [`PlanningError::NoPlan`] and [`PlanningError::Undecided`] if there is no plan, and as for the plan.
    pub(crate) fn stages(&self) -> Result<Vec<Stage>, PlanningError> {
        if !one_by_one(self) {
            return Ok(vec![self.joint_stage()?]);
        }
        let mut stages = Vec::new();
        let decision = round_by_round(self, None, |decided| {
            stages.push(Stage {
                effects: decided.effects.iter().map(|&effect| effect.clone()).collect(),
                fixed: decided.fixed.to_vec(),
                is_round: true,
                plan: decided.plan.clone(),
            });
        })?;
        self.planned(decision)?;
        Ok(stages)
    }

    /// The search for the plan with all rounds at once, however the programme decides them.
    ///
    /// # Errors
    /// As [`stages`](Self::stages).
    pub(crate) fn joint_stage(&self) -> Result<Stage, PlanningError> {
        let plan = self.planned(jointly(self, None)?)?;
        Ok(Stage { effects: self.effects().to_vec(), fixed: Vec::new(), is_round: false, plan })
    }

    /// The plan of the programme.
    ///
    /// # Errors
    /// As [`stages`](Self::stages).
    pub(crate) fn decided_plan(&self) -> Result<Plan, PlanningError> {
        self.planned(decide(self, None)?)
    }

    fn planned(&self, decision: Decision) -> Result<Plan, PlanningError> {
        match decision {
            Decision::Plan { plan, .. } => Ok(plan),
            Decision::None { round, .. } => {
                let rounds = &self.programme().rounds;
                let round = round.and_then(|round| rounds.get(round));
                Err(PlanningError::NoPlan { round: round.map(|round| round.name.clone()) })
            }
            Decision::Unknown => Err(PlanningError::Undecided),
        }
    }

    /// The objectives in order, each as the solvers take it.
    pub(crate) fn objective_levels(&self) -> Vec<(Objective, Level)> {
        let objectives = objectives(self);
        objectives.into_iter().map(|it| (it.clone(), level(self, &it))).collect()
    }

    /// All that the solvers make best, in order: the objectives and what comes behind them.
    pub(crate) fn solver_levels(&self) -> Vec<Level> {
        levels(self, &objectives(self))
    }
}
