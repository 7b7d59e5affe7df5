//! Whether the value of a plan is linear in the weights of the criteria.

use super::assessment::Assessment;
use super::error::PlanningError;
use super::not_linear::NotLinear;
use super::objective::objectives;
use crate::programme::RoundDecision;
use crate::rules::Objective;
use crate::score::AdditiveValues;

impl Assessment {
    /// Returns why the value of a plan is not linear in the weights of the criteria; `None` if it is.
    ///
    /// It is linear if the programme combines values by the weighted mean and views by their mean, counts
    /// unknown values as expected or has none, maximises the total (first, or after the number of pairs, the
    /// values of a criterion or the pairs kept), decides all rounds at once, and has no rule that looks at
    /// scores. Then the score of a pair is Σ v_k c_k, where v_k is the
    /// [nominal weight](crate::score::ScoreSet::nominal_weights) of criterion k, and exact answers about all
    /// weights are possible.
    ///
    /// # Errors
    /// [`PlanningError::Score`] if the values of all pairs take too much memory.
    ///
    /// ```
    /// use regiopair::{plan::{Matcher, NotLinear}, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let linear = |text: &str| {
    ///     let programme = Programme::from_toml_str(text).unwrap();
    ///     Matcher::new(&Dataset::iuc_lac(), programme).assess().unwrap().not_linear().unwrap()
    /// };
    /// assert_eq!(linear("name = \"standard\""), None);
    /// assert_eq!(linear("name = \"strict\"\n[rules]\nminimum_score = 0.2"), Some(NotLinear::Rules));
    /// # }
    /// ```
    pub fn not_linear(&self) -> Result<Option<NotLinear>, PlanningError> {
        Ok(self.linear_values()?.err())
    }

    /// The values of which the value of every plan is a weighted sum.
    pub(crate) fn linear_values(&self) -> Result<Result<AdditiveValues, NotLinear>, PlanningError> {
        let programme = self.programme();
        if programme.rounds.len() > 1 && programme.rounds_decided == RoundDecision::OneByOne {
            return Ok(Err(NotLinear::Rounds));
        }
        if self.effects().iter().any(|it| programme.rules.depends_on_scores(it.rule)) {
            return Ok(Err(NotLinear::Rules));
        }
        let depends = |it: &Objective| *it == Objective::Total || !it.is_sum();
        if objectives(self).into_iter().find(depends) != Some(Objective::Total) {
            return Ok(Err(NotLinear::Objectives));
        }
        Ok(self.scores().additive_values()?.map_err(NotLinear::Scores))
    }
}
