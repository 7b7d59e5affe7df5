//! What each criterion really decides: the part of the variance of the scores that comes from it.

use ndarray::Array2;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::aggregate::Combined;
use super::layer::Value;
use super::richness::varies;

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

/// Covariance of what each criterion adds with the score, divided by the variance of the score, over the
/// pairs with a score. `values` writes the values of a pair.
///
/// The means are updated pair by pair, in row order, so that no digits are lost (Welford 1962).
pub(super) fn effective_weights(
    mut combined: Combined<'_>,
    shape: (usize, usize),
    values: impl Fn(usize, usize, &mut Vec<Value>),
) -> Result<Vec<f64>, NoEffectiveWeights> {
    let (mut of_pair, mut parts) = (Vec::new(), Vec::new());
    let (mut pairs, mut mean, mut variance) = (0.0, 0.0, 0.0);
    let mut sums: Vec<(f64, f64)> = Vec::new();
    for (row, column) in Array2::<()>::default(shape).indexed_iter().map(|(place, ())| place) {
        values(row, column, &mut of_pair);
        let Some(score) = combined.contributions(&of_pair, &mut parts) else { continue };
        if parts.is_empty() {
            return Err(NoEffectiveWeights::NotAdditive);
        }
        sums.resize(parts.len(), (0.0, 0.0));
        pairs += 1.0;
        let before = score - mean;
        mean += before / pairs;
        let after = score - mean;
        variance += before * after;
        for ((mean, covariance), part) in sums.iter_mut().zip(&parts) {
            let before = part - *mean;
            *mean += before / pairs;
            *covariance += before * after;
        }
    }
    if !varies(variance, mean) {
        return Err(NoEffectiveWeights::NoVariation);
    }
    Ok(sums.into_iter().map(|(_, covariance)| covariance / variance).collect())
}
