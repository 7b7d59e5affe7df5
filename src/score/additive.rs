//! What each criterion adds to the score of a pair per unit of its weight, where a score is such a sum.

use serde::{Deserialize, Serialize};

use super::error::ScoreError;
use super::matrix::ScoreSet;
use super::memory::check_memory;
use super::progress::Watcher;
use super::settings::Aggregation;
use super::unknown_treatment::UnknownTreatment;
use crate::criteria::TwoWay;

/// Why the scores are no weighted sums of fixed values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NotAdditive {
    /// Values are not combined by the weighted mean.
    Aggregation,
    /// The two views are not combined by their mean.
    Views,
    /// A value of a criterion that counts is unknown and left out, so that the other weights of its pair
    /// are rescaled.
    LeftOut,
}

/// The values of the criteria of which every score is a weighted sum.
///
/// With the weighted mean and the mean of both views, the score of a pair is Σ v_k c_k, where v_k is the
/// nominal weight of criterion k: the mean of its shares in the two views. So two sets of weights with the
/// same nominal weights give the same scores, and scores are linear in them.
#[derive(Debug, Clone)]
pub(crate) struct AdditiveValues {
    /// The places of the criteria that can count, among all.
    pub(crate) criteria: Vec<usize>,
    /// The values of each of them, row by row; 0 where nothing is known of a pair.
    pub(crate) values: Vec<Vec<f64>>,
    /// Whether a criterion that counts is known for each pair.
    pub(crate) known: Vec<bool>,
}

impl ScoreSet {
    /// The values of which the scores are weighted sums, also under other weights of the criteria that count.
    /// Criteria that are unknown for every pair never count; others without a weight are among the values
    /// unless some of theirs are left out.
    pub(crate) fn additive_values(
        &self,
    ) -> Result<Result<AdditiveValues, NotAdditive>, ScoreError> {
        let layers = self.shared_layers();
        if layers.settings.aggregation != Aggregation::WeightedMean {
            return Ok(Err(NotAdditive::Aggregation));
        }
        if layers.settings.views != TwoWay::Mean {
            return Ok(Err(NotAdditive::Views));
        }
        let size = layers.size();
        check_memory(size, layers.len())?;
        let cells = size.0 * size.1;
        let mut found =
            AdditiveValues { criteria: Vec::new(), values: Vec::new(), known: vec![false; cells] };
        for (k, weights) in self.weights().iter().enumerate() {
            let mut values = Vec::with_capacity(cells);
            for row in 0..size.0 {
                values.extend((0..size.1).map(|col| self.rescaled_of_many(k, row, col)));
            }
            let unknown = values.iter().filter(|value| value.get().is_none()).count();
            if unknown == cells {
                continue;
            }
            let mut expected = None;
            if unknown > 0 {
                if layers.settings.unknown_values == UnknownTreatment::Expected {
                    expected = layers.expected(k, Watcher::NOBODY)?.get();
                }
                if expected.is_none() && weights.counts() {
                    return Ok(Err(NotAdditive::LeftOut));
                } else if expected.is_none() {
                    continue;
                }
            }
            if weights.counts() {
                for (known, value) in found.known.iter_mut().zip(&values) {
                    *known |= value.get().is_some();
                }
            }
            let number = |value: &crate::criteria::Value| value.get().or(expected).unwrap_or(0.0);
            found.criteria.push(k);
            found.values.push(values.iter().map(number).collect());
        }
        Ok(Ok(found))
    }
}
