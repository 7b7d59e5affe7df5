//! Scores in a document: what they were made of, so that they can be read back and weighted anew.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser};

use ndarray::Array2;

use super::check;
use super::error::ScoreError;
use super::gaps::Gaps;
use super::layer::{Layer, Value};
use super::layers::Layers;
use super::matrix::ScoreSet;
use super::normalise::Normalisation;
use super::progress::Watcher;
use super::settings::Settings;
use super::weights::Weights;
use crate::criteria::Unknown;

/// One criterion with what it was given.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionScores<L> {
    layer: L,
    weights: Weights,
    normalisation: Normalisation,
    /// Why the first unknown value is unknown, where that may be refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    unknown: Option<Unknown>,
}

/// All that a set of scores consists of, the criteria themselves apart.
#[derive(Serialize)]
struct Written<'a> {
    left: &'a [String],
    right: &'a [String],
    settings: &'a Settings,
    criteria: Vec<CriterionScores<&'a Layer>>,
    scores: &'a Array2<Value>,
}

/// The same as it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScoreDocument {
    left: Vec<String>,
    right: Vec<String>,
    settings: Settings,
    criteria: Vec<CriterionScores<Layer>>,
    scores: Array2<Value>,
}

impl Serialize for ScoreSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let layers = self.shared_layers();
        let raw = self.layers().map_err(<S::Error as ser::Error>::custom)?;
        let criteria = raw.iter().enumerate().map(|(k, layer)| CriterionScores {
            layer,
            weights: self.weights()[k],
            normalisation: layers.normalisations[k],
            unknown: layers.gaps[k].as_ref().map(|gaps| gaps.because.clone()),
        });
        let document = Written {
            left: self.left(),
            right: self.right(),
            settings: self.settings(),
            criteria: criteria.collect(),
            scores: self.scores(),
        };
        document.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for ScoreSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let document = ScoreDocument::deserialize(deserializer)?;
        Self::try_from(document).map_err(<D::Error as de::Error>::custom)
    }
}

/// Checks everything, and that the scores are those of the values.
impl TryFrom<ScoreDocument> for ScoreSet {
    type Error = ScoreError;

    fn try_from(document: ScoreDocument) -> Result<Self, ScoreError> {
        let ScoreDocument { left, right, settings, criteria, scores } = document;
        for (side, ids) in [("left", &left), ("right", &right)] {
            if ids.is_empty() {
                return Err(ScoreError::EmptySide { side: side.to_owned() });
            }
        }
        let weights: Vec<Weights> = criteria.iter().map(|it| it.weights).collect();
        let ids: Vec<&str> = criteria.iter().map(|it| it.layer.criterion.as_str()).collect();
        check::criteria(&ids, &weights, &settings)?;
        for criterion in &criteria {
            check_values(&criterion.layer, [&left, &right])?;
        }
        let normalisations = criteria.iter().map(|it| it.normalisation).collect();
        let (raw, unknowns): (Vec<Layer>, Vec<_>) =
            criteria.into_iter().map(|it| (it.layer, it.unknown)).unzip();
        let gaps = settings.refuses_unknowns().then(|| {
            let all = raw.iter().zip(unknowns);
            all.map(|(layer, because)| Gaps::because(layer, |_| because)).collect()
        });
        let mut layers = Layers::read([left, right], settings, normalisations, raw)?;
        layers.gaps = gaps.unwrap_or(layers.gaps);
        let set = Self::from_layers(layers.into(), weights, Watcher::NOBODY)?;
        set.check_scores(&scores)?;
        Ok(set)
    }
}

impl ScoreSet {
    /// # Errors
    /// [`ScoreError::OtherScore`] for the first pair that has another score than its values say.
    fn check_scores(&self, stated: &Array2<Value>) -> Result<(), ScoreError> {
        check_size("scores", stated, self.scores().dim())?;
        let places = self.scores().indexed_iter();
        let other = places.zip(stated).find(|((_, found), stated)| *found != *stated);
        let Some((((row, column), found), stated)) = other else { return Ok(()) };
        Err(ScoreError::OtherScore {
            left: self.left()[row].clone(),
            right: self.right()[column].clone(),
            stated: stated.get(),
            found: found.get(),
        })
    }
}

fn check_size(of: &str, values: &Array2<Value>, size: (usize, usize)) -> Result<(), ScoreError> {
    if values.dim() == size {
        return Ok(());
    }
    Err(ScoreError::TableSize { of: of.to_owned(), size, found: values.dim() })
}

fn check_values(layer: &Layer, [left, right]: [&[String]; 2]) -> Result<(), ScoreError> {
    check_size(&layer.criterion, &layer.values, (left.len(), right.len()))?;
    for ((row, column), value) in layer.values.indexed_iter() {
        if let Some(value) = value.get().filter(|value| !(0.0..=1.0).contains(value)) {
            return Err(ScoreError::OutOfRange {
                criterion: layer.criterion.clone(),
                left: left[row].clone(),
                right: right[column].clone(),
                value,
            });
        }
    }
    Ok(())
}
