//! The scores of all pairs of two pools.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use ndarray::Array2;

use super::aggregate::{Combined, PairScore};
use super::check;
use super::effective::NoEffectiveWeights;
use super::error::ScoreError;
use super::layer::{Layer, Value, fill_rows};
use super::layers::{Layers, MOST_STORED};
use super::missingness::Missingness;
use super::normalise::Normalisation;
use super::pass::Pass;
use super::progress::{ScoringProgress, Watcher};
use super::richness::Richness;
use super::settings::Settings;
use super::statistics::Statistics;
use super::weighted::Weighted;
use super::weights::{Weights, shares};
use crate::criteria::{Criterion, EvidenceItem, Meaning, Pair, Tally, Unknown, ZeroReason};
use crate::profile::Pool;

/// How many scores a thread writes as plain numbers at a time.
const NUMBERS_PER_PIECE: usize = 1 << 14;

/// The scores of all pairs, with one layer per criterion to explain them.
///
/// It can be written and read with serde: the ids of the regions, the settings, for each criterion its
/// layer, weights and normalisation, and the scores. What is read is checked, and the scores must be
/// those of the values. It can do all that the original can, [other weights](Self::with_weights)
/// included, but for [`evidence`](Self::evidence) and [`zero_reasons`](Self::zero_reasons): there is
/// none, since the criteria are functions, which a document cannot hold.
///
/// ```
/// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme, score::ScoreSet};
///
/// # #[cfg(feature = "data")] {
/// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
/// let text = serde_json::to_string(assessed.scores())?;
/// let read: ScoreSet = serde_json::from_str(&text)?;
/// assert_eq!(read.scores(), assessed.scores().scores());
/// assert_eq!(read.explain(0, 0), assessed.scores().explain(0, 0));
/// # }
/// # Ok::<(), regiopair::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ScoreSet {
    /// Shared by all scores of the same values.
    layers: Arc<Layers>,
    weights: Vec<Weights>,
    /// What an unknown value of each criterion counts as; unknown if it is left out.
    expected: Vec<Value>,
    scores: Array2<Value>,
    silent: Vec<String>,
    /// What is asked about all pairs, once it was.
    statistics: OnceLock<Statistics>,
}

impl ScoreSet {
    /// Assesses every pair by every criterion and computes the scores.
    ///
    /// The values of the criteria are stored for up to 131,072 pairs. Of more pairs only the scores are, and
    /// whatever asks for values assesses pairs again; answers are the same, to the last bit.
    ///
    /// # Errors
    /// See [`ScoreError`].
    ///
    /// # Complexity
    /// One assessment per pair and criterion; of many pairs one more for each criterion whose values are
    /// rescaled, or whose unknown values count as expected, and two for `standard`. Memory 8 bytes per pair,
    /// and for stored values 8 bytes per pair and criterion, twice that for rescaled ones. The result is the
    /// same on any number of threads.
    pub fn compute(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
    ) -> Result<Self, ScoreError> {
        Self::compute_storing(MOST_STORED, [left, right], criteria, settings, Watcher::NOBODY)
    }

    /// Computes the scores as [`compute`](Self::compute) does, and calls a function from time to time, from any
    /// thread, which may stop it.
    ///
    /// # Errors
    /// As for [`compute`](Self::compute), and [`ScoreError::Stopped`].
    pub fn compute_with_progress(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
        callback: impl Fn(&ScoringProgress) -> ControlFlow<()> + Sync,
    ) -> Result<Self, ScoreError> {
        let watcher = Watcher::new(&callback);
        Self::compute_storing(MOST_STORED, [left, right], criteria, settings, watcher)
    }

    /// The same if the values of up to `most_stored` pairs are stored.
    pub(super) fn compute_storing(
        most_stored: usize,
        pools: [&Pool; 2],
        criteria: Vec<Weighted>,
        settings: Settings,
        watcher: Watcher<'_>,
    ) -> Result<Self, ScoreError> {
        let weights = check::given(pools, &criteria, &settings)?;
        let layers = Layers::of_pools(pools, criteria, settings, most_stored, watcher)?;
        Self::from_layers(Arc::new(layers), weights, watcher)
    }

    /// Scores pairs with weights that are accepted, unless they count something unknown that the
    /// settings refuse.
    pub(super) fn from_layers(
        layers: Arc<Layers>,
        weights: Vec<Weights>,
        watcher: Watcher<'_>,
    ) -> Result<Self, ScoreError> {
        let stored = layers.source.raw_if_stored();
        let is_silent = |k: usize| stored.is_some_and(|layers| layers[k].is_silent());
        let mut silent = check::silent(&layers, &weights, is_silent)?;
        check::no_unknown(&layers, &weights)?;
        let pass = Pass::new(&layers, &layers.settings, &weights, watcher)?;
        let expected = pass.expected();
        let statistics = OnceLock::new();
        let scores = if stored.is_some() {
            pass.scores()?
        } else {
            // Pairs are not assessed once more to ask for them.
            let (scores, found) = pass.scores_with_statistics()?;
            silent = check::silent(&layers, &weights, |k| found.known[k].pairs == 0)?;
            statistics.get_or_init(|| found);
            scores
        };
        Ok(Self { layers, weights, expected, scores, silent, statistics })
    }

