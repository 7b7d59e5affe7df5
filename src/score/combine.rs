//! The scores of a block of pairs from the values of their criteria.
//!
//! For the weighted mean with the mean of both views, the default, all pairs of a block go through the same
//! steps next to each other, which compilers turn into vector instructions. Each pair goes through them in
//! the order of [`Combined`], so that the scores are the same to the last bit; all other settings use it.

use std::ops::Range;

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
    /// `values` has the values of each criterion, rescaled, in the order of the pairs of `scores`; those of
    /// further criteria are not looked at.
    pub(super) fn combine(&mut self, values: &[&[Value]], scores: &mut [Value]) {
        match self {
            Self::Means(means) => means.combine(values, scores),
            Self::ByPair(combined, of_pair) => {
                each_pair(combined.len(), values, scores, of_pair, |values| {
                    Value::from(combined.score(values))
                });
            }
        }
    }

    /// The same, and hands over the score of each pair that has one, with what each criterion adds to it unless
    /// it is no such sum.
    pub(super) fn combine_sums(
        &mut self,
        values: &[&[Value]],
        scores: &mut [Value],
        mut take: impl FnMut(f64, Option<&[f64]>),
    ) {
        match self {
            Self::Means(means) => {
                means.combine_sums(values, scores, |score, parts| take(score, Some(parts)));
            }
            Self::ByPair(combined, of_pair) => {
                let mut parts = Vec::new();
                each_pair(combined.len(), values, scores, of_pair, |values| {
                    let score = combined.contributions(values, &mut parts);
                    if let Some(score) = score {
                        take(score, Some(&*parts).filter(|parts| !parts.is_empty()));
                    }
                    Value::from(score)
                });
            }
        }
    }
}

/// Writes what comes of the values of each pair by the first few `criteria`.
fn each_pair(
    criteria: usize,
    values: &[&[Value]],
    scores: &mut [Value],
    of_pair: &mut Vec<Value>,
    mut of: impl FnMut(&[Value]) -> Value,
) {
    for (pair, score) in scores.iter_mut().enumerate() {
        of_pair.clear();
        of_pair.extend(values[..criteria].iter().map(|values| values[pair]));
        *score = of(of_pair);
    }
}

/// How many pairs go through each step together.
const LANES: usize = 8;

/// Combines blocks by the mean of two weighted means.
pub(super) struct MeanCombiner {
    /// The criteria that count.
    criteria: Vec<Share>,
    /// The number of weights.
    count: usize,
    /// Whether both views weigh alike, so that one of them is enough.
    is_alike: bool,
    /// The values of some pairs by each of the criteria.
    values: Vec<[f64; LANES]>,
}

/// How a criterion counts.
struct Share {
    /// Its place among all criteria.
    place: usize,
    /// In the same proportions as given, per view.
    seeker: f64,
    host: f64,
    /// What an unknown value counts as; NaN if it is left out.
    expected: f64,
}

impl MeanCombiner {
    fn new(weights: &[Weights], expected: &[Value]) -> Self {
        let seekers = same_proportions(weights.iter().map(|weights| weights.seeker));
        let hosts = same_proportions(weights.iter().map(|weights| weights.host));
        let is_alike = seekers == hosts;
        let all = seekers.into_iter().zip(hosts).zip(expected).enumerate();
        let shares = all.map(|(place, ((seeker, host), expected))| Share {
            place,
            seeker,
            host,
            expected: number(*expected),
        });
        let criteria = shares.filter(|share| share.seeker > 0.0 || share.host > 0.0).collect();
        Self { criteria, count: weights.len(), is_alike, values: Vec::new() }
    }

    fn combine(&mut self, values: &[&[Value]], scores: &mut [Value]) {
        for (first, scores) in (0..).step_by(LANES).zip(scores.chunks_mut(LANES)) {
            let combined = self.lanes(values, first..first + scores.len(), |_, _| ());
            for (score, combined) in scores.iter_mut().zip(combined) {
                *score = Value::known(combined);
            }
        }
    }

