//! The scores of all pairs of two pools.

use std::sync::OnceLock;

use ndarray::Array2;

use super::aggregate::{Combined, PairScore};
use super::check;
use super::effective::{NoEffectiveWeights, effective_weights};
use super::error::ScoreError;
use super::layer::{Layer, Value, fill_rows};
use super::missingness::Missingness;
use super::normalise::Normalisation;
use super::richness::Richness;
use super::settings::Settings;
use super::unknown_treatment::UnknownTreatment;
use super::weighted::Weighted;
use super::weights::{Weights, shares};
use crate::criteria::{EvidenceItem, Pair, Tally, Unknown, ZeroReason};
use crate::profile::Pool;

/// The scores of all pairs, with one layer per criterion to explain them.
#[derive(Debug, Clone)]
pub struct ScoreSet {
    criteria: Vec<Weighted>,
    weights: Vec<Weights>,
    settings: Settings,
    layers: Vec<Layer>,
    /// The rescaled layer if it differs from the raw one.
    scaled: Vec<Option<Layer>>,
    /// What an unknown value of each criterion counts as; unknown if it is left out.
    expected: Vec<Value>,
    scores: Array2<Value>,
    silent: Vec<String>,
    effective: OnceLock<Result<Vec<f64>, NoEffectiveWeights>>,
}

impl ScoreSet {
    /// Assesses every pair by every criterion and computes the scores.
    ///
    /// # Errors
    /// See [`ScoreError`].
    ///
    /// # Complexity
    /// One assessment per pair and criterion; memory 8 bytes per pair and criterion, twice that for
    /// rescaled layers. The result is the same on any number of threads.
    pub fn compute(
        left: &Pool,
        right: &Pool,
        criteria: Vec<Weighted>,
        settings: Settings,
    ) -> Result<Self, ScoreError> {
        check::accepted(left, right, &criteria, &settings)?;
        let mut layers = Vec::with_capacity(criteria.len());
        for weighted in &criteria {
            layers.push(Layer::compute(weighted.criterion.as_ref(), left, right)?);
        }
        let silent = check::silent([left, right], &criteria, &layers, settings.silent_criteria)?;
        if settings.unknown_values == UnknownTreatment::Refuse {
            check::no_unknown([left, right], &criteria, &layers)?;
        }
        let rescaled = |(weighted, raw): (&Weighted, &Layer)| {
            (weighted.normalisation != Normalisation::None).then(|| {
                let mut layer = raw.clone();
                weighted.normalisation.apply(&mut layer);
                layer
            })
        };
        let scaled: Vec<Option<Layer>> = criteria.iter().zip(&layers).map(rescaled).collect();
        let counted =
            scaled.iter().zip(&layers).map(|(scaled, raw)| scaled.as_ref().unwrap_or(raw));
        let expected =
            counted.map(|layer| settings.unknown_values.value_of_unknown(layer)).collect();
        let weights = criteria.iter().map(|weighted| weighted.weights).collect();
        let scores = Array2::from_elem((0, 0), Value::UNKNOWN);
        let effective = OnceLock::new();
        let mut set = Self {
            criteria,
            weights,
            settings,
            layers,
            scaled,
            expected,
            scores,
            silent,
            effective,
        };
        set.scores = set.combined((left.len(), right.len()), &set.settings, &set.weights)?;
        Ok(set)
    }

    /// The scores of the same values with other weights and in another way; unknown values count as in
    /// these scores.
    pub(crate) fn combined_with(
        &self,
        settings: &Settings,
        weights: &[Weights],
    ) -> Result<Array2<Value>, ScoreError> {
        self.combined(self.scores.dim(), settings, weights)
    }

    /// Combines the values of every pair of a table of this many rows and columns.
    fn combined(
        &self,
        size: (usize, usize),
        settings: &Settings,
        weights: &[Weights],
    ) -> Result<Array2<Value>, ScoreError> {
        let mut scores = Array2::from_elem(size, Value::UNKNOWN);
        let width = scores.ncols().max(1);
        fill_rows(scores.as_slice_mut().unwrap_or_default(), width, |row, cells| {
            let mut combined = Combined::new(settings, weights).expecting(&self.expected);
            let mut values = Vec::with_capacity(self.layers.len());
            for (column, cell) in cells.iter_mut().enumerate() {
                self.values(row, column, &mut values);
                *cell = Value::from(combined.score(&values));
            }
            Ok(())
        })?;
        Ok(scores)
    }

    fn combiner(&self) -> Combined<'_> {
        Combined::new(&self.settings, &self.weights).expecting(&self.expected)
    }

    /// Writes the rescaled values of a pair, in the order of the criteria.
    fn values(&self, row: usize, column: usize, values: &mut Vec<Value>) {
        values.clear();
        values.extend((0..self.layers.len()).map(|k| self.value(k, row, column)));
    }

    /// Returns the scores, left regions × right regions in the order of their pools; unknown if no
    /// criterion with a weight is known.
    pub fn scores(&self) -> &Array2<Value> {
        &self.scores
    }

    /// Returns the raw values, one layer per criterion in the order in which they were given.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// Returns the weights, in the order of the layers.
    pub fn weights(&self) -> &[Weights] {
        &self.weights
    }

    /// Returns the ids of the criteria that have a weight but are unknown for every pair.
    pub fn silent(&self) -> &[String] {
        &self.silent
    }

    /// Returns the value of a criterion as it enters the score, after normalisation; unknown outside the
    /// table.
    pub fn value(&self, criterion: usize, row: usize, column: usize) -> Value {
        let (Some(raw), Some(scaled)) = (self.layers.get(criterion), self.scaled.get(criterion))
        else {
            return Value::UNKNOWN;
        };
        let layer = scaled.as_ref().unwrap_or(raw);
        layer.values.get([row, column]).copied().unwrap_or(Value::UNKNOWN)
    }

    /// Returns the score of a pair with its interval and contributions; `None` if nothing is known.
    pub fn explain(&self, row: usize, column: usize) -> Option<PairScore> {
        let mut values = Vec::with_capacity(self.layers.len());
        self.values(row, column, &mut values);
        self.combiner().explain(&values)
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
        if let Some(weighted) = self.criteria.get(criterion) {
            weighted.criterion.assess(pair, &mut tally)?;
        }
        Ok(tally.into_items())
    }

    /// Returns why the value of a criterion is 0 for a pair, raw or after normalisation: at least one
    /// reason if it is, none if it is above 0 or unknown, or there is no such criterion.
    pub fn zero_reasons(&self, criterion: usize, pair: &Pair<'_>) -> Vec<ZeroReason> {
        let mut tally = Tally::with_reasons();
        let Some(weighted) = self.criteria.get(criterion) else { return Vec::new() };
        if weighted.criterion.assess(pair, &mut tally).is_err() {
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
        self.effective.get_or_init(|| {
            effective_weights(self.combiner(), self.scores.dim(), |row, column, values| {
                self.values(row, column, values);
            })
        })
    }

    /// Returns the mean score of the pairs for which a criterion is known, and of those for which it is
    /// not; `None` if one of the two groups is empty or there is no such criterion.
    pub fn missingness(&self, criterion: usize) -> Option<Missingness> {
        Missingness::of(self.layers.get(criterion)?, &self.scores)
    }

    /// Measures whether well documented regions are favoured.
    pub fn richness(&self, left: &Pool, right: &Pool) -> Richness {
        Richness::measure(&self.scores, left, right)
    }
}