    /// The scores of the same values with other weights and in another way; unknown values count as in
    /// these scores.
    pub(crate) fn combined_with(
        &self,
        settings: &Settings,
        weights: &[Weights],
    ) -> Result<Array2<Value>, ScoreError> {
        Pass::new(&self.layers, settings, weights, Watcher::NOBODY)?.scores()
    }

    fn statistics(&self) -> &Statistics {
        self.statistics.get_or_init(|| {
            let (layers, nobody) = (&self.layers, Watcher::NOBODY);
            let pass = Pass::new(layers, &layers.settings, &self.weights, nobody);
            // Only the assessment of a pair can fail, and values are stored here.
            let found = pass.and_then(|pass| pass.scores_with_statistics());
            found.map_or_else(|_| Statistics::none(self.layers.len()), |(_, statistics)| statistics)
        })
    }

    /// The scores as plain numbers, NaN for unknown ones, on all threads.
    pub(crate) fn numbers(&self) -> Array2<f64> {
        let mut numbers = Array2::zeros(self.scores.dim());
        let scores = self.scores.as_slice().unwrap_or_default();
        let write = |place: usize, numbers: &mut [f64]| -> Result<(), Infallible> {
            for (number, score) in numbers.iter_mut().zip(&scores[place * NUMBERS_PER_PIECE..]) {
                *number = score.get().unwrap_or(f64::NAN);
            }
            Ok(())
        };
        let Ok(_) = fill_rows(numbers.as_slice_mut().unwrap_or_default(), NUMBERS_PER_PIECE, write);
        numbers
    }

    /// What an unknown value of each criterion counts as; unknown if it is left out.
    pub(super) fn expected(&self) -> &[Value] {
        &self.expected
    }

    /// The same values with other scores: what pairs would have under some assumption.
    pub(crate) fn assuming(&self, scores: Array2<Value>) -> Self {
        let mut other = self.clone();
        (other.scores, other.statistics) = (scores, OnceLock::new());
        other
    }

    pub(super) fn shared_layers(&self) -> &Arc<Layers> {
        &self.layers
    }

    /// Returns the ids of the regions of the rows, in the order of the left pool.
    pub fn left(&self) -> &[String] {
        &self.layers.regions[0]
    }

    /// Returns the ids of the regions of the columns, in the order of the right pool.
    pub fn right(&self) -> &[String] {
        &self.layers.regions[1]
    }

    /// Returns the scores, left regions × right regions in the order of their pools; unknown if no
    /// criterion with a weight is known.
    pub fn scores(&self) -> &Array2<Value> {
        &self.scores
    }

    /// Returns the ids of the criteria, in the order in which they were given.
    pub fn criteria(&self) -> impl ExactSizeIterator<Item = &str> {
        self.layers.ids()
    }