    fn combine_sums(
        &mut self,
        values: &[&[Value]],
        scores: &mut [Value],
        mut take: impl FnMut(f64, &[f64]),
    ) {
        let mut parts = vec![[0.0; LANES]; self.count];
        let mut of_pair = vec![0.0; self.count];
        for (first, scores) in (0..).step_by(LANES).zip(scores.chunks_mut(LANES)) {
            let pairs = first..first + scores.len();
            let combined = self.lanes(values, pairs, |share, adds| parts[share.place] = adds);
            for (lane, (score, combined)) in scores.iter_mut().zip(combined).enumerate() {
                *score = Value::known(combined);
                if score.get().is_some() {
                    of_pair.iter_mut().zip(&parts).for_each(|(part, parts)| *part = parts[lane]);
                    take(combined, &of_pair);
                }
            }
        }
    }

    /// The scores of up to [`LANES`] pairs; `part_of` gets what each criterion adds.
    fn lanes(
        &mut self,
        values: &[&[Value]],
        pairs: Range<usize>,
        part_of: impl FnMut(&Share, [f64; LANES]),
    ) -> [f64; LANES] {
        self.values.clear();
        let counting = self.criteria.iter().map(|share| &values[share.place][pairs.clone()]);
        self.values.extend(counting.map(lanes));
        if self.is_alike {
            combine_lanes::<true>(&self.criteria, &self.values, part_of)
        } else {
            combine_lanes::<false>(&self.criteria, &self.values, part_of)
        }
    }
}

/// The scores of some pairs from their values; NaN if nothing is known. If both views are alike, the host's
/// is not looked at. `part_of` gets what each criterion adds.
fn combine_lanes<const ALIKE: bool>(
    criteria: &[Share],
    values: &[[f64; LANES]],
    mut part_of: impl FnMut(&Share, [f64; LANES]),
) -> [f64; LANES] {
    let (mut seekers, mut hosts, mut known) = ([0.0; LANES], [0.0; LANES], [0.0; LANES]);
    for (share, values) in criteria.iter().zip(values) {
        // With a value in the place of unknown ones, a criterion counts for every pair.
        let of_unknown = if share.expected.is_nan() { 0.0 } else { 1.0 };
        for lane in 0..LANES {
            let is_unknown = values[lane].is_nan();
            let counts = if is_unknown { of_unknown } else { 1.0 };
            known[lane] += if is_unknown { 0.0 } else { 1.0 };
            seekers[lane] += counts * share.seeker;
            hosts[lane] += counts * share.host;
        }
    }
    // A view without a criterion leaves the score to the other.
    let (mut of_seeker, mut of_host) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        of_seeker[lane] = view_share(seekers[lane], hosts[lane]);
        of_host[lane] = view_share(hosts[lane], seekers[lane]);
    }
    let mut sums = [0.0; LANES];
    for (share, values) in criteria.iter().zip(values) {
        let mut parts = [0.0; LANES];
        for lane in 0..LANES {
            let value = if values[lane].is_nan() { share.expected } else { values[lane] };
            let seeker = part(share.seeker, value, seekers[lane]);
            let host = if ALIKE { seeker } else { part(share.host, value, hosts[lane]) };
            parts[lane] = of_seeker[lane] * seeker + of_host[lane] * host;
            sums[lane] += parts[lane];
        }
        part_of(share, parts);
    }
    for (sum, known) in sums.iter_mut().zip(known) {
        *sum = if known > 0.0 { *sum } else { f64::NAN };
    }
    sums
}

/// The numbers of up to [`LANES`] values; NaN for unknown ones, and for those that are missing.
fn lanes(values: &[Value]) -> [f64; LANES] {
    let mut lanes = [f64::NAN; LANES];
    for (lane, value) in lanes.iter_mut().zip(values) {
        *lane = number(*value);
    }
    lanes
}

/// The share of a view in the score, from the weights that count in it and in the other view.
fn view_share(own: f64, other: f64) -> f64 {
    let alone = if own > 0.0 { 1.0 } else { 0.0 };
    if other > 0.0 { 0.5 * alone } else { alone }
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
