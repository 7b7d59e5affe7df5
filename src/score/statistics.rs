//! What is asked about the values and scores of all pairs at once.

use super::combine::BlockCombiner;
use super::effective::{Covariances, NoEffectiveWeights};
use super::layer::Value;
use super::missingness::KnownPairs;

/// What is asked about all pairs.
#[derive(Debug, Clone)]
pub(super) struct Statistics {
    /// By criterion; see [`ScoreSet::effective_weights`](super::ScoreSet::effective_weights).
    pub(super) effective: Result<Vec<f64>, NoEffectiveWeights>,
    /// For each criterion.
    pub(super) known: Vec<KnownPairs>,
}

/// The same of one rectangle of pairs.
pub(super) struct TileStatistics {
    /// None if the score of some pair is not a sum over the criteria.
    covariances: Option<Covariances>,
    /// For each criterion, in the order of the values.
    known: Vec<KnownPairs>,
}

impl TileStatistics {
    /// Combines the values of some criteria, of which the first are those that count, to scores.
    pub(super) fn combined(
        combiner: &mut BlockCombiner<'_>,
        values: &[&[Value]],
        scores: &mut [Value],
    ) -> Self {
        let mut covariances = Some(Covariances::default());
        combiner.combine_sums(values, scores, |sums| {
            let all = covariances.take().zip(sums);
            covariances = all.map(|(all, sums)| all.with(Covariances::of(sums)));
        });
        let all = KnownPairs::all(scores);
        let known = values.iter().map(|values| KnownPairs::of(values, scores, all)).collect();
        Self { covariances, known }
    }
}

impl Statistics {
    /// What is said of criteria of which nothing is known.
    pub(super) fn none(criteria: usize) -> Self {
        Self::joined(Vec::new(), &(0..criteria).collect::<Vec<_>>(), criteria)
    }

    /// Joins rectangles in their order: the result is the same on any number of threads. `criteria` are
    /// those of their values, of which the first `count` have a weight.
    pub(super) fn joined(tiles: Vec<TileStatistics>, criteria: &[usize], count: usize) -> Self {
        let mut covariances = Some(Covariances::default());
        let mut known = vec![KnownPairs::default(); criteria.len()];
        for tile in tiles {
            covariances = covariances.zip(tile.covariances).map(|(all, tile)| all.with(tile));
            for (&k, tile) in criteria.iter().zip(tile.known) {
                known[k] = known[k].with(tile);
            }
        }
        let shares = covariances.ok_or(NoEffectiveWeights::NotAdditive);
        let effective = shares.and_then(|it| it.shares(count)).map(|shares| {
            // What has no weight decides nothing.
            let mut effective = vec![0.0; criteria.len()];
            criteria.iter().zip(shares).for_each(|(&k, share)| effective[k] = share);
            effective
        });
        Self { effective, known }
    }
}
