//! What is tested: the scores of a programme, each of its criteria, and baselines.

use std::borrow::Cow;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use crate::criteria::{
    Criterion, LanguageFormula, LikenessFormula, SharedLanguage, SharedStrengths,
};
use crate::plan::Assessment;
use crate::profile::Profile;
use crate::score::{Layer, ScoreError, Settings, Value, Weights};
use crate::synthetic::Generator;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A simple way to score pairs, to compare a programme with.
    pub enum Baseline as "baseline" {
        /// The cosine of the strengths alone.
        CosineOfStrengths = "cosine-of-strengths",
        /// The weighted mean of the criteria of the programme that have a weight, all with the same one.
        /// Unknown values count as in the programme.
        EqualWeights = "equal-weights",
        /// The language alone.
        Language = "language",
        /// The smaller population divided by the larger one.
        Size = "size",
        /// Random numbers.
        Random = "random",
        /// The mean score of the right region, with any left one.
        HostPopularity = "host-popularity",
        /// The number of recorded strengths and needs of the right region.
        BestDocumentedHost = "best-documented-host",
    }
}

impl Baseline {
    /// Whether it is a number of the right region alone: then it can only be compared with other
    /// candidates, not with other arrangements of the same regions.
    pub(super) fn is_of_host(self) -> bool {
        matches!(self, Self::HostPopularity | Self::BestDocumentedHost)
    }
}

/// What gives pairs their values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Scoring {
    /// The score of the programme.
    Programme {
        /// Its name.
        name: String,
    },
    /// A criterion of the programme alone, also if it has no weight.
    Criterion {
        /// Its id.
        id: String,
    },
    /// A baseline.
    Baseline {
        /// Which one.
        baseline: Baseline,
    },
}

/// A scoring with the values of all pairs.
pub(super) type Scored<'a> = (Scoring, Cow<'a, Array2<Value>>);

/// Every scoring.
pub(super) fn all(assessed: &Assessment, seed: u64) -> Result<Vec<Scored<'_>>, ScoreError> {
    let scores = assessed.scores();
    let programme = Scoring::Programme { name: assessed.programme().name.clone() };
    let mut all = vec![(programme, Cow::Borrowed(scores.scores()))];
    let criterion = |id: &str| Scoring::Criterion { id: id.to_owned() };
    match scores.layers()? {
        Cow::Borrowed(layers) => all
            .extend(layers.iter().map(|it| (criterion(&it.criterion), Cow::Borrowed(&it.values)))),
        Cow::Owned(layers) => all
            .extend(layers.into_iter().map(|it| (criterion(&it.criterion), Cow::Owned(it.values)))),
    }
    for &baseline in Baseline::ALL {
        let values = values(baseline, assessed, seed)?;
        all.push((Scoring::Baseline { baseline }, Cow::Owned(values)));
    }
    Ok(all)
}

/// The values of a baseline.
fn values(
    baseline: Baseline,
    assessed: &Assessment,
    seed: u64,
) -> Result<Array2<Value>, ScoreError> {
    let (left, right) = (assessed.left(), assessed.right());
    let of_pair = |value: &dyn Fn(&Profile, &Profile) -> Option<f64>| {
        Array2::from_shape_fn((left.len(), right.len()), |(row, column)| {
            Value::from(value(&left.profiles()[row], &right.profiles()[column]))
        })
    };
    let of_criterion =
        |criterion: &dyn Criterion| Layer::compute(criterion, left, right).map(|it| it.values);
    Ok(match baseline {
        Baseline::CosineOfStrengths => {
            of_criterion(&SharedStrengths::new(left, right, LikenessFormula::Cosine))?
        }
        Baseline::Language => of_criterion(&SharedLanguage::new(LanguageFormula::Family))?,
        Baseline::EqualWeights => equal_weights(assessed)?,
        Baseline::Size => of_pair(&|left, right| {
            let (a, b) = (left.region.population?, right.region.population?);
            // Two regions without inhabitants are alike.
            Some(if a == b { 1.0 } else { a.min(b) as f64 / a.max(b) as f64 })
        }),
        Baseline::Random => {
            let mut generator = Generator::new(seed);
            Array2::from_shape_simple_fn((left.len(), right.len()), || {
                Value::known(generator.unit())
            })
        }
        Baseline::HostPopularity => {
            let scores = assessed.scores().scores();
            let popularity: Vec<Option<f64>> = scores
                .columns()
                .into_iter()
                .map(|column| {
                    let known: Vec<f64> = column.iter().filter_map(|value| value.get()).collect();
                    super::recovery::mean(&known)
                })
                .collect();
            of_pair(&|_, right| popularity[right.index])
        }
        Baseline::BestDocumentedHost => of_pair(&|_, right| Some(right.detail() as f64)),
    })
}

fn equal_weights(assessed: &Assessment) -> Result<Array2<Value>, ScoreError> {
    let scores = assessed.scores();
    let weights: Vec<Weights> = scores
        .weights()
        .iter()
        .map(|weights| Weights::both(f64::from(u8::from(weights.counts()))))
        .collect();
    scores.combined_with(&Settings::default(), &weights)
}
