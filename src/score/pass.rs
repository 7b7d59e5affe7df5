//! One pass over all pairs: their scores, and what is asked about all of them.

use ndarray::Array2;

use super::block::BLOCK_ROWS;
use super::combine::BlockCombiner;
use super::error::ScoreError;
use super::layer::{Value, fill_rows};
use super::layers::Layers;
use super::progress::{ScoringStage, Watcher};
use super::settings::Settings;
use super::statistics::{Statistics, TileStatistics};
use super::weights::Weights;

/// How the values of all pairs are combined.
pub(super) struct Pass<'a> {
    layers: &'a Layers,
    settings: &'a Settings,
    /// The criteria with a weight, and their weights.
    counting: Vec<usize>,
    weights: Vec<Weights>,
    /// What an unknown value of each of them counts as.
    expected: Vec<Value>,
    watcher: Watcher<'a>,
}

impl<'a> Pass<'a> {
    /// Asks how unknown values count, for which all pairs may be looked at.
    pub(super) fn new(
        layers: &'a Layers,
        settings: &'a Settings,
        weights: &[Weights],
        watcher: Watcher<'a>,
    ) -> Result<Self, ScoreError> {
        let counting: Vec<usize> = (0..layers.len()).filter(|&k| weights[k].counts()).collect();
        let expected = counting.iter().map(|&k| layers.expected(k, watcher));
        let expected = expected.collect::<Result<_, ScoreError>>()?;
        let weights = counting.iter().map(|&k| weights[k]).collect();
        Ok(Self { layers, settings, counting, weights, expected, watcher })
    }

    /// What an unknown value of each criterion counts as; unknown if it is left out, or has no weight.
    pub(super) fn expected(&self) -> Vec<Value> {
        let mut all = vec![Value::UNKNOWN; self.layers.len()];
        self.counting.iter().zip(&self.expected).for_each(|(&k, expected)| all[k] = *expected);
        all
    }

    /// The scores of all pairs.
    pub(super) fn scores(&self) -> Result<Array2<Value>, ScoreError> {
        Ok(self.combined(&self.counting, BlockCombiner::combine)?.0)
    }

    /// The scores of all pairs, and what is asked about all of them.
    pub(super) fn scores_with_statistics(&self) -> Result<(Array2<Value>, Statistics), ScoreError> {
        let counts = |k: &usize| self.counting.contains(k);
        let mut criteria = self.counting.clone();
        criteria.extend((0..self.layers.len()).filter(|k| !counts(k)));
        let (scores, tiles) = self.combined(&criteria, TileStatistics::combined)?;
        Ok((scores, Statistics::joined(tiles, &criteria, self.counting.len())))
    }

    /// The scores of all pairs, and what else comes of each rectangle of pairs, in their order. `combine` writes
    /// the scores of a rectangle from the values of these criteria, of which the first are those that count.
    fn combined<T: Send>(
        &self,
        criteria: &[usize],
        combine: impl Fn(&mut BlockCombiner<'a>, &[&[Value]], &mut [Value]) -> T + Sync,
    ) -> Result<(Array2<Value>, Vec<T>), ScoreError> {
        let (rows, width) = self.layers.size();
        let mut all = Array2::from_elem((rows, width), Value::UNKNOWN);
        let cells = all.as_slice_mut().unwrap_or_default();
        let pass = self.watcher.pass(ScoringStage::Scores, rows);
        let bands = fill_rows(cells, BLOCK_ROWS * width, |band, cells| {
            pass.begin()?;
            let first = band * BLOCK_ROWS;
            let mut combiner: BlockCombiner<'a> =
                BlockCombiner::new(self.settings, &self.weights, &self.expected);
            let (mut scores, mut taken) = (Vec::new(), Vec::new());
            let count = cells.len() / width;
            let rows = first..first + count;
            self.layers.tiles(criteria, rows, |columns, values| {
                let values: Vec<&[Value]> = values.iter().map(Vec::as_slice).collect();
                scores.clear();
                scores.resize(values[0].len(), Value::UNKNOWN);
                taken.push(combine(&mut combiner, &values, &mut scores));
                for (line, scores) in cells.chunks_mut(width).zip(scores.chunks(columns.len())) {
                    line[columns.clone()].copy_from_slice(scores);
                }
            })?;
            pass.done(count)?;
            Ok(taken)
        })?;
        Ok((all, bands.into_iter().flatten().collect()))
    }
}
