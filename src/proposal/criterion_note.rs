//! The criteria of a proposal: their weights, nominal and effective, and what is known of them.

use serde::{Deserialize, Serialize};

use super::notice::Notice;
use crate::criteria::Meaning;
use crate::plan::Assessment;
use crate::score::{Missingness, WeightWarning};

/// A criterion of the programme, as the scores use it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CriterionNote {
    /// Its id.
    pub id: String,
    /// What a high value means.
    pub meaning: Meaning,
    /// Its weight in the seeker's view.
    pub seeker_weight: f64,
    /// Its weight in the host's view.
    pub host_weight: f64,
    /// Its share of the weights, mean of the two views; in [0, 1]. 0 in a document of version 3.1.
    #[serde(default)]
    pub nominal_weight: f64,
    /// Its share of the variance of the scores; see
    /// [`ScoreSet::effective_weights`](crate::score::ScoreSet::effective_weights). `None` if the
    /// [proposal](super::Proposal::no_effective_weights) says why there is none.
    #[serde(default)]
    pub effective_weight: Option<f64>,
    /// Number of pairs whose value is known; 0 for a criterion that is unknown for every pair.
    pub known_pairs: usize,
    /// The mean score of the pairs where it is known, and where it is not; `None` if one of the two
    /// groups is empty.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub missingness: Option<Missingness>,
}

impl CriterionNote {
    /// What is noticeable about its effective weight.
    pub fn warning(&self) -> Option<WeightWarning> {
        WeightWarning::of(self.nominal_weight, self.effective_weight?)
    }

    pub(super) fn notice(&self) -> Option<Notice> {
        Some(Notice::EffectiveWeight {
            criterion: self.id.clone(),
            warning: self.warning()?,
            nominal: self.nominal_weight,
            effective: self.effective_weight?,
        })
    }
}

impl Assessment {
    pub(super) fn criterion_notes(&self) -> Vec<CriterionNote> {
        let scores = self.scores();
        let effective = scores.effective_weights().as_ref().ok();
        let nominal = scores.nominal_weights();
        let note = |(k, ((id, meaning), nominal_weight)): (usize, ((&str, &Meaning), f64))| {
            let weights = scores.weights()[k];
            CriterionNote {
                id: id.to_owned(),
                meaning: meaning.clone(),
                seeker_weight: weights.seeker,
                host_weight: weights.host,
                nominal_weight,
                effective_weight: effective.map(|effective| effective[k]),
                known_pairs: scores.known_pairs(k),
                missingness: scores.missingness(k),
            }
        };
        scores.criteria().zip(scores.meanings()).zip(nominal).enumerate().map(note).collect()
    }
}
