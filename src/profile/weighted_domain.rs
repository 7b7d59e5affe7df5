//! A strength or need of a profile.

use crate::taxonomy::DomainId;

/// A strength or need of a region, with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedDomain {
    /// The domain.
    pub domain: DomainId,
    /// 1 to 3, the highest if several rows name the domain; of two coders a mean, see
    /// [`Coders`](crate::profile::Coders).
    pub weight: f64,
}
