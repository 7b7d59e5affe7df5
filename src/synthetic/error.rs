//! Errors of settings of synthetic data.

use std::ops::RangeInclusive;

/// Why synthetic data is not generated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum SyntheticError {
    /// A setting is outside its range.
    #[error("`{setting}` is {value}; accepted: a whole number from {least} to {most}")]
    OutOfRange {
        /// Name of the setting.
        setting: &'static str,
        /// The value given.
        value: usize,
        /// The least value accepted.
        least: usize,
        /// The greatest value accepted.
        most: usize,
    },
    /// The least number of candidates exceeds the greatest.
    #[error("`per_row` is from {least} to {most}; the first number must not exceed the second")]
    EmptyRange {
        /// The least number of candidates.
        least: usize,
        /// The greatest number of candidates.
        most: usize,
    },
    /// The tables generated are no valid dataset: a fault of this library.
    #[cfg(feature = "regions")]
    #[error(transparent)]
    Dataset(#[from] crate::profile::DataFaults),
}

/// Checks that a setting is within its range.
pub(super) fn check(
    setting: &'static str,
    value: usize,
    accepted: RangeInclusive<usize>,
) -> Result<(), SyntheticError> {
    let (least, most) = accepted.into_inner();
    if (least..=most).contains(&value) {
        Ok(())
    } else {
        Err(SyntheticError::OutOfRange { setting, value, least, most })
    }
}
