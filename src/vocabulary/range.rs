//! The numbers that settings accept.

use std::fmt;

/// The numbers that a setting accepts, in files and in code.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NumberRange {
    least: f64,
    /// Infinite if there is no greatest number; infinity itself is never accepted.
    most: f64,
    whole: bool,
}

impl NumberRange {
    /// A score, or a value that is compared with one.
    pub(crate) const SCORE: Self = Self { least: 0.0, most: 1.0, whole: false };
    /// A distance in kilometres.
    pub(crate) const DISTANCE_KM: Self = Self { least: 0.0, most: f64::INFINITY, whole: false };
    /// A weight.
    pub(crate) const WEIGHT: Self = Self { least: 0.0, most: f64::INFINITY, whole: false };
    /// The places of a partner's capacity that a region takes.
    pub(crate) const PLACES: Self = Self { least: 1.0, most: 1_000.0, whole: true };
    /// The number of variants of a programme that were tried.
    pub(crate) const VARIANTS: Self = Self { least: 1.0, most: 1e9, whole: true };
    /// The number of decimals of a score.
    pub(crate) const DECIMALS: Self = Self { least: 1.0, most: 12.0, whole: true };

    /// Whether a number is accepted.
    pub(crate) fn contains(self, number: f64) -> bool {
        number.is_finite()
            && (self.least..=self.most).contains(&number)
            && !(self.whole && number.fract() != 0.0)
    }
}

/// Such as "a number from 0 to 1".
impl fmt::Display for NumberRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { least, most, whole } = self;
        f.write_str(if *whole { "a whole number " } else { "a number " })?;
        if most.is_finite() {
            write!(f, "from {least} to {most}")
        } else {
            write!(f, "of at least {least}")
        }
    }
}
