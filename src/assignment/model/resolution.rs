//! The resolution of scores: the only place where they become whole numbers.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::ProblemError;

/// How finely scores are distinguished: the size of one score unit.
///
/// Solvers compute with whole numbers of units, so that a proof is an equality and not a
/// tolerance. A plan is optimal at this resolution: its total differs from that of the best
/// plan of the unrounded scores by at most one unit per pair.
///
/// # Rounding
///
/// A score becomes the nearest whole number of units; ties go to the even one. This is the default
/// rule of IEEE 754: it is symmetric about 0, ties do not shift a sum on average, and processors do
/// it in one instruction. Every score in this crate is rounded by this rule.
///
/// ```
/// use regiopair::assignment::Resolution;
///
/// let resolution = Resolution::decimals(3);
/// assert_eq!(resolution.units(0.25), Some(250));
/// assert_eq!(resolution.value(250), 0.25);
/// assert_eq!(resolution.units(f64::NAN), None);
///
/// let whole = Resolution::decimals(0);
/// assert_eq!([0.5, 1.5, 2.5, -0.5, -1.5].map(|tie| whole.units(tie)), [0, 2, 2, 0, -2].map(Some));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PerOne", into = "PerOne")]
pub struct Resolution {
    /// Units in 1.0; finite and positive.
    per_one: f64,
}

/// A resolution in a file: a bare number, checked when it is read.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct PerOne(f64);

impl From<Resolution> for PerOne {
    fn from(resolution: Resolution) -> Self {
        Self(resolution.per_one)
    }
}

impl TryFrom<PerOne> for Resolution {
    type Error = ProblemError;

    fn try_from(PerOne(per_one): PerOne) -> Result<Self, ProblemError> {
        if per_one.is_finite() && per_one > 0.0 {
            Ok(Self { per_one })
        } else {
            Err(ProblemError::InvalidResolution { per_one: per_one.to_string() })
        }
    }
}

impl Resolution {
    /// Creates a resolution with units of 10 to the power −`decimals`; at most 300 decimals.
    pub fn decimals(decimals: u8) -> Self {
        Self { per_one: 10_f64.powi(i32::from(decimals).min(300)) }
    }

    /// Creates a resolution with units of this size; `None` unless it is positive and its inverse
    /// is finite.
    pub fn with_unit(size: f64) -> Option<Self> {
        let per_one = 1.0 / size;
        (size > 0.0 && per_one.is_finite() && per_one > 0.0).then_some(Self { per_one })
    }

    /// Creates a resolution for scores of any scale: units are a power of two, and the greatest
    /// magnitude is between 2²⁷ and 2²⁸ units, so the resolution is one part in a hundred million
    /// or finer. Scores that are not finite are ignored; the problem rejects them.
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::Resolution;
    ///
    /// let scores = array![[0.5, 0.25], [-3.0, 1.0]];
    /// let small = scores.mapv(|score| score * 1e-9);
    /// let (a, b) = (Resolution::relative(scores.view()), Resolution::relative(small.view()));
    /// assert!(a.units(-3.0).unwrap() <= -(1 << 27));
    /// assert!(b.units(-3e-9).unwrap() <= -(1 << 27));
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn relative(scores: ArrayView2<'_, f64>) -> Self {
        let greatest = scores.iter().map(|score| score.abs()).filter(|score| score.is_finite());
        let greatest = greatest.fold(0.0, f64::max);
        if greatest == 0.0 {
            return Self { per_one: 1.0 };
        }
        // Beyond these powers the factor itself would not be a normal number.
        #[expect(clippy::cast_possible_truncation, reason = "a logarithm is small")]
        let power = (27 - greatest.log2().floor() as i32).clamp(-1000, 1000);
        Self { per_one: 2_f64.powi(power) }
    }

    /// Returns the nearest whole number of units, ties to even; `None` if that is not within ±2⁵¹
    /// or the value is NaN.
    #[expect(clippy::cast_possible_truncation, reason = "checked to lie within 2^51")]
    pub fn units(self, value: f64) -> Option<i64> {
        let units = value * self.per_one;
        (units.abs() <= GREATEST_UNITS as f64).then(|| units.round_ties_even() as i64)
    }

    /// Returns the score of a number of units.
    pub fn value(self, units: i64) -> f64 {
        units as f64 / self.per_one
    }

    /// Returns the size of one unit: the smallest difference between distinct scores.
    pub fn unit(self) -> f64 {
        1.0 / self.per_one
    }

    pub(in crate::assignment) fn per_one(self) -> f64 {
        self.per_one
    }
}

impl Default for Resolution {
    /// Nine decimals.
    fn default() -> Self {
        Self::decimals(9)
    }
}

/// Greatest number of units that double precision represents exactly, with a bit to spare.
pub(in crate::assignment) const GREATEST_UNITS: i64 = 1 << 51;
