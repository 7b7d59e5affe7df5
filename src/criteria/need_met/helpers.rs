//! The helping side, some regions at a time.

use ndarray::Array2;

use crate::criteria::lanes::{Numbers, Tiles};
use crate::profile::Pool;

/// What the regions of the helping side offer in each domain.
#[derive(Debug, Default)]
pub(super) struct Helpers {
    pub(super) offer: Tiles,
    /// What chance would offer.
    pub(super) chance: Tiles,
    /// Whose strengths are not known.
    pub(super) gaps: Numbers,
}

impl Helpers {
    pub(super) fn new(helpers: &Pool, offer: &Array2<f64>, chance: &Array2<f64>) -> Self {
        let has_strengths = helpers.profiles().iter().map(|it| !it.strengths.is_empty());
        Self {
            offer: Tiles::new(offer),
            chance: Tiles::new(chance),
            gaps: Numbers::gaps(has_strengths),
        }
    }
}