    /// Returns the raw values of all pairs, one layer per criterion in the order of the
    /// [criteria](Self::criteria).
    ///
    /// # Errors
    /// [`ScoreError::TooLarge`] and [`ScoreError::NoMemory`], if the values are not stored and too many.
    ///
    /// # Complexity
    /// None if they are [stored](Self::compute), or else one assessment per pair and criterion.
    pub fn layers(&self) -> Result<Cow<'_, [Layer]>, ScoreError> {
        self.layers.source.layers()
    }

    /// Returns what a high value of each criterion means, in the order of the criteria.
    pub fn meanings(&self) -> impl ExactSizeIterator<Item = &Meaning> {
        self.layers.criteria.iter().map(|(_, meaning)| meaning)
    }

    /// Returns the number of pairs for which a criterion is known; 0 if there is no such criterion.
    ///
    /// # Complexity
    /// As for [`effective_weights`](Self::effective_weights).
    pub fn known_pairs(&self, criterion: usize) -> usize {
        self.statistics().known.get(criterion).map_or(0, |known| known.pairs)
    }

    /// Returns how the values of each criterion are rescaled, in the order of the layers.
    pub fn normalisations(&self) -> &[Normalisation] {
        &self.layers.normalisations
    }

    /// Returns how the values are combined.
    pub fn settings(&self) -> &Settings {
        &self.layers.settings
    }

    /// Returns the weights, in the order of the layers.
    pub fn weights(&self) -> &[Weights] {
        &self.weights
    }

    /// Returns the ids of the criteria that have a weight but are unknown for every pair.
    pub fn silent(&self) -> &[String] {
        &self.silent
    }

    /// Returns the raw value of a criterion; unknown outside the table.
    pub fn raw_value(&self, criterion: usize, row: usize, column: usize) -> Value {
        if criterion >= self.layers.len() {
            return Value::UNKNOWN;
        }
        self.layers.source.raw(criterion, row, column)
    }

    /// The raw value of a criterion by a caller who asks for those of most pairs: its layer is kept.
    pub(crate) fn value_of_many(&self, criterion: usize, row: usize, column: usize) -> Value {
        if criterion >= self.layers.len() {
            return Value::UNKNOWN;
        }
        self.layers.source.raw_of_many(criterion, row, column)
    }

    /// The same as it enters the score, after normalisation.
    pub(crate) fn rescaled_of_many(&self, criterion: usize, row: usize, column: usize) -> Value {
        let value = self.value_of_many(criterion, row, column);
        let scale = self.layers.scales.get(criterion);
        scale.map_or(value, |scale| scale.of_pair(row, column, value))
    }

    /// Returns the value of a criterion as it enters the score, after normalisation; unknown outside the
    /// table.
    pub fn value(&self, criterion: usize, row: usize, column: usize) -> Value {
        if criterion >= self.layers.len() {
            return Value::UNKNOWN;
        }
        self.layers.rescaled(criterion, row, column)
    }

    /// Returns the score of a pair with its interval and contributions; `None` if nothing is known.
    pub fn explain(&self, row: usize, column: usize) -> Option<PairScore> {
        let all = 0..self.layers.len();
        let values: Vec<Value> = all.map(|k| self.value(k, row, column)).collect();
        let combined = Combined::new(&self.layers.settings, &self.weights);
        combined.expecting(&self.expected).explain(&values)
    }

    /// A criterion itself; none if the values were read from a document.
    fn function(&self, criterion: usize) -> Option<&dyn Criterion> {
        self.layers.source.criteria()?.criteria.get(criterion).map(AsRef::as_ref)
    }

    /// Returns the evidence behind the raw value of a criterion for a pair; none if there is no such
    /// criterion.
    ///
    /// # Errors
    /// [`Unknown`] with the reason, if there is no value.
    pub fn evidence(
        &self,
        criterion: usize,
        pair: &Pair<'_>,
    ) -> Result<Vec<EvidenceItem>, Unknown> {
        let mut tally = Tally::with_reasons();
        if let Some(criterion) = self.function(criterion) {
            criterion.assess(pair, &mut tally)?;
        }
        Ok(tally.into_items())
    }

    /// Returns why the value of a criterion is 0 for a pair, raw or after normalisation: at least one
    /// reason if it is, none if it is above 0 or unknown, or there is no such criterion.
    pub fn zero_reasons(&self, criterion: usize, pair: &Pair<'_>) -> Vec<ZeroReason> {
        let mut tally = Tally::with_reasons();
        let Some(own) = self.function(criterion) else { return Vec::new() };
        if own.assess(pair, &mut tally).is_err() {
            return Vec::new();
        }
        let mut reasons = tally.zero_reasons();
        let is_zero = self.value(criterion, pair.left.index, pair.right.index).get() == Some(0.0);
        if is_zero && reasons.is_empty() {
            reasons.push(ZeroReason::Lowest);
        }
        reasons
    }

    /// Returns the nominal weight of each criterion: its share w / Σ w of the weights of a view, mean of
    /// the two views. They add up to 1.
    pub fn nominal_weights(&self) -> Vec<f64> {
        shares(&self.weights)
    }

    /// Returns the effective weight of each criterion: cov(w c, s) / var(s) over the pairs with a score
    /// s, where w c is what the criterion adds to the score. They add up to 1; one of them may be
    /// negative. What a criterion decides depends on how much its values vary and on what it has in
    /// common with the others, not on its nominal weight alone (Wang & Stanley 1970; Paruolo, Saisana &
    /// Saltelli 2013).
    ///
    /// # Errors
    /// [`NoEffectiveWeights`] if the aggregation is not additive, or all scores are equal.
    ///
    /// # Complexity
    /// Linear in pairs × criteria at the first call; the answer is kept.
    pub fn effective_weights(&self) -> &Result<Vec<f64>, NoEffectiveWeights> {
        &self.statistics().effective
    }

    /// Returns the mean score of the pairs for which a criterion is known, and of those for which it is
    /// not; `None` if one of the two groups is empty or there is no such criterion.
    pub fn missingness(&self, criterion: usize) -> Option<Missingness> {
        self.statistics().known.get(criterion)?.missingness()
    }

    /// Measures whether well documented regions are favoured.
    pub fn richness(&self, left: &Pool, right: &Pool) -> Richness {
        Richness::measure(&self.scores, left, right)
    }
}

#[cfg(test)]
#[path = "matrix_tests.rs"]
mod tests;
