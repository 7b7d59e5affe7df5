//! A share of a whole, as a fraction.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A share above 0 and up to 1, as a fraction in lowest terms.
///
/// ```
/// use regiopair::assignment::model::Share;
///
/// let share = Share::nearest(0.6)?;
/// assert_eq!((share.parts(), share.of()), (3, 5));
/// assert_eq!(share.to_string(), "3/5");
/// assert_eq!(Share::nearest(1.5).unwrap_err().to_string(), "1.5 is not a share above 0 and up to 1");
/// # Ok::<(), regiopair::assignment::model::ShareError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u64, u64)", into = "(u64, u64)")]
pub struct Share {
    parts: u64,
    of: u64,
}

/// A number is not a share above 0 and up to 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{value} is not a share above 0 and up to 1")]
pub struct ShareError {
    /// The number as given.
    pub value: String,
}

impl Share {
    /// Everything.
    pub const ALL: Self = Self { parts: 1, of: 1 };

    /// [`nearest`](Self::nearest) rounds to one part in this many, and no share has more parts.
    pub const FINEST: u64 = 1_000_000;

    /// Returns the share of a number of parts of a whole.
    ///
    /// # Errors
    ///
    /// [`ShareError`] if it is 0 or above 1, or in lowest terms a fraction of more than
    /// [`FINEST`](Self::FINEST) parts.
    pub fn new(parts: u64, of: u64) -> Result<Self, ShareError> {
        let divisor = greatest_common_divisor(parts, of).max(1);
        let share = Self { parts: parts / divisor, of: of / divisor };
        if parts == 0 || parts > of || share.of > Self::FINEST {
            return Err(ShareError { value: format!("{parts}/{of}") });
        }
        Ok(share)
    }

    /// Returns the share nearest to a number, in millionths.
    ///
    /// # Errors
    ///
    /// [`ShareError`] if the number is 0, less than half a millionth, above 1 or not a number.
    pub fn nearest(value: f64) -> Result<Self, ShareError> {
        let error = || ShareError { value: shown(value) };
        if !(0.0..=1.0).contains(&value) {
            return Err(error());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 to a million"
        )]
        let parts = (value * Self::FINEST as f64).round() as u64;
        Self::new(parts, Self::FINEST).map_err(|_| error())
    }

    /// Returns the numerator.
    pub fn parts(self) -> u64 {
        self.parts
    }

    /// Returns the denominator.
    pub fn of(self) -> u64 {
        self.of
    }

    /// Returns the share as a number.
    pub fn value(self) -> f64 {
        self.parts as f64 / self.of as f64
    }
}

/// A number as it was given, without the hundreds of digits of a very large one.
fn shown(value: f64) -> String {
    if value.abs() < 1e15 { value.to_string() } else { format!("{value:e}") }
}

fn greatest_common_divisor(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

impl TryFrom<(u64, u64)> for Share {
    type Error = ShareError;

    fn try_from((parts, of): (u64, u64)) -> Result<Self, ShareError> {
        Self::new(parts, of)
    }
}

impl From<Share> for (u64, u64) {
    fn from(share: Share) -> Self {
        (share.parts, share.of)
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.of == 1 {
            write!(f, "{}", self.parts)
        } else {
            write!(f, "{}/{}", self.parts, self.of)
        }
    }
}
