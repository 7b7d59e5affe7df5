//! All that the scores of two pools are made of, except the weights.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;

use ndarray::Array2;

use super::combine::BlockCombiner;
use super::error::ScoreError;
use super::gaps::Gaps;
use super::layer::{Layer, Value, fill_rows};
use super::normalise::Normalisation;
use super::scale::Scale;
use super::settings::Settings;
use super::unknown_treatment::UnknownTreatment;
use super::weights::Weights;
use crate::criteria::Criterion;

/// How many pairs are combined together.
const PAIRS_PER_BLOCK: usize = 4_096;

/// The values of all criteria for all pairs; scores with other weights share them.
pub(super) struct Layers {
    /// Ids of the regions of the rows, and of the columns.
    pub(super) regions: [Vec<String>; 2],
    pub(super) settings: Settings,
    pub(super) raw: Vec<Layer>,
    pub(super) normalisations: Vec<Normalisation>,
    /// The rescaled layer if it differs from the raw one.
    scaled: Vec<Option<Layer>>,
    /// What an unknown value of each criterion counts as; unknown if it is left out.
    pub(super) expected: Vec<Value>,
    /// Whether each criterion is unknown for every pair.
    pub(super) silent: Vec<bool>,
    /// What is unknown of each criterion; none unless the settings refuse it.
    pub(super) gaps: Vec<Option<Gaps>>,
    /// For evidence; none if the values were read from a document.
    pub(super) criteria: Vec<Arc<dyn Criterion>>,
}

/// Leaves out the criteria, which are functions.
impl fmt::Debug for Layers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Layers")
            .field("regions", &self.regions)
            .field("settings", &self.settings)
            .field("raw", &self.raw)
            .field("normalisations", &self.normalisations)
            .finish_non_exhaustive()
    }
}

impl Layers {
    /// Rescales the values of each criterion; none has gaps.
    pub(super) fn new(
        regions: [Vec<String>; 2],
        settings: Settings,
        raw: Vec<Layer>,
        normalisations: Vec<Normalisation>,
    ) -> Result<Self, ScoreError> {
        let (mut scaled, mut expected) = (Vec::new(), Vec::new());
        for (raw, how) in raw.iter().zip(&normalisations) {
            let scale = Scale::fit(*how, raw)?;
            expected.push(settings.unknown_values.value_of_unknown(&scale, raw)?);
            scaled.push((*how != Normalisation::None).then(|| raw.rescaled(&scale)));
        }
        let silent = raw.iter().map(Layer::is_silent).collect();
        let gaps = vec![None; raw.len()];
        let criteria = Vec::new();
        Ok(Self {
            regions,
            settings,
            raw,
            normalisations,
            scaled,
            expected,
            silent,
            gaps,
            criteria,
        })
    }

    /// Whether something unknown is refused.
    pub(super) fn refuses_unknowns(&self) -> bool {
        [self.settings.unknown_values, self.settings.silent_criteria]
            .contains(&UnknownTreatment::Refuse)
    }

    /// The number of criteria.
    pub(super) fn len(&self) -> usize {
        self.raw.len()
    }

    /// The ids of the criteria.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = &str> {
        self.raw.iter().map(|layer| layer.criterion.as_str())
    }

    /// The numbers of rows and of columns.
    pub(super) fn size(&self) -> (usize, usize) {
        (self.regions[0].len(), self.regions[1].len())
    }

    /// The layer of a criterion as it enters the scores, after normalisation.
    pub(super) fn counted(&self, criterion: usize) -> &Layer {
        self.scaled[criterion].as_ref().unwrap_or(&self.raw[criterion])
    }

    /// Combines the values of every pair.
    pub(super) fn combined(&self, settings: &Settings, weights: &[Weights]) -> Array2<Value> {
        let mut scores = Array2::from_elem(self.size(), Value::UNKNOWN);
        let all: Vec<&[Value]> = (0..self.len())
            .map(|k| self.counted(k).values.as_slice().unwrap_or_default())
            .collect();
        let combine = |block: usize, scores: &mut [Value]| -> Result<(), Infallible> {
            let pairs = block * PAIRS_PER_BLOCK..block * PAIRS_PER_BLOCK + scores.len();
            let values: Vec<&[Value]> = all.iter().map(|values| &values[pairs.clone()]).collect();
            BlockCombiner::new(settings, weights, &self.expected).combine(&values, scores);
            Ok(())
        };
        let cells = scores.as_slice_mut().unwrap_or_default();
        let Ok(()) = fill_rows(cells, PAIRS_PER_BLOCK, combine);
        scores
    }
}
