//! How finely scores are told apart: the one place where they become whole numbers.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use super::ProblemError;

/// The size of one score unit.
///
/// Solvers compute with whole numbers of units, so that a proof is an equality and not a
/// tolerance. A plan is the best one at this resolution: its total differs from that of the best
/// plan of the unrounded scores by one unit a pair at most.
///
/// ```
/// use regiopair::assignment::Step;
///
/// let step = Step::decimals(3);
/// assert_eq!(step.units(0.25), Some(250));
/// assert_eq!(step.value(250), 0.25);
/// assert_eq!(step.units(f64::NAN), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "PerOne", into = "PerOne")]
pub struct Step {
    /// Units in 1.0; finite and positive.
    per_one: f64,
}

/// How a step stands in a file; read back, it is checked again.
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
struct PerOne(f64);

impl From<Step> for PerOne {
    fn from(step: Step) -> Self {
        Self(step.per_one)
    }
}

impl TryFrom<PerOne> for Step {
    type Error = ProblemError;

    fn try_from(PerOne(per_one): PerOne) -> Result<Self, ProblemError> {
        if per_one.is_finite() && per_one > 0.0 {
            Ok(Self { per_one })
        } else {
            Err(ProblemError::NoStep { per_one: per_one.to_string() })
        }
    }
}

impl Step {
    /// Units of 10 to the power of −`decimals`; at most 300 decimals.
    pub fn decimals(decimals: u8) -> Self {
        Self { per_one: 10_f64.powi(i32::from(decimals).min(300)) }
    }

    /// Units of the given size; `None` unless it is positive and its inverse is finite.
    pub fn of(size: f64) -> Option<Self> {
        let per_one = 1.0 / size;
        (size > 0.0 && per_one.is_finite() && per_one > 0.0).then_some(Self { per_one })
    }

    /// A power of two such that the greatest magnitude among the scores is between 2²⁷ and 2²⁸ units,
    /// whatever the scale of the scores: one part in a hundred million or finer. Scores that are
    /// not finite count for nothing here; the problem refuses them.
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::Step;
    ///
    /// let scores = array![[0.5, 0.25], [-3.0, 1.0]];
    /// let small = scores.mapv(|score| score * 1e-9);
    /// let (a, b) = (Step::relative(scores.view()), Step::relative(small.view()));
    /// assert!(a.units(-3.0).unwrap() <= -(1 << 27));
    /// assert!(b.units(-3e-9).unwrap() <= -(1 << 27));
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray hands views by value"
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

    /// The nearest whole number of units, ties to even; `None` where that is not within ±2⁵¹ or the
    /// value is not a number.
    #[expect(clippy::cast_possible_truncation, reason = "checked to lie within 2^51")]
    pub fn units(self, value: f64) -> Option<i64> {
        let units = value * self.per_one;
        (units.abs() <= GREATEST_UNITS as f64).then(|| units.round_ties_even() as i64)
    }

    /// What a number of units is worth.
    pub fn value(self, units: i64) -> f64 {
        units as f64 / self.per_one
    }

    pub(super) fn per_one(self) -> f64 {
        self.per_one
    }
}

impl Default for Step {
    /// Nine decimals.
    fn default() -> Self {
        Self::decimals(9)
    }
}

/// Units that are told apart for certain in double precision, with a bit to spare.
pub(super) const GREATEST_UNITS: i64 = 1 << 51;
