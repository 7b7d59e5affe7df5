//! What each criterion really decides: the part of the variance of the scores that comes from it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::richness::varies;
use super::sums::{Sums, mean, products};

/// Why the criteria have no effective weights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum NoEffectiveWeights {
    /// The aggregation is not additive.
    #[error("the score of a pair is not a sum over the criteria")]
    NotAdditive,
    /// The variance of the scores is 0.
    #[error("all pairs have the same score")]
    NoVariation,
}

/// What is noticeable about an effective weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum WeightWarning {
    /// It is negative: pairs with a higher score tend to have a lower value.
    Negative,
    /// It is more than twice the nominal weight.
    MoreThanTwice,
}

impl WeightWarning {
    /// Compares an effective weight with the nominal one, both as shares of 1.
    ///
    /// ```
    /// use regiopair::score::WeightWarning;
    ///
    /// assert_eq!(WeightWarning::of(0.2, -0.1), Some(WeightWarning::Negative));
    /// assert_eq!(WeightWarning::of(0.2, 0.45), Some(WeightWarning::MoreThanTwice));
    /// assert_eq!(WeightWarning::of(0.2, 0.3), None);
    /// ```
    pub fn of(nominal: f64, effective: f64) -> Option<Self> {
        // Less than this is rounding.
        const ROUNDING: f64 = 1e-9;
        if effective < -ROUNDING {
            Some(Self::Negative)
        } else {
            (effective > 2.0 * nominal + ROUNDING).then_some(Self::MoreThanTwice)
        }
    }
}

/// Means and sums of squared differences of the scores of some pairs, and what criteria have in common with
/// them.
#[derive(Debug, Clone, Default)]
pub(super) struct Covariances {
    pairs: f64,
    mean: f64,
    variance: f64,
    /// For each criterion the mean of what it adds, and its covariance with the score.
    parts: Vec<(f64, f64)>,
}

impl Covariances {
    /// Those of some pairs: means first, and then what differs from them, so that no digits are lost.
    pub(super) fn of(sums: &Sums) -> Self {
        let mean_score = mean(&sums.scores);
        let parts = sums.parts.iter().map(|parts| {
            let mean = mean(parts);
            (mean, products(parts, mean, &sums.scores, mean_score))
        });
        Self {
            pairs: sums.scores.len() as f64,
            mean: mean_score,
            variance: products(&sums.scores, mean_score, &sums.scores, mean_score),
            parts: parts.collect(),
        }
    }

    /// Both together (Chan, Golub & LeVeque 1979).
    pub(super) fn with(mut self, other: Self) -> Self {
        if self.pairs == 0.0 {
            return other;
        }
        if other.pairs == 0.0 {
            return self;
        }
        let pairs = self.pairs + other.pairs;
        let apart = other.mean - self.mean;
        let (share, both) = (other.pairs / pairs, self.pairs * other.pairs / pairs);
        for ((mean, covariance), (other_mean, other)) in self.parts.iter_mut().zip(other.parts) {
            let part_apart = other_mean - *mean;
            *mean += part_apart * share;
            *covariance += other + part_apart * apart * both;
        }
        self.mean += apart * share;
        self.variance += other.variance + apart * apart * both;
        self.pairs = pairs;
        self
    }

    /// Covariance of what each of this number of criteria adds with the score, divided by the variance of
    /// the score.
    pub(super) fn shares(self, criteria: usize) -> Result<Vec<f64>, NoEffectiveWeights> {
        if !varies(self.variance, self.mean) {
            return Err(NoEffectiveWeights::NoVariation);
        }
        let mut parts = self.parts;
        parts.resize(criteria, (0.0, 0.0));
        Ok(parts.into_iter().map(|(_, covariance)| covariance / self.variance).collect())
    }
}
