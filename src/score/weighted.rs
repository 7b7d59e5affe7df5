//! A criterion as a score uses it.

use std::fmt;
use std::sync::Arc;

use super::normalise::Normalisation;
use super::weights::Weights;
use crate::criteria::Criterion;

/// A criterion with its weights and normalisation.
#[derive(Clone)]
pub struct Weighted {
    /// The criterion.
    pub criterion: Arc<dyn Criterion>,
    /// Its weights in the two views.
    pub weights: Weights,
    /// How its values are rescaled.
    pub normalisation: Normalisation,
}

/// Names the criterion by its id.
impl fmt::Debug for Weighted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weighted")
            .field("criterion", &self.criterion.id())
            .field("weights", &self.weights)
            .field("normalisation", &self.normalisation)
            .finish()
    }
}
