//! Scores become integers once, here, so that a proof is an equality and not a tolerance.

use serde::{Deserialize, Serialize};

/// How finely scores are told apart: a number of decimals from 1 to 12.
///
/// ```
/// use regiopair::score::Resolution;
/// let nine = Resolution::default();
/// assert_eq!(nine.quantise(0.5), 500_000_000);
/// assert_eq!(nine.score(500_000_000), 0.5);
/// assert!(Resolution::new(13).is_none());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Resolution(u8);

impl Default for Resolution {
    /// Nine decimals.
    fn default() -> Self {
        Self(9)
    }
}

impl Resolution {
    /// A resolution of 1 to 12 decimals.
    pub fn new(decimals: u8) -> Option<Self> {
        (1..=12).contains(&decimals).then_some(Self(decimals))
    }

    /// Number of decimals.
    pub fn decimals(self) -> u8 {
        self.0
    }

    /// The smallest difference that counts: 10^-decimals.
    pub fn step(self) -> f64 {
        1.0 / self.factor()
    }

    fn factor(self) -> f64 {
        10_f64.powi(i32::from(self.0))
    }

    /// The nearest whole number of steps, for a score in [0, 1].
    #[expect(clippy::cast_possible_truncation, reason = "at most 10^12, far below 2^53")]
    pub fn quantise(self, score: f64) -> i64 {
        (score.clamp(0.0, 1.0) * self.factor()).round() as i64
    }

    /// The score that a whole number of steps stands for.
    pub fn score(self, steps: i64) -> f64 {
        steps as f64 / self.factor()
    }
}

impl TryFrom<u8> for Resolution {
    type Error = String;

    fn try_from(decimals: u8) -> Result<Self, String> {
        Self::new(decimals)
            .ok_or_else(|| format!("{decimals} decimals are not accepted; accepted: 1 to 12"))
    }
}

impl From<Resolution> for u8 {
    fn from(resolution: Resolution) -> Self {
        resolution.0
    }
}
