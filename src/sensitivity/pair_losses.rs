//! What every pair would cost the plan.

use std::ops::ControlFlow;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::standing::{Certainty, PairStanding};
use super::values::Values;
use crate::assignment::model::{CellLoss, SearchProgress};
use crate::assignment::{Col, Row, losses};
use crate::parallel;
use crate::plan::answer::PlanAnswer;
use crate::plan::decide::one_by_one;
use crate::plan::effect::RuleEffect;
use crate::plan::stages::Stage;
use crate::plan::{Assessment, PlanningError};
use crate::rules::{Effect, Objective, RuleId};

/// What every pair would cost the plan of a programme: the loss of the pairs that it does not have, and the exit
/// margin of those that it has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairLosses {
    /// The objectives, in order: what the amounts of a loss are of.
    pub objectives: Vec<Objective>,
    /// How each pair stands: rows are the left regions, columns the right ones. Where rounds are decided one by one, a
    /// pair stands to the decision of its round: earlier rounds are decided by then, later ones do not count.
    pub standings: Array2<PairStanding>,
    /// Where rounds are decided one by one, how each pair would stand if all rounds were decided at once, to the plan
    /// of that decision; `None` without such rounds, and where there is no such plan.
    pub jointly: Option<Array2<PairStanding>>,
}

impl PairLosses {
    /// Returns the amount of a loss for an objective, such as the total; `None` for one that is not among the
    /// objectives, and for pairs without a loss.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, rules::Objective};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let losses = assessed.pair_losses()?;
    /// let amount = losses.amount(0, 0, &Objective::Total);
    /// assert!(amount.is_some_and(|points| points >= 0.0));
    /// assert_eq!(losses.amount(0, 0, &Objective::Leximin), None);
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn amount(&self, row: usize, column: usize, objective: &Objective) -> Option<f64> {
        let place = self.objectives.iter().position(|known| known == objective)?;
        self.standings.get([row, column])?.loss()?.amounts.get(place).copied()
    }
}

