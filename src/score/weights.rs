//! The weight of a criterion for each side.

use serde::{Deserialize, Serialize};

use super::error::ScoreError;

/// The weight of a criterion in the two views of a pair: the seeker's (left side) and the host's
/// (right side). Only proportions matter: each view divides by its sum.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// In the view of the region that seeks a partner; at least 0.
    pub seeker: f64,
    /// In the view of the region that hosts; at least 0.
    pub host: f64,
}

impl Weights {
    /// Returns the same weight for both views.
    pub fn both(weight: f64) -> Self {
        Self { seeker: weight, host: weight }
    }

    /// # Errors
    /// [`ScoreError::BadWeight`] for a number below 0, infinite or not a number.
    pub(super) fn check(self, id: &str) -> Result<(), ScoreError> {
        for value in [self.seeker, self.host] {
            if !value.is_finite() || value < 0.0 {
                return Err(ScoreError::BadWeight { id: id.to_owned(), value });
            }
        }
        Ok(())
    }

    /// Whether it counts for either side.
    pub fn counts(self) -> bool {
        self.seeker > 0.0 || self.host > 0.0
    }
}
