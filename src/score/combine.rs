//! The scores of a block of pairs from the values of their criteria.
//!
//! For the weighted mean with the mean of both views, the default, all pairs of a block go through the same
//! steps next to each other, which compilers turn into vector instructions. Each pair goes through them in
//! the order of [`Combined`], so that the scores are the same to the last bit; all other settings use it.

use super::aggregate::Combined;
use super::layer::Value;
use super::settings::{Aggregation, Settings};
use super::weights::{Weights, same_proportions};
use crate::criteria::TwoWay;

/// Combines the values of whole blocks of pairs; reuses its memory for the next block.
pub(super) enum BlockCombiner<'a> {
    /// The mean of two weighted means.
    Means(MeanCombiner),
    /// Any other way, pair by pair, with the values of one pair.
    ByPair(Combined<'a>, Vec<Value>),
}

impl<'a> BlockCombiner<'a> {
    /// Prepares for blocks whose values are in the order of `weights`; `expected` is what an unknown value of
    /// each criterion counts as, unknown if it is left out.
    pub(super) fn new(settings: &'a Settings, weights: &[Weights], expected: &[Value]) -> Self {
        if settings.aggregation == Aggregation::WeightedMean && settings.views == TwoWay::Mean {
            Self::Means(MeanCombiner::new(weights, expected))
        } else {
            let combined = Combined::new(settings, weights).expecting(expected);
            Self::ByPair(combined, Vec::with_capacity(weights.len()))
        }
    }

    /// Writes the score of each pair of a block; unknown if no criterion with a weight is known.
    /// `values` has the values of each criterion, rescaled, in the order of the pairs of `scores`.
    pub(super) fn combine(&mut self, values: &[&[Value]], scores: &mut [Value]) {
        match self {
            Self::Means(means) => means.combine(values, scores),
            Self::ByPair(combined, of_pair) => {
                for (pair, score) in scores.iter_mut().enumerate() {
                    of_pair.clear();
                    of_pair.extend(values.iter().map(|values| values[pair]));
                    *score = Value::from(combined.score(of_pair));
                }
            }
        }
    }
}

/// How many pairs go through each step together.
const LANES: usize = 64;

/// Combines blocks by the mean of two weighted means.
pub(super) struct MeanCombiner {
    criteria: Vec<Share>,
    /// Whether both views weigh alike, so that one of them is enough.
    is_alike: bool,
}

/// How a criterion counts.
struct Share {
    /// In the same proportions as given, per view.
    weights: Weights,
    /// What an unknown value counts as; NaN if it is left out.
    expected: f64,
}

impl MeanCombiner {
    fn new(weights: &[Weights], expected: &[Value]) -> Self {
        let seekers = same_proportions(weights.iter().map(|weights| weights.seeker));
        let hosts = same_proportions(weights.iter().map(|weights| weights.host));
        let is_alike = seekers == hosts;
        let weights = seekers.into_iter().zip(hosts).map(|(seeker, host)| Weights { seeker, host });
        let share =
            |(weights, expected): (Weights, &Value)| Share { weights, expected: number(*expected) };
        Self { criteria: weights.zip(expected).map(share).collect(), is_alike }
    }

    fn combine(&self, values: &[&[Value]], scores: &mut [Value]) {
        let mut first = 0;
        for scores in scores.chunks_mut(LANES) {
            let pairs = first..first + scores.len();
            let counting =
                self.criteria.iter().zip(values).filter(|(share, _)| share.weights.counts());
            self.lanes(counting.map(|(share, values)| (share, &values[pairs.clone()])), scores);
            first = pairs.end;
        }
    }

    /// The scores of up to [`LANES`] pairs from the criteria that count.
    fn lanes<'v>(
        &self,
        criteria: impl Iterator<Item = (&'v Share, &'v [Value])> + Clone,
        scores: &mut [Value],
    ) {
        let (mut seekers, mut hosts) = ([0.0; LANES], [0.0; LANES]);
        let mut is_known = [false; LANES];
        for (share, values) in criteria.clone() {
            let lanes = seekers.iter_mut().zip(&mut hosts).zip(&mut is_known);
            for (((seeker, host), is_known), value) in lanes.zip(values) {
                let value = number(*value);
                let counts = !value.is_nan() || !share.expected.is_nan();
                *seeker += if counts { share.weights.seeker } else { 0.0 };
                *host += if counts { share.weights.host } else { 0.0 };
                *is_known |= !value.is_nan();
            }
        }
        // A view without a criterion leaves the score to the other.
        let (mut of_seeker, mut of_host) = ([0.0; LANES], [0.0; LANES]);
        for lane in 0..LANES {
            let (seeker, host) = (seekers[lane] > 0.0, hosts[lane] > 0.0);
            of_seeker[lane] = if seeker && host { 0.5 } else { f64::from(seeker) };
            of_host[lane] = if seeker && host { 0.5 } else { f64::from(host) };
        }
        let mut sums = [0.0; LANES];
        for (share, values) in criteria {
            for (lane, value) in values.iter().enumerate() {
                let value = share.value(*value);
                let seeker = part(share.weights.seeker, value, seekers[lane]);
                let host = if self.is_alike {
                    seeker
                } else {
                    part(share.weights.host, value, hosts[lane])
                };
                sums[lane] += of_seeker[lane] * seeker + of_host[lane] * host;
            }
        }
        for ((score, sum), is_known) in scores.iter_mut().zip(sums).zip(is_known) {
            *score = if is_known { Value::known(sum) } else { Value::UNKNOWN };
        }
    }
}

impl Share {
    /// The value with which a criterion counts; NaN if it is left out.
    fn value(&self, value: Value) -> f64 {
        let value = number(value);
        if value.is_nan() { self.expected } else { value }
    }
}

/// What a value adds to a view whose weights have this total; 0 if it is left out.
fn part(weight: f64, value: f64, total: f64) -> f64 {
    let part = weight * value / total;
    if value.is_nan() || weight <= 0.0 { 0.0 } else { part }
}

/// The number of a value; NaN if it is unknown.
fn number(value: Value) -> f64 {
    value.get().unwrap_or(f64::NAN)
}

#[cfg(test)]
#[path = "combine_tests.rs"]
mod tests;
