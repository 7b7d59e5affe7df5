//! How a programme combines values into scores.

use serde::{Deserialize, Serialize};

use super::error::ScoreError;
use super::unknown_treatment::UnknownTreatment;
use crate::criteria::TwoWay;
use crate::vocabulary::NumberRange;

/// How to combine the values c of the criteria, with weights w, into one side's view of a pair.
/// [`UnknownTreatment`] says how unknown values enter.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "method")]
pub enum Aggregation {
    /// Σ w c / Σ w. The default.
    #[default]
    WeightedMean,
    /// ∏ c^(w / Σ w): a single 0 makes the view 0.
    GeometricMean,
    /// Ordered weighted average (Yager 1988): the best value gets the first share, and so on. The
    /// shares belong to ranks, not criteria; the weight of a criterion sets how much of the order
    /// it takes up (Yager 1996). With equal weights and as many ordered weights as criteria it is Σ
    /// v_i c_(i), with c_(1) the largest value.
    Owa {
        /// The ordered weights, from the best value to the worst; only proportions matter.
        ordered: Vec<f64>,
    },
}

/// How a programme combines values into scores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Settings {
    /// From criteria to a view.
    pub aggregation: Aggregation,
    /// From the two views to the score of the pair.
    pub views: TwoWay,
    /// What to do with unknown values.
    pub unknown_values: UnknownTreatment,
    /// What to do with a criterion that has a weight and is unknown for every pair; not `expected`.
    pub silent_criteria: UnknownTreatment,
}

impl Default for Settings {
    /// The mean of two weighted means of what is known.
    fn default() -> Self {
        Self {
            aggregation: Aggregation::default(),
            views: TwoWay::Mean,
            unknown_values: UnknownTreatment::LeaveOut,
            silent_criteria: UnknownTreatment::LeaveOut,
        }
    }
}

impl Settings {
    /// Whether something unknown is refused.
    pub(super) fn refuses_unknowns(&self) -> bool {
        [self.unknown_values, self.silent_criteria].contains(&UnknownTreatment::Refuse)
    }

    pub(super) fn check(&self) -> Result<(), ScoreError> {
        if !UnknownTreatment::OF_CRITERIA.contains(&self.silent_criteria) {
            return Err(ScoreError::NoMeanOfSilent);
        }
        let Aggregation::Owa { ordered } = &self.aggregation else { return Ok(()) };
        let fine = ordered.iter().all(|weight| NumberRange::WEIGHT.contains(*weight))
            && ordered.iter().any(|weight| *weight > 0.0);
        if fine { Ok(()) } else { Err(ScoreError::BadOrderedWeights { weights: ordered.clone() }) }
    }
}
