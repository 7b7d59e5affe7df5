//! All that is known about one pair: why it is in the plan, or why it is not.

use serde::{Deserialize, Serialize};

use super::better_partners::BetterPartner;
use super::smallest_change::{FactChange, SmallestChanges, WeightsChanges};
use super::standing::PairStanding;
use super::why_not::WhyNot;
use crate::plan::{Assessment, PlanningError};
use crate::proposal::Pairing;
use crate::rules::Objective;

/// Why a pair is in the plan, or why it is not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PairAnswer {
    /// What the best plan with the pair has less in total, in points; of a pair of the plan, the best plan without
    /// it. `None` if there is no such plan, or the total is no objective.
    pub loss: Option<f64>,
    /// How the pair stands to the plan, and what other plans would look like.
    pub why_not: WhyNot,
    /// Partners that would suit one of the two better, and why the plan does not pair them; of a pair of the
    /// plan only.
    pub better_partners: Vec<BetterPartner>,
    /// What would bring the pair in: in its score, its values, or one weight; of a pair that is possible only.
    pub smallest_changes: Option<SmallestChanges>,
    /// The same of all weights together.
    pub weights_changes: Option<WeightsChanges>,
    /// The same of one recorded strength or need.
    pub fact_changes: Vec<FactChange>,
    /// The pair with its score, criterion by criterion and down to domains, steps and attributes.
    pub pairing: Pairing,
}

impl Assessment {
    /// Explains one pair: its score with all reasons, why the plan has it or has not, who else could be a partner of
    /// the two, and what would follow. The regions are given by id or name, in either order.
    ///
    /// # Errors
    /// As for [`why_not`](Self::why_not).
    ///
    /// # Complexity
    /// Some ten plans; for a pair that is possible, some hundred, and some forty assessments of all pairs.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let answer = assessed.explain_pair("Alentejo", "Salta")?;
    /// assert!(!answer.why_not.standing.is_proposed());
    /// assert!(answer.loss > Some(0.0));
    /// // What the criteria add to the score of the pair adds up to it.
    /// let added: f64 = answer.pairing.criteria.iter().filter_map(|part| part.contribution).sum();
    /// assert_eq!(added, answer.pairing.score);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn explain_pair(&self, left: &str, right: &str) -> Result<PairAnswer, PlanningError> {
        let why_not = self.why_not(left, right)?;
        let is_proposed = why_not.standing.is_proposed();
        let total = why_not.objectives.iter().position(|it| *it == Objective::Total);
        let loss = total.and_then(|place| why_not.standing.loss()?.amounts.get(place).copied());
        let better_partners =
            if is_proposed { self.better_partners(left, right)? } else { Vec::new() };
        let is_possible = matches!(why_not.standing, PairStanding::Possible { .. });
        let smallest_changes = is_possible.then(|| self.smallest_changes(left, right));
        let weights_changes = is_possible.then(|| self.weights_changes(left, right));
        Ok(PairAnswer {
            loss,
            why_not,
            better_partners,
            smallest_changes: smallest_changes.transpose()?,
            weights_changes: weights_changes.transpose()?,
            fact_changes: if is_possible { self.fact_changes(left, right)? } else { Vec::new() },
            pairing: self.explain(left, right)?,
        })
    }
}
