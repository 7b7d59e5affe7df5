//! The scores of all pairs of two pools.

use std::fmt;
use std::sync::Arc;

use ndarray::Array2;

use super::aggregate::{Combined, PairScore, Settings};
use super::error::ScoreError;
use super::layer::{Layer, Value, fill_rows};
use super::normalise::Normalisation;
use super::richness::Richness;
use super::weights::Weights;
use crate::criteria::{Criterion, EvidenceItem, Pair, Tally, Unknown, ZeroReason};
use crate::profile::Pool;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What to do if a criterion with a weight is unknown for every pair.
    pub enum SilentCriteria as "treatment of silent criteria" {
        /// Refuse to score, since a programme that names a criterion wants it to count.
        Refuse = "refuse",
        /// Leave it out and report it.
        LeaveOut = "leave-out",
    }
}

/// A criterion with its weights and normalisation.
#[derive(Clone)]
pub struct Weighted {
    /// The criterion.
    pub criterion: Arc<dyn Criterion>,
    /// Its weights in the two views.
    pub weights: Weights,
    /// How its values are rescaled.
    pub normalisation: Normalisation,
}

/// Names the criterion by its id.
impl fmt::Debug for Weighted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Weighted")
            .field("criterion", &self.criterion.id())
            .field("weights", &self.weights)
            .field("normalisation", &self.normalisation)
            .finish()
    }
}

/// The scores of all pairs, with one layer per criterion to explain them.
#[derive(Debug, Clone)]
pub struct ScoreSet {
    criteria: Vec<Weighted>,
    weights: Vec<Weights>,
    settings: Settings,
    layers: Vec<Layer>,
    /// The rescaled layer if it differs from the raw one.
    scaled: Vec<Option<Layer>>,
    scores: Array2<Value>,
    silent: Vec<String>,
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
        silence: SilentCriteria,
    ) -> Result<Self, ScoreError> {
        check(left, right, &criteria, &settings)?;
        let mut layers = Vec::with_capacity(criteria.len());
        for weighted in &criteria {
            layers.push(Layer::compute(weighted.criterion.as_ref(), left, right)?);
        }
        let mut silent = Vec::new();
        for (weighted, layer) in criteria.iter().zip(&layers) {
            if !weighted.weights.counts() || !layer.is_silent() {
                continue;
            }
            let first = Pair { left: &left.profiles()[0], right: &right.profiles()[0] };
            let answer = weighted.criterion.assess(&first, &mut Tally::without_reasons());
            if let (SilentCriteria::Refuse, Err(unknown)) = (silence, answer) {
                return Err(ScoreError::Silent { criterion: layer.criterion.clone(), unknown });
            }
            silent.push(layer.criterion.clone());
        }
        if criteria.iter().zip(&layers).all(|(w, layer)| !w.weights.counts() || layer.is_silent()) {
            return Err(ScoreError::NothingKnown);
        }
        let scaled: Vec<Option<Layer>> = criteria
            .iter()
            .zip(&layers)
            .map(|(weighted, layer)| {
                (weighted.normalisation != Normalisation::None).then(|| {
                    let mut layer = layer.clone();
                    weighted.normalisation.apply(&mut layer);
                    layer
                })
            })
            .collect();
        let weights: Vec<Weights> = criteria.iter().map(|weighted| weighted.weights).collect();
        let scores = scores(&layers, &scaled, &settings, &weights, (left.len(), right.len()))?;
        Ok(Self { criteria, weights, settings, layers, scaled, scores, silent })
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
        let values: Vec<Value> =
            (0..self.layers.len()).map(|k| self.value(k, row, column)).collect();
        Combined::new(&self.settings, &self.weights).explain(&values)
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

    /// Measures whether well documented regions are favoured.
    pub fn richness(&self, left: &Pool, right: &Pool) -> Richness {
        Richness::measure(&self.scores, left, right)
    }
}

fn check(
    left: &Pool,
    right: &Pool,
    criteria: &[Weighted],
    settings: &Settings,
) -> Result<(), ScoreError> {
    for pool in [left, right] {
        if pool.is_empty() {
            return Err(ScoreError::EmptySide { side: pool.side().to_owned() });
        }
    }
    if criteria.is_empty() {
        return Err(ScoreError::NoCriterion);
    }
    for (i, weighted) in criteria.iter().enumerate() {
        let id = weighted.criterion.id();
        if criteria[..i].iter().any(|earlier| earlier.criterion.id() == id) {
            return Err(ScoreError::DuplicateCriterion { id: id.to_owned() });
        }
        weighted.weights.check(id)?;
    }
    if !criteria.iter().any(|weighted| weighted.weights.counts()) {
        return Err(ScoreError::AllWeightsZero);
    }
    settings.check()
}

fn scores(
    layers: &[Layer],
    scaled: &[Option<Layer>],
    settings: &Settings,
    weights: &[Weights],
    shape: (usize, usize),
) -> Result<Array2<Value>, ScoreError> {
    let sheets: Vec<&Layer> =
        layers.iter().zip(scaled).map(|(raw, scaled)| scaled.as_ref().unwrap_or(raw)).collect();
    let mut scores = Array2::from_elem(shape, Value::UNKNOWN);
    let cells = scores.as_slice_mut().unwrap_or_default();
    fill_rows(cells, shape.1.max(1), |i, row| {
        let mut combined = Combined::new(settings, weights);
        let mut values = vec![Value::UNKNOWN; sheets.len()];
        for (j, cell) in row.iter_mut().enumerate() {
            for (value, sheet) in values.iter_mut().zip(&sheets) {
                *value = sheet.values[[i, j]];
            }
            *cell = Value::from(combined.score(&values));
        }
        Ok::<(), ScoreError>(())
    })?;
    Ok(scores)
}
