//! The number of decimals of a score.

use serde::{Deserialize, Serialize};

use crate::assignment::Resolution;
use crate::vocabulary::NumberRange;

/// How many decimals of a score count: 1 to 12.
///
/// ```
/// use regiopair::programme::Decimals;
///
/// assert_eq!(Decimals::default().get(), 9);
/// assert!(Decimals::new(13).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Decimals(u8);

impl Default for Decimals {
    /// Nine decimals.
    fn default() -> Self {
        Self(9)
    }
}

impl Decimals {
    /// Returns `None` unless `decimals` is 1 to 12.
    pub fn new(decimals: u8) -> Option<Self> {
        NumberRange::DECIMALS.contains(decimals.into()).then_some(Self(decimals))
    }

    /// Returns the number of decimals.
    pub fn get(self) -> u8 {
        self.0
    }

    /// Returns the resolution at which scores are rounded.
    pub fn resolution(self) -> Resolution {
        Resolution::decimals(self.0)
    }
}

impl TryFrom<u8> for Decimals {
    type Error = String;

    fn try_from(decimals: u8) -> Result<Self, String> {
        Self::new(decimals)
            .ok_or_else(|| format!("{decimals} decimals; accepted: {}", NumberRange::DECIMALS))
    }
}

impl From<Decimals> for u8 {
    fn from(decimals: Decimals) -> Self {
        decimals.0
    }
}
