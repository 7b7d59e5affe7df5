//! How unknown values enter the scores.

use super::bands::Bands;
use super::error::ScoreError;
use super::layer::Value;
use super::scale::Scale;
use crate::vocabulary::{UnknownWord, vocabulary};

vocabulary! {
    /// What to do with something that is unknown: a value of a pair (`unknown_values`), or a criterion
    /// that is unknown for every pair (`silent_criteria`).
    ///
    /// A criterion that is unknown for every pair has no mean, so that [`Expected`](Self::Expected) is
    /// not accepted for it.
    pub enum UnknownTreatment as "treatment of unknown values" {
        /// An unknown value counts with the mean of its rescaled layer over the known pairs, and all
        /// weights stay as they are: to have a value recorded is no merit (mean imputation, Little &
        /// Rubin 2019, section 4.2).
        Expected = "expected",
        /// It is left out, and the weights of what is known are rescaled. A pair gains if what is known
        /// of it belongs to criteria with high values.
        LeaveOut = "leave-out",
        /// Refuse to score.
        Refuse = "refuse",
    }
}

impl UnknownTreatment {
    /// The treatments of a criterion that is unknown for every pair.
    pub const OF_CRITERIA: [Self; 2] = [Self::LeaveOut, Self::Refuse];

    /// Reads a treatment of a criterion that is unknown for every pair.
    ///
    /// # Errors
    /// [`UnknownWord`] for any other word, also for `expected`.
    ///
    /// ```
    /// use regiopair::score::UnknownTreatment;
    ///
    /// assert_eq!(UnknownTreatment::of_criteria("refuse")?, UnknownTreatment::Refuse);
    /// assert_eq!(
    ///     UnknownTreatment::of_criteria("expected").unwrap_err().to_string(),
    ///     "`expected` is not a treatment of silent criteria; accepted: leave-out, refuse"
    /// );
    /// # Ok::<(), regiopair::UnknownWord>(())
    /// ```
    pub fn of_criteria(word: &str) -> Result<Self, UnknownWord> {
        let accepted = Self::OF_CRITERIA.map(Self::id);
        let found = Self::OF_CRITERIA.into_iter().find(|treatment| treatment.id() == word);
        found.ok_or_else(|| UnknownWord::new("treatment of silent criteria", word, &accepted))
    }

    /// The value with which an unknown one of a rescaled layer counts; unknown if it is left out, and in
    /// a layer of which nothing is known.
    pub(super) fn value_of_unknown(
        self,
        scale: &Scale,
        raw: &dyn Bands,
    ) -> Result<Value, ScoreError> {
        match self {
            Self::Expected => scale.mean(raw).map(Value::from),
            Self::LeaveOut | Self::Refuse => Ok(Value::UNKNOWN),
        }
    }
}
