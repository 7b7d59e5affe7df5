//! The unit of prices: pairs first, score second.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

use serde::{Deserialize, Serialize};

/// An amount counted in pairs first and in score units second.
///
/// Amounts add component by component and are ordered lexicographically: one pair outweighs any
/// score. This is how [`Pairs::Largest`](crate::assignment::model::Pairs::Largest) puts the number
/// of pairs before their total without a large constant. In the other modes `pairs` is 0
/// throughout, and a price is a plain score.
///
/// ```
/// use regiopair::assignment::Price;
///
/// let one_poor_pair = Price { pairs: 1, score: -1_000 };
/// let no_pair = Price { pairs: 0, score: 1_000_000 };
/// assert!(one_poor_pair > no_pair);
/// ```
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Price {
    /// Pairs; compared first. Always 0 except in
    /// [`Pairs::Largest`](crate::assignment::model::Pairs::Largest).
    pub pairs: i64,
    /// Score units; compared second.
    pub score: i64,
}

impl Price {
    /// No pairs, and a score of 0.
    pub const ZERO: Self = Self { pairs: 0, score: 0 };

    /// Returns a price in score units only.
    pub const fn of_score(score: i64) -> Self {
        Self { pairs: 0, score }
    }
}

impl Add for Price {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { pairs: self.pairs + other.pairs, score: self.score + other.score }
    }
}

impl Sub for Price {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { pairs: self.pairs - other.pairs, score: self.score - other.score }
    }
}

impl Sum for Price {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Price {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pairs == 0 {
            write!(f, "{}", self.score)
        } else {
            write!(f, "{} pairs and {}", self.pairs, self.score)
        }
    }
}

/// What solvers compute with: a linearly ordered group with a mark for "not reached".
pub(in crate::assignment) trait Amount:
    Copy + Ord + Send + Sync + Add<Output = Self> + Sub<Output = Self>
{
    /// The neutral element.
    const ZERO: Self;
    /// Larger than every path length of a checked problem; compared with, never added to.
    const UNREACHED: Self;

    /// The amount as a public price.
    fn price(self) -> Price;
}

impl Amount for i64 {
    const ZERO: Self = 0;
    const UNREACHED: Self = i64::MAX;

    fn price(self) -> Price {
        Price::of_score(self)
    }
}

impl Amount for Price {
    const ZERO: Self = Self::ZERO;
    const UNREACHED: Self = Self { pairs: i64::MAX, score: i64::MAX };

    fn price(self) -> Price {
        self
    }
}
