//! The best plan in numbers alone.

use super::answer::Plan;
use super::assessment::Assessment;
use super::decide::{Decision, decide};
use super::error::PlanningError;
use crate::assignment::{Col, Row};

/// The best plan in numbers: which rows and columns are paired, and what that is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct BestPlan {
    /// Rows and columns of the pairs, ascending. Row i is candidate i of the left side, column j
    /// candidate j of the right side.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of the scores of the pairs, at the programme's resolution.
    pub total: f64,
    /// Whether it is proved that no plan is better by the objectives of the programme; the proof was
    /// checked by [`certificate`](crate::certificate). If rounds are decided one by one, each round is
    /// proved by itself.
    pub optimal: bool,
    /// Whether no other plan is as good; `None` if that was not examined.
    pub is_only_best: Option<bool>,
}

/// What the search for the best plan came to.
#[derive(Debug, Clone, PartialEq)]
pub enum PlanOutcome {
    /// A plan.
    Plan(BestPlan),
    /// No plan satisfies the rules. [`Assessment::propose`] says which rules clash.
    NoPlan {
        /// The round that has no plan, by its position, if rounds are decided one by one.
        round: Option<usize>,
    },
    /// Neither a plan nor a proof that there is none was found within the effort.
    Undecided,
}

impl PlanOutcome {
    /// Returns the plan, if there is one.
    pub fn plan(&self) -> Option<&BestPlan> {
        match self {
            Self::Plan(plan) => Some(plan),
            _ => None,
        }
    }

    /// Returns the plan, if there is one.
    pub fn into_plan(self) -> Option<BestPlan> {
        match self {
            Self::Plan(plan) => Some(plan),
            _ => None,
        }
    }
}

impl Assessment {
    /// Returns the best plan under the rules as rows and columns, with its total: the pairs of
    /// [`propose`](Self::propose), certified in the same way, without names, reasons and reports. For many
    /// programmes one after another, such as [other weights](Self::with_weights).
    ///
    /// # Errors
    /// As for [`propose`](Self::propose).
    ///
    /// ```
    /// use regiopair::{plan::{Matcher, PlanOutcome}, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let PlanOutcome::Plan(plan) = assessed.plan()? else { panic!("no plan") };
    /// assert!(plan.optimal);
    /// let (row, column) = plan.pairs[0];
    /// let first = &assessed.propose()?.pairings[0];
    /// assert_eq!(first.left.id, assessed.left().profiles()[row.0].region.id);
    /// assert_eq!(first.right.id, assessed.right().profiles()[column.0].region.id);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn plan(&self) -> Result<PlanOutcome, PlanningError> {
        Ok(match decide(self, None)? {
            Decision::Plan { plan, .. } => PlanOutcome::Plan(self.best_plan(plan)),
            Decision::None { round, .. } => PlanOutcome::NoPlan { round },
            Decision::Unknown => PlanOutcome::Undecided,
        })
    }

    fn best_plan(&self, plan: Plan) -> BestPlan {
        BestPlan {
            total: self.programme().resolution().value(plan.total),
            pairs: plan.pairs,
            optimal: plan.optimal,
            is_only_best: plan.is_only_best,
        }
    }
}
