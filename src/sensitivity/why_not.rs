//! Why two regions are not together, and what a plan with the pair would look like.

use serde::{Deserialize, Serialize};

use super::change::repairing;
use super::contrast::Contrast;
use super::pair_losses::other_decision;
use super::standing::PairStanding;
use super::values::Values;
use crate::assignment::{Col, Row};
use crate::infeasibility::RuleNote;
use crate::plan::answer::Plan;
use crate::plan::decide::{Addition, decide_with, one_by_one};
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::rules::{Exclusion, Objective, Rules};

/// How a pair stands to the plan, next to the plans that decide on it otherwise.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WhyNot {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// The round in which they meet; `None` without rounds.
    pub round: Option<String>,
    /// The score of the pair; `None` if nothing is known.
    pub score: Option<f64>,
    /// The objectives, in order: what the amounts of a loss are of.
    pub objectives: Vec<Objective>,
    /// How the pair stands to the plan; to the decision of its round, if rounds are decided one by one.
    pub standing: PairStanding,
    /// How it would stand if all rounds were decided at once; `None` unless they are decided one by one.
    pub jointly: Option<PairStanding>,
    /// The best plan that has the pair; for a proposed pair, the best plan without it. `None` if there is none.
    pub best: Option<Contrast>,
    /// Of the plans that have the pair, the one that changes fewest pairs, and among those the best; for a proposed
    /// pair, of the plans without it. `None` if there is none.
    pub fewest_changes: Option<Contrast>,
    /// What it would take to lift the rules that forbid the pair by itself; `None` if none does.
    pub lifting: Option<Lifting>,
}

/// Rules lifted for one pair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lifting {
    /// The first reason why the pair is forbidden.
    pub exclusion: Exclusion,
    /// The rules that forbid the pair or keep one of its regions out.
    pub rules: Vec<RuleNote>,
    /// The best plan with the pair once these rules are lifted for it, all others kept. The price of lifting is its
    /// change of the total, negated. `None` if the other rules leave no such plan, or if nothing is known of the
    /// pair.
    pub best: Option<Contrast>,
}

impl Assessment {
    /// Returns why two regions are not together: what the best plan with the pair would lose, and who would change
    /// partners. For a pair of the plan, the same of the best plan without it. The regions are given by id or name,
    /// in either order.
    ///
    /// Two contrasts stand side by side: the best plan that has the pair, and the one that has it and changes fewest
    /// pairs. Where rounds are decided one by one, the pair is required in its round: earlier rounds stay as they
    /// are, later ones are decided on what it leaves.
    ///
    /// # When not to trust it
    ///
    /// It says what the plan would lose by its own objectives, not whether the two regions would work well together.
    /// Of several best plans with the pair, one is shown.
    ///
    /// # Errors
    ///
    /// [`PlanningError::UnknownRegion`] with the nearest known id, [`PlanningError::AmbiguousRegion`],
    /// [`PlanningError::SameSideRegions`], [`PlanningError::ScreenedOut`], [`PlanningError::RoundsApart`];
    /// [`PlanningError::NoPlan`] and [`PlanningError::Undecided`] if there is no plan; others as for
    /// [`plan`](Self::plan).
    ///
    /// # Complexity
    ///
    /// A few plans, each as [`plan`](Self::plan).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, sensitivity::PairStanding};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let why_not = assessed.why_not("Alentejo", "salta")?;
    /// let PairStanding::Possible { loss } = &why_not.standing else { panic!("a possible pair") };
    /// let best = why_not.best.ok_or("there is a plan with the pair")?;
    /// assert!((best.change.total + loss.amounts[0]).abs() < 1e-9);
    /// // The other contrast keeps at least as many pairs and loses at least as much.
    /// let fewest = why_not.fewest_changes.ok_or("there is a plan with the pair")?;
    /// assert!(fewest.change.kept >= best.change.kept);
    /// assert!(fewest.change.total <= best.change.total);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn why_not(&self, left: &str, right: &str) -> Result<WhyNot, PlanningError> {
        let (row, col) = self.meeting(left, right)?;
        let values = Values::new(self);
        let plan = self.decided_plan()?;
        let stages = self.stages()?;
        let stage = self.stage_of(row.0, stages.len()).and_then(|stage| stages.get(stage));
        let standing = match stage {
            Some(stage) => self.standing(stage, &values, (row, col))?,
            None => PairStanding::Impossible,
        };
        let jointly = match one_by_one(self).then(|| self.joint_stage()) {
            None | Some(Err(PlanningError::NoPlan { .. } | PlanningError::Undecided)) => None,
            Some(Ok(stage)) => Some(self.standing(&stage, &values, (row, col))?),
            Some(Err(error)) => return Err(error),
        };
        let is_proposed = standing.is_proposed();
        let contrast = |assessed: &Self| self.contrast(assessed, &plan, (row, col));
        let (mut best, mut fewest_changes) = (None, None);
        if !matches!(standing, PairStanding::Impossible | PairStanding::Excluded { .. }) {
            best = contrast(self)?;
            fewest_changes = contrast(&self.with_rules(self.repairing_plan(&plan))?)?;
        }
        let lifting = match self.exclusion(row.0, col.0).filter(|_| !is_proposed) {
            None => None,
            Some(exclusion) => {
                let (lifted, rules) = self.lifted_for((row, col));
                let rules = rules.into_iter().filter_map(|rule| self.rule_note(rule)).collect();
                Some(Lifting { exclusion, rules, best: contrast(&lifted)? })
            }
        };
        let round = self.round_of(&self.profile(row.into()).region.id);
        let round = round.and_then(|round| self.programme().rounds.get(round));
        Ok(WhyNot {
            left: self.profile(row.into()).region.label(),
            right: self.profile(col.into()).region.label(),
            round: round.map(|round| round.name.clone()),
            score: self.score(row.0, col.0),
            objectives: values.objectives().cloned().collect(),
            standing,
            jointly,
            best,
            fewest_changes,
            lifting,
        })
    }

    /// The best plan that decides otherwise on a pair, next to the plan; `assessed` is this under other
    /// objectives, or with rules lifted.
    fn contrast(
        &self,
        assessed: &Self,
        plan: &Plan,
        (row, col): (Row, Col),
    ) -> Result<Option<Contrast>, PlanningError> {
        let is_proposed = plan.pairs.contains(&(row, col));
        let round = self.round_of(&self.profile(row.into()).region.id).unwrap_or(0);
        let addition = Addition { round, effect: other_decision((row, col), is_proposed) };
        let decision = decide_with(assessed, Some(&addition), Some(&plan.pairs))?;
        Ok(decision.plan().map(|other| Contrast::between(self, plan, &other, (row, col))))
    }

    /// The rules with the fewest changes from a plan before other objectives.
    fn repairing_plan(&self, plan: &Plan) -> Rules {
        let pairs = plan.pairs.iter().map(|&pair| self.region_pair(pair));
        repairing(&self.programme().rules, pairs.collect())
    }
}
