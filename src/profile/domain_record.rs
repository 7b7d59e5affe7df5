//! A strength or a need of a region in a domain: one row of the table `domains`.

use serde::{Deserialize, Serialize};

use super::grade::Grade;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whether a region is strong in a domain or needs support in it.
    pub enum Role as "role" {
        /// The region is strong in the domain.
        Strength = "strength",
        /// The region needs support in the domain.
        Need = "need",
    }
}

/// A region's strength or need in a domain of the taxonomy.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DomainRecord {
    /// Id of the region.
    pub region: String,
    /// Strength or need.
    pub role: Role,
    /// Id of the domain.
    pub domain: String,
    /// 3 leading, 2 named, 1 in passing.
    pub weight: Grade,
    /// Whether it is independent of the pairing to be predicted.
    pub ex_ante: bool,
    /// Id of the source.
    pub source: String,
    /// A remark in plain words.
    pub note: String,
}
