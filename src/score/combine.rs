//! The scores of a block of pairs from the values of their criteria.
//!
//! For the weighted mean with the mean of both views, the default, all pairs of a block go through the same
//! steps next to each other, which compilers turn into vector instructions. Each pair goes through them in
//! the order of [`Combined`], so that the scores are the same to the last bit; all other settings use it.

use std::ops::Range;

use super::aggregate::Combined;
use super::layer::Value;
use super::settings::{Aggregation, Settings};
use super::sums::Sums;
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

    /// The same, and hands over the scores of some pairs at a time with what each criterion adds to them; of pairs
    /// without a score nothing, and none at all if a score is no such sum.
    pub(super) fn combine_sums(
        &mut self,
        values: &[&[Value]],
        scores: &mut [Value],
        mut take: impl FnMut(Option<&Sums>),
    ) {
        match self {
            Self::Means(means) => means.combine_sums(values, scores, |sums| take(Some(sums))),
            Self::ByPair(combined, of_pair) => {
                let (mut parts, mut sums) = (Vec::new(), Sums::new(combined.len()));
                let mut is_sum = true;
                each_pair(combined.len(), values, scores, of_pair, |values| {
                    let score = combined.contributions(values, &mut parts);
                    if let Some(score) = score {
                        is_sum &= !parts.is_empty();
                        sums.push(score, parts.iter().copied());
                    }
                    Value::from(score)
                });
                take(Some(&sums).filter(|_| is_sum));
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

/// How many sums are handed over together: few enough for the first cache.
const SUMS: usize = 64 * LANES;

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
        mut take: impl FnMut(&Sums),
    ) {
        let mut parts = vec![[0.0; LANES]; self.count];
        let mut sums = Sums::new(self.count);
        for (first, scores) in (0..).step_by(SUMS).zip(scores.chunks_mut(SUMS)) {
            sums.clear();
            for (first, scores) in (first..).step_by(LANES).zip(scores.chunks_mut(LANES)) {
                let pairs = first..first + scores.len();
                let combined = self.lanes(values, pairs, |share, adds| parts[share.place] = adds);
                for (score, combined) in scores.iter_mut().zip(combined) {
                    *score = Value::known(combined);
                }
                if scores.len() == LANES && scores.iter().all(|score| score.get().is_some()) {
                    sums.scores.extend_from_slice(&combined);
                    let all = sums.parts.iter_mut().zip(&parts);
                    all.for_each(|(all, parts)| all.extend_from_slice(parts));
                    continue;
                }
                for (lane, score) in scores.iter().enumerate() {
                    let parts = parts.iter().map(|parts| parts[lane]);
                    score.get().into_iter().for_each(|score| sums.push(score, parts.clone()));
                }
            }
            take(&sums);
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

/// The weights that count in each view, for some pairs, and whether anything is known of them.
struct Totals {
    seekers: [f64; LANES],
    hosts: [f64; LANES],
    is_known: [bool; LANES],
}

impl Totals {
    /// If both views are alike, the host's is that of the seeker.
    fn of<const ALIKE: bool>(criteria: &[Share], values: &[[f64; LANES]]) -> Self {
        let (mut seekers, mut hosts) = ([0.0; LANES], [0.0; LANES]);
        let mut is_known = [false; LANES];
        for (share, values) in criteria.iter().zip(values) {
            // With a value in the place of unknown ones, a criterion counts for every pair.
            let [of_seeker, of_host] = [share.seeker, share.host]
                .map(|weight| if share.expected.is_nan() { 0.0 } else { weight });
            for lane in 0..LANES {
                let is_unknown = values[lane].is_nan();
                is_known[lane] |= !is_unknown;
                seekers[lane] += if is_unknown { of_seeker } else { share.seeker };
                if !ALIKE {
                    hosts[lane] += if is_unknown { of_host } else { share.host };
                }
            }
        }
        Self { seekers, hosts: if ALIKE { seekers } else { hosts }, is_known }
    }
}

/// The scores of some pairs from their values; NaN if nothing is known. If both views are alike, the host's
/// is not looked at. `part_of` gets what each criterion adds.
fn combine_lanes<const ALIKE: bool>(
    criteria: &[Share],
    values: &[[f64; LANES]],
    mut part_of: impl FnMut(&Share, [f64; LANES]),
) -> [f64; LANES] {
    let Totals { seekers, hosts, is_known } = Totals::of::<ALIKE>(criteria, values);
    // A view without a criterion leaves the score to the other.
    let (mut of_seeker, mut of_host) = ([0.0; LANES], [0.0; LANES]);
    for lane in 0..LANES {
        of_seeker[lane] = view_share(seekers[lane], hosts[lane]);
        of_host[lane] = view_share(hosts[lane], seekers[lane]);
    }
    let mut sums = [0.0; LANES];
    for (share, values) in criteria.iter().zip(values) {
        let mut counted = *values;
        for value in &mut counted {
            *value = if value.is_nan() { share.expected } else { *value };
        }
        let seeker = view_parts(share.seeker, counted, seekers);
        let host = if ALIKE { seeker } else { view_parts(share.host, counted, hosts) };
        let mut parts = [0.0; LANES];
        for lane in 0..LANES {
            parts[lane] = of_seeker[lane] * seeker[lane] + of_host[lane] * host[lane];
            sums[lane] += parts[lane];
        }
        part_of(share, parts);
    }
    for (sum, is_known) in sums.iter_mut().zip(is_known) {
        *sum = if is_known { *sum } else { f64::NAN };
    }
    sums
}

/// The numbers of up to [`LANES`] values; NaN for unknown ones, and for those that are missing.
#[inline]
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

/// What values add to a view whose weights have these totals; 0 where they are left out.
fn view_parts(weight: f64, values: [f64; LANES], totals: [f64; LANES]) -> [f64; LANES] {
    let mut parts = [0.0; LANES];
    if weight > 0.0 {
        for lane in 0..LANES {
            let part = weight * values[lane] / totals[lane];
            parts[lane] = if values[lane].is_nan() { 0.0 } else { part };
        }
    }
    parts
}

/// The number of a value; NaN if it is unknown.
#[inline]
fn number(value: Value) -> f64 {
    value.get().unwrap_or(f64::NAN)
}

#[cfg(test)]
#[path = "combine_tests.rs"]
mod tests;
