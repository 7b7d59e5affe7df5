//! Changes of the score of a pair, of its value by one criterion, and of one weight.

use super::changes::{ScoreChange, SmallestChanges, ValueChange};
use super::question::Question;
use super::weight::weight_changes;
use crate::plan::{Assessment, PlanningError};
use crate::score::Normalisation;
use crate::sensitivity::standing::{Certainty, PairStanding};
use crate::sensitivity::values::Values;

/// Halvings of the interval in which a value lies: as many as its digits.
const HALVINGS: usize = 60;

impl Assessment {
    /// Returns the smallest changes that bring a pair into a best plan, each with everything else unchanged: of its
    /// score, of its value by one criterion, and of the weight of one criterion. The regions are given by id or name,
    /// in either order.
    ///
    /// A change of the score is the loss of the pair in the total. A change of a value is that divided by what the
    /// value adds to the score: for a weighted mean, the share of the weight.
    ///
    /// # When not to trust it
    ///
    /// What it would take says nothing about what is right: facts and weights should be changed because they are
    /// wrong, not because of the plan that follows. If a criterion is rescaled, a change of its value is one of the
    /// rescaled value ([`ValueChange::is_rescaled`]). A result that is not [`Certainty::Exact`] brings the pair in, but
    /// a smaller change might too.
    ///
    /// # Method and complexity
    ///
    /// Where scores are the mean of two weighted means, the criterion has the same share of both views or counts in one, and
    /// no rule depends on scores, the total of a plan is linear in this share, and the best total is the upper envelope of such lines. Its corners are found one after
    /// another, each by a few plans, where the line of the plan meets that of the best plan further on; at each
    /// corner the best plan with the pair is compared (M. E. Dyer, *The complexity of vertex enumeration methods*,
    /// 1983, has the idea in general; M. J. Eisner, D. G. Severance, *Mathematical techniques for efficient record
    /// segmentation in large shared databases*, Journal of the ACM 23, 1976, doi:10.1145/321978.321982, the method).
    /// Elsewhere a grid of weights gives a bound.
    ///
    /// # Errors
    ///
    /// As [`why_not`](Self::why_not).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let changes = assessed.smallest_changes("salta", "alentejo")?;
    /// let score = changes.score.ok_or("a possible pair")?;
    /// let loss = changes.standing.loss().ok_or("a possible pair")?;
    /// assert!((score.to - score.from - loss.amounts[0]).abs() < 1e-9);
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn smallest_changes(
        &self,
        left: &str,
        right: &str,
    ) -> Result<SmallestChanges, PlanningError> {
        let (row, col) = self.meeting(left, right)?;
        let stages = self.stages()?;
        let stage = self.stage_of(row.0, stages.len()).and_then(|stage| stages.get(stage));
        let standing = match stage {
            Some(stage) => self.standing(stage, &Values::new(self), (row, col))?,
            None => PairStanding::Impossible,
        };
        let mut changes = SmallestChanges {
            left: self.profile(row.into()).region.label(),
            right: self.profile(col.into()).region.label(),
            standing,
            score: None,
            values: Vec::new(),
            weights: Vec::new(),
        };
        let question = Question { row, col };
        if !matches!(changes.standing, PairStanding::Possible { .. }) {
            return Ok(changes);
        }
        let Some(trial) = question.ask(self)? else { return Ok(changes) };
        if let (Some(lost), Some(from)) = (trial.lost_total(), self.score(row.0, col.0)) {
            let rules = &self.programme().rules;
            let is_fixed =
                !self.effects().iter().any(|effect| rules.depends_on_scores(effect.rule));
            let certainty = if is_fixed { trial.certainty() } else { Certainty::AtMost };
            let to = from + lost;
            changes.score = Some(ScoreChange { from, to, is_possible: to <= 1.0, certainty });
            changes.values = self.value_changes(question, to, certainty);
        }
        changes.weights = weight_changes(self, question)?;
        Ok(changes)
    }

    /// The changes of one value after which the pair has this score.
    fn value_changes(
        &self,
        Question { row, col }: Question,
        score: f64,
        certainty: Certainty,
    ) -> Vec<ValueChange> {
        let (row, col, scores) = (row.0, col.0, self.scores());
        let of = |(place, id): (usize, &str)| {
            let is_enough = |value: f64| {
                let reached = scores.score_with_value((row, col), place, value);
                // Sums of shares lose their last digits.
                reached.is_some_and(|reached| reached >= score - 1e-13)
            };
            let from = scores.value(place, row, col).get();
            let (mut low, mut high) = (from.unwrap_or(0.0), 1.0);
            if !is_enough(high) {
                return None;
            }
            if is_enough(low) {
                high = low;
            }
            for _ in 0..HALVINGS {
                let middle = f64::midpoint(low, high);
                if is_enough(middle) { high = middle } else { low = middle }
            }
            let is_rescaled = scores.normalisations()[place] != Normalisation::None;
            Some(ValueChange { criterion: id.to_owned(), from, to: high, is_rescaled, certainty })
        };
        scores.criteria().enumerate().filter_map(of).collect()
    }
}
