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

vocabulary! {
    /// Who has coded a row: read the sources of a region and stated its strengths and needs.
    #[derive(Default)]
    pub enum Coder as "coder" {
        /// The first coder, or the only one.
        #[default]
        First = "first",
        /// A second coder, independent of the first.
        Second = "second",
    }
}

impl Coder {
    /// Whether this is the first coder: data with one coder name none.
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn is_first(&self) -> bool {
        *self == Self::First
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
    /// Who has coded the row.
    // Left out for the first coder, so that datasets with one coder keep their digest.
    #[serde(default, skip_serializing_if = "Coder::is_first")]
    pub coder: Coder,
}
