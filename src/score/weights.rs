//! The weight of a criterion for each side.

use serde::{Deserialize, Serialize};

use super::error::ScoreError;
use crate::vocabulary::NumberRange;

/// The weight of a criterion in the two views of a pair: the seeker's (left side) and the host's
/// (right side). Only proportions matter: each view divides by its sum.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights {
    /// In the view of the region that seeks a partner; at least 0.
    pub seeker: f64,
    /// In the view of the region that hosts; at least 0.
    pub host: f64,
}

impl Weights {
    /// Returns the same weight for both views.
    pub fn both(weight: f64) -> Self {
        Self { seeker: weight, host: weight }
    }

    /// # Errors
    /// [`ScoreError::BadWeight`] for a number below 0, infinite or not a number.
    pub(super) fn check(self, id: &str) -> Result<(), ScoreError> {
        for value in [self.seeker, self.host] {
            if !NumberRange::WEIGHT.contains(value) {
                return Err(ScoreError::BadWeight { id: id.to_owned(), value });
            }
        }
        Ok(())
    }

    /// Whether it counts for either side.
    pub fn counts(self) -> bool {
        self.seeker > 0.0 || self.host > 0.0
    }
}

/// Returns the share of each criterion in the weights: w / Σ w, the mean of the two views, or the only
/// view that has weights.
pub(crate) fn shares(weights: &[Weights]) -> Vec<f64> {
    let of_view = |weight: fn(&Weights) -> f64| {
        let weights = same_proportions(weights.iter().map(weight));
        let sum: f64 = weights.iter().sum();
        (sum > 0.0).then(|| weights.into_iter().map(|weight| weight / sum).collect::<Vec<f64>>())
    };
    match (of_view(|w| w.seeker), of_view(|w| w.host)) {
        (Some(seeker), Some(host)) => {
            seeker.into_iter().zip(host).map(|(seeker, host)| f64::midpoint(seeker, host)).collect()
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => vec![0.0; weights.len()],
    }
}

/// Returns numbers of at least 0 in the same proportions, the greatest of them near 1: sums of
/// them stay finite, and what is above 0 stays above 0. The factor is a power of two, so that
/// quotients of the numbers keep their bits.
pub(super) fn same_proportions(numbers: impl IntoIterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.into_iter().collect();
    let greatest = numbers.iter().copied().fold(0.0, f64::max);
    if greatest > 0.0 {
        #[expect(clippy::cast_possible_truncation, reason = "an exponent of two is below 1,100")]
        let halvings = greatest.log2().floor() as i32;
        // Two factors, as 2^1074 is no number.
        let factors = [2_f64.powi(-halvings / 2), 2_f64.powi(-(halvings - halvings / 2))];
        for number in numbers.iter_mut().filter(|number| **number > 0.0) {
            *number = (*number * factors[0] * factors[1]).max(f64::MIN_POSITIVE);
        }
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::same_proportions;

    #[test]
    fn any_finite_weights_keep_their_proportions() {
        for (given, expected) in [
            ([1e308, 1e308, 5e307], [1.0, 1.0, 0.5]),
            ([5e-324, 0.0, 1e-323], [0.5, 0.0, 1.0]),
            ([f64::MAX, f64::MAX, 0.0], [1.0, 1.0, 0.0]),
            ([0.3, 0.2, 0.5], [0.6, 0.4, 1.0]),
        ] {
            let scaled = same_proportions(given);
            let greatest = scaled.iter().copied().fold(0.0, f64::max);
            assert!((0.5..4.0).contains(&greatest), "{scaled:?}");
            for (scaled, expected) in scaled.iter().zip(expected) {
                assert_eq!(scaled / greatest, expected, "{given:?}");
            }
        }
        assert_eq!(same_proportions([0.0, 0.0]), [0.0, 0.0]);
        // A weight above 0 still counts next to one that is far greater.
        assert!(same_proportions([1e300, 1e-300])[1] > 0.0);
    }
}
