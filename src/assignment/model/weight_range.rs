//! The lowest and the highest weight of a plan.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

/// A range of weights, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeightRange {
    /// The lowest weight.
    pub lowest: i64,
    /// The highest weight.
    pub highest: i64,
}

impl WeightRange {
    /// Returns the smallest range with all these weights; `None` without any.
    ///
    /// ```
    /// use regiopair::assignment::model::WeightRange;
    ///
    /// let range = WeightRange::of([4, 9, 7]).unwrap();
    /// assert_eq!((range.lowest, range.highest, range.spread()), (4, 9, 5));
    /// assert_eq!(WeightRange::of([]), None);
    /// ```
    pub fn of(weights: impl IntoIterator<Item = i64>) -> Option<Self> {
        let mut weights = weights.into_iter();
        let first = weights.next()?;
        let one = Self { lowest: first, highest: first };
        Some(weights.fold(one, |range, weight| Self {
            lowest: range.lowest.min(weight),
            highest: range.highest.max(weight),
        }))
    }

    /// Returns the difference between the highest and the lowest weight; `i64::MAX` where it is greater.
    pub fn spread(self) -> i64 {
        self.highest.saturating_sub(self.lowest)
    }

    /// Whether the range is smaller than another one, or as small and higher.
    pub(crate) fn is_more_even_than(self, other: Self) -> bool {
        let order = |it: Self| (it.spread(), Reverse(it.lowest));
        order(self) < order(other)
    }

    /// Whether all weights of the other range lie within this one.
    pub(crate) fn contains(self, other: Self) -> bool {
        self.lowest <= other.lowest && other.highest <= self.highest
    }
}