impl Assessment {
    /// Returns what every pair would cost the plan of the programme, under any rules, objectives and rounds.
    ///
    /// With the greatest total as the only objective, the loss of a pair is what its score must gain for the pair to
    /// be in a best plan, and the exit margin of a proposed pair is what its score may lose.
    ///
    /// # When not to trust it
    ///
    /// Losses hold for one pair at a time and do not add up: two pairs of loss 0 need not fit into one plan. A loss is
    /// measured in the scores, so it is as good as they are. With rounds decided one by one, a loss looks at the
    /// round of the pair alone, although later rounds may lose or gain by it; see [`PairLosses::jointly`].
    ///
    /// # Method and complexity
    ///
    /// Where rules are flows and objectives are sums, all losses are found at once and exact: see
    /// [`losses::of_plan`](crate::assignment::losses::of_plan()). Under rules on kinds of pairs, and where the worst
    /// pair is an objective, the plan is made again for every pair, which takes one search each; a search that
    /// reaches its limit gives a bound ([`Certainty::AtMost`]).
    ///
    /// # Errors
    ///
    /// [`PlanningError::NoPlan`] and [`PlanningError::Undecided`] if there is no plan; others as for
    /// [`plan`](Self::plan).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::rules::RegionPair;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let losses = assessed.pair_losses()?;
    /// let row = assessed.left().get("salta").ok_or("not in the data")?.index;
    /// let column = assessed.right().get("alentejo").ok_or("not in the data")?.index;
    /// let loss = losses.standings[[row, column]].loss().ok_or("not possible")?;
    ///
    /// // The same as what the plan loses if the pair is required.
    /// let mut rules = assessed.programme().rules.clone();
    /// rules.required.push(RegionPair::new("salta", "alentejo"));
    /// let best = assessed.propose()?.total;
    /// let lost = best - assessed.with_rules(rules)?.propose()?.total;
    /// assert!((loss.amounts[0] - lost).abs() < 1e-9);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn pair_losses(&self) -> Result<PairLosses, PlanningError> {
        let values = Values::new(self);
        let stages = self.stages()?;
        let found =
            stages.iter().map(|stage| self.found(stage, &values)).collect::<Result<Vec<_>, _>>()?;
        let standings = self.standings(|(row, col)| {
            let stage = self.stage_of(row, stages.len());
            stage.map(|stage| found[stage][[row, col]].clone())
        });
        let jointly = if one_by_one(self) {
            match self.joint_stage() {
                Ok(stage) => {
                    let found = self.found(&stage, &values)?;
                    Some(self.standings(|(row, col)| Some(found[[row, col]].clone())))
                }
                Err(PlanningError::NoPlan { .. } | PlanningError::Undecided) => None,
                Err(error) => return Err(error),
            }
        } else {
            None
        };
        Ok(PairLosses { objectives: values.objectives().cloned().collect(), standings, jointly })
    }

    /// The search that decides on a row, out of this many.
    pub(super) fn stage_of(&self, row: usize, stages: usize) -> Option<usize> {
        match stages {
            1 => Some(0),
            _ => self.round_of(&self.left().profiles()[row].region.id),
        }
    }

    /// How every pair stands; a pair that no plan may have is excluded if a rule says so.
    fn standings(
        &self,
        of: impl Fn((usize, usize)) -> Option<PairStanding>,
    ) -> Array2<PairStanding> {
        Array2::from_shape_fn(self.scores().scores().dim(), |(row, col)| {
            self.or_excluded((row, col), of((row, col)).unwrap_or(PairStanding::Impossible))
        })
    }

    fn or_excluded(&self, (row, col): (usize, usize), standing: PairStanding) -> PairStanding {
        match self.exclusion(row, col) {
            Some(exclusion) if standing == PairStanding::Impossible => {
                PairStanding::Excluded { exclusion }
            }
            _ => standing,
        }
    }

    /// How a pair stands to the plan of a search; excluded if a rule says so.
    pub(super) fn standing(
        &self,
        stage: &Stage,
        values: &Values,
        (row, col): (Row, Col),
    ) -> Result<PairStanding, PlanningError> {
        let standing = if self.exclusion(row.0, col.0).is_some() {
            PairStanding::Impossible
        } else {
            self.other_standing(stage, values, (row, col))?
        };
        Ok(self.or_excluded((row.0, col.0), standing))
    }

    /// How every pair stands to the plan of a search.
    pub(super) fn found(
        &self,
        stage: &Stage,
        values: &Values,
    ) -> Result<Array2<PairStanding>, PlanningError> {
        let model = stage.model(self)?;
        if !model.constraints.is_empty() || !values.are_sums() {
            return self.solved_again(stage, values);
        }
        let mut nodes = 0_usize;
        let watch = |_, _| {
            nodes += 1;
            let progress = SearchProgress { nodes, value: None, bound: None };
            if nodes % NODES_PER_REPORT == 1 {
                self.observer().searching(&progress)
            } else {
                ControlFlow::Continue(())
            }
        };
        let (cells, quotas, levels) = (&model.cells, &model.quotas, self.solver_levels());
        let found =
            losses::of_plan_with_progress(cells, quotas, &levels, &stage.plan.pairs, watch)?;
        let points = |amounts: &[i64]| values.points(amounts.iter().copied(), Certainty::Exact);
        Ok(Array2::from_shape_fn(found.shape(), |(row, col)| {
            match found.cell(Row(row), Col(col)) {
                CellLoss::Closed | CellLoss::Unmade { loss: None } => PairStanding::Impossible,
                CellLoss::Unmade { loss: Some(loss) } => {
                    PairStanding::Possible { loss: points(loss) }
                }
                CellLoss::Made { exit: None } => PairStanding::Necessary,
                CellLoss::Made { exit: Some(exit) } => {
                    PairStanding::Proposed { exit: points(exit) }
                }
            }
        }))
    }

    /// The same by a search for each pair.
    fn solved_again(
        &self,
        stage: &Stage,
        values: &Values,
    ) -> Result<Array2<PairStanding>, PlanningError> {
        let (rows, cols) = self.scores().scores().dim();
        let model = stage.model(self)?;
        let found = parallel::map(rows * cols, |cell| {
            let (row, col) = (cell / cols, cell % cols);
            if model.cells.score(Row(row), Col(col)).is_none() {
                return Ok(PairStanding::Impossible);
            }
            self.other_standing(stage, values, (Row(row), Col(col)))
        });
        let found = found.into_iter().collect::<Result<Vec<_>, PlanningError>>()?;
        Ok(Array2::from_shape_fn((rows, cols), |(row, col)| found[row * cols + col].clone()))
    }

    /// How a pair stands to the plan of a search, by the other decision on it.
    fn other_standing(
        &self,
        stage: &Stage,
        values: &Values,
        (row, col): (Row, Col),
    ) -> Result<PairStanding, PlanningError> {
        let is_proposed = stage.plan.pairs.contains(&(row, col));
        let answer = stage.adding(self, &other_decision((row, col), is_proposed))?;
        Ok(match (answer, is_proposed) {
            (PlanAnswer::Plan(plan), true) => {
                PairStanding::Proposed { exit: values.loss(&stage.plan, &plan) }
            }
            (PlanAnswer::Plan(plan), false) => {
                PairStanding::Possible { loss: values.loss(&stage.plan, &plan) }
            }
            (PlanAnswer::None(_), true) => PairStanding::Necessary,
            (PlanAnswer::None(_), false) => PairStanding::Impossible,
            (PlanAnswer::Unknown, true) => PairStanding::ProposedUndecided,
            (PlanAnswer::Unknown, false) => PairStanding::Undecided,
        })
    }
}

/// Nodes of the network between two calls of the caller's function.
const NODES_PER_REPORT: usize = 64;

/// A rule that requires a pair that is not proposed, or forbids one that is.
pub(super) fn other_decision((row, col): (Row, Col), is_proposed: bool) -> RuleEffect {
    let effect =
        if is_proposed { Effect::Exclude(vec![(row, col)]) } else { Effect::Require(row, col) };
    let rule = if is_proposed { RuleId::Forbidden(0) } else { RuleId::Required(0) };
    RuleEffect { rule, effect }
}
