//! The helping side, domain by domain.

use ndarray::Array2;

use crate::criteria::by_domain::{ByDomain, Missing};
use crate::profile::Pool;

/// What the regions of the helping side offer in each domain.
#[derive(Debug, Default)]
pub(super) struct Helpers {
    pub(super) offer: ByDomain,
    /// What chance would offer.
    pub(super) chance: ByDomain,
    pub(super) has_strengths: Missing,
}

impl Helpers {
    /// Turns tables of offering regions × domains.
    pub(super) fn new(helpers: &Pool, offer: &Array2<f64>, chance: &Array2<f64>) -> Self {
        let has_strengths = helpers.profiles().iter().map(|it| !it.strengths.is_empty());
        Self {
            offer: ByDomain::new(offer),
            chance: ByDomain::new(chance),
            has_strengths: Missing::new(has_strengths),
        }
    }
}
