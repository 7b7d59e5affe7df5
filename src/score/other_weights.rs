//! The same values with other weights.

use std::sync::Arc;

use super::check;
use super::error::ScoreError;
use super::matrix::ScoreSet;
use super::progress::Watcher;
use super::weights::Weights;
use crate::vocabulary::nearest;

impl ScoreSet {
    /// Returns the scores of the same values with other weights, in the order of the
    /// [layers](Self::layers). No pair is assessed again, and the layers are shared; the scores are
    /// those that [`compute`](Self::compute) returns with these weights, to the last bit.
    ///
    /// # Errors
    /// [`ScoreError::NumberOfWeights`] if there is not one for each criterion,
    /// [`ScoreError::BadWeight`] for a number below 0, infinite or not a number,
    /// [`ScoreError::AllWeightsZero`], and what the settings refuse: criteria or values that are
    /// unknown.
    ///
    /// # Complexity
    /// Linear in pairs × criteria.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::score::Weights;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let scores = assessed.scores();
    /// let place = scores.criteria().position(|id| id == "needs-met").ok_or("none")?;
    /// // All weight on one criterion: the score is its value.
    /// let mut weights = vec![Weights::both(0.0); scores.criteria().len()];
    /// weights[place] = Weights::both(1.0);
    /// let alone = scores.with_weights(&weights)?;
    /// assert_eq!(alone.scores()[[0, 0]], scores.value(place, 0, 0));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_weights(&self, weights: &[Weights]) -> Result<Self, ScoreError> {
        check::weights(self.shared_layers().ids(), weights)?;
        Self::from_layers(Arc::clone(self.shared_layers()), weights.to_vec(), Watcher::NOBODY)
    }

    /// Returns the weights with some of them replaced, each named by the id of its criterion.
    ///
    /// # Errors
    /// [`ScoreError::UnknownCriterion`] with the nearest known id, and
    /// [`ScoreError::DuplicateCriterion`] if one is named twice.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::score::Weights;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let weights = assessed.scores().weights_with(&[("needs-met", Weights::both(0.5))])?;
    /// assert!(weights.contains(&Weights::both(0.5)));
    /// let error = assessed.scores().weights_with(&[("needs-mat", Weights::both(0.5))]).unwrap_err();
    /// assert!(error.to_string().ends_with("did you mean `needs-met`?"));
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn weights_with(&self, changed: &[(&str, Weights)]) -> Result<Vec<Weights>, ScoreError> {
        let mut weights = self.weights().to_vec();
        for (i, &(id, new)) in changed.iter().enumerate() {
            if changed[..i].iter().any(|(earlier, _)| *earlier == id) {
                return Err(ScoreError::DuplicateCriterion { id: id.to_owned() });
            }
            let place = self.shared_layers().ids().position(|known| known == id);
            weights[place.ok_or_else(|| self.unknown_criterion(id))?] = new;
        }
        Ok(weights)
    }

    fn unknown_criterion(&self, id: &str) -> ScoreError {
        ScoreError::UnknownCriterion {
            value: id.to_owned(),
            accepted: self.shared_layers().ids().map(str::to_owned).collect(),
            nearest: nearest(id, self.shared_layers().ids()).map(str::to_owned),
        }
    }
}
