//! Sums of prices and scores in 128 bits.

use std::fmt;
use std::iter::Sum;

use serde::{Deserialize, Serialize};

use crate::assignment::{Pairs, Price};

/// A sum of [`Price`]s in 128 bits: pairs first, then score units.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct ObjectiveValue {
    /// Pairs; compared first. 0 except in [`Pairs::Largest`].
    pub pairs: i128,
    /// Score units; compared second.
    pub score: i128,
}

impl ObjectiveValue {
    pub(super) const ZERO: Self = Self { pairs: 0, score: 0 };

    /// The value of a pair; defined again here, so that an error in the solvers' version shows.
    pub(super) fn of_pair(pairs: Pairs, score: i64) -> Self {
        let score = i128::from(score);
        match pairs {
            Pairs::Complete => Self { pairs: 0, score },
            Pairs::Largest => Self { pairs: 1, score },
            Pairs::Free { reservation } => {
                Self { pairs: 0, score: score - i128::from(reservation) }
            }
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { pairs: self.pairs - other.pairs, score: self.score - other.score }
    }

    pub(super) fn times(self, count: usize) -> Self {
        let count = count as i128;
        Self { pairs: self.pairs * count, score: self.score * count }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { pairs: self.pairs + other.pairs, score: self.score + other.score }
    }
}

impl Sum for ObjectiveValue {
    fn sum<I: Iterator<Item = Self>>(values: I) -> Self {
        values.fold(Self::ZERO, Self::plus)
    }
}

impl From<Price> for ObjectiveValue {
    fn from(price: Price) -> Self {
        Self { pairs: price.pairs.into(), score: price.score.into() }
    }
}

impl fmt::Display for ObjectiveValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pairs == 0 {
            write!(f, "{}", self.score)
        } else {
            write!(f, "{} pairs and {}", self.pairs, self.score)
        }
    }
}
