//! The same regions and rules under other weights.

use std::sync::Arc;

use super::assessment::Assessment;
use super::error::PlanningError;
use crate::score::{ScoreSet, Weights};

impl Assessment {
    /// Returns the same regions and rules with other weights, in the order of
    /// [`Programme::criteria`](crate::programme::Programme::criteria) and so of the layers. No pair is
    /// assessed again: everything that does not depend on the weights is shared. What rules do is worked
    /// out again where they look at scores, and the programme records the weights.
    ///
    /// With [`plan`](Self::plan) thousands of weight vectors can be compared in a second.
    /// [`ScoreSet::weights_with`](crate::score::ScoreSet::weights_with) changes weights by the ids of their
    /// criteria.
    ///
    /// # Errors
    /// [`PlanningError::Score`], as for [`ScoreSet::with_weights`](crate::score::ScoreSet::with_weights).
    ///
    /// # Complexity
    /// Linear in pairs × criteria.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::Weights};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let weights = assessed.scores().weights_with(&[("needs-met", Weights::both(0.0))])?;
    /// let other = assessed.with_weights(&weights)?;
    /// let plan = other.plan()?.into_plan().ok_or("the standard programme has a plan")?;
    /// assert_eq!(plan.pairs.len(), 20);
    /// assert_eq!(plan.total, other.propose()?.total);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_weights(&self, weights: &[Weights]) -> Result<Self, PlanningError> {
        Ok(self.scored_by(self.scores().with_weights(weights)?))
    }

    /// The same regions and rules with other scores, and what rules do under them.
    pub(crate) fn scored_by(&self, scores: ScoreSet) -> Self {
        let mut other = self.with_scores(scores);
        let rules = &self.programme().rules;
        for (place, known) in self.effects().iter().enumerate() {
            if rules.depends_on_scores(known.rule)
                && let Some(effect) = rules.effect(known.rule, &other)
            {
                Arc::make_mut(&mut other.effects)[place].effect = effect;
            }
        }
        other
    }
}
