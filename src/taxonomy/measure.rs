//! The names of the ways to tell how alike two domains are.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::word::nearest;

/// A way to tell how alike two domains are.
///
/// | id | from | between two domains of different themes | scaled by |
/// | --- | --- | --- | --- |
/// | `identity` | nothing | 0, as between any two | |
/// | `wu-palmer` (default) | the tree | 0 | |
/// | `wu-palmer-root-one` | the tree | more than 0 | |
/// | `path` | the tree | more than 0 | |
/// | `resnik` | the tree | 0 | ln N |
/// | `lin` | the tree | 0 | |
/// | `lin-sanchez` | the tree | 0 | |
/// | `resnik-corpus` | tree and occurrence | 0 | the largest information content |
/// | `lin-corpus` | tree and occurrence | 0 | |
/// | `cosine-relatedness` | occurrence | as found | |
/// | `jaccard-relatedness` | occurrence | as found | |
/// | `association-relatedness` | occurrence | as found | the largest value |
/// | `probability-relatedness` | occurrence | as found | the largest value |
/// | `product-space-proximity` | occurrence | as found | |
///
/// Those from the tree suit a taxonomy somebody has thought about and need no data. Those from occurrence let the regions
/// say what goes together; they need many regions, a few dozen being few.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Measure {
    /// 1 for a domain and itself, else 0.
    Identity,
    /// [`wu_palmer`](super::wu_palmer) with the root at depth 0, so that unrelated domains get 0.
    #[default]
    WuPalmer,
    /// [`wu_palmer`](super::wu_palmer) with the root at depth 1, as in the Natural Language Toolkit.
    WuPalmerRootOne,
    /// [`path_similarity`](super::path_similarity).
    Path,
    /// [`resnik_scaled`](super::resnik_scaled) with [`intrinsic_information`](super::intrinsic_information).
    Resnik,
    /// [`lin`](super::lin()) with [`intrinsic_information`](super::intrinsic_information).
    Lin,
    /// [`lin`](super::lin()) with [`sanchez_information`](super::sanchez_information).
    LinSanchez,
    /// [`resnik_scaled`](super::resnik_scaled) with [`corpus_information`](super::corpus_information).
    ResnikCorpus,
    /// [`lin`](super::lin()) with [`corpus_information`](super::corpus_information).
    LinCorpus,
    /// [`relatedness_cosine`](super::relatedness_cosine).
    CosineRelatedness,
    /// [`relatedness_jaccard`](super::relatedness_jaccard).
    JaccardRelatedness,
    /// [`relatedness_association`](super::relatedness_association).
    AssociationRelatedness,
    /// [`relatedness_probability`](super::relatedness_probability).
    ProbabilityRelatedness,
    /// [`proximity_product_space`](super::proximity_product_space).
    ProductSpaceProximity,
}

impl Measure {
    /// All of them.
    pub const ALL: &[Measure] = &[
        Self::Identity,
        Self::WuPalmer,
        Self::WuPalmerRootOne,
        Self::Path,
        Self::Resnik,
        Self::Lin,
        Self::LinSanchez,
        Self::ResnikCorpus,
        Self::LinCorpus,
        Self::CosineRelatedness,
        Self::JaccardRelatedness,
        Self::AssociationRelatedness,
        Self::ProbabilityRelatedness,
        Self::ProductSpaceProximity,
    ];

    /// The name in programme files, such as `wu-palmer`; [`FromStr`] reads it back.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::WuPalmer => "wu-palmer",
            Self::WuPalmerRootOne => "wu-palmer-root-one",
            Self::Path => "path",
            Self::Resnik => "resnik",
            Self::Lin => "lin",
            Self::LinSanchez => "lin-sanchez",
            Self::ResnikCorpus => "resnik-corpus",
            Self::LinCorpus => "lin-corpus",
            Self::CosineRelatedness => "cosine-relatedness",
            Self::JaccardRelatedness => "jaccard-relatedness",
            Self::AssociationRelatedness => "association-relatedness",
            Self::ProbabilityRelatedness => "probability-relatedness",
            Self::ProductSpaceProximity => "product-space-proximity",
        }
    }

    /// Whether it learns from an [`Occurrence`](super::Occurrence), and so fails on an empty one.
    pub fn needs_occurrence(&self) -> bool {
        matches!(
            self,
            Self::ResnikCorpus
                | Self::LinCorpus
                | Self::CosineRelatedness
                | Self::JaccardRelatedness
                | Self::AssociationRelatedness
                | Self::ProbabilityRelatedness
                | Self::ProductSpaceProximity
        )
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// No measure has that id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("there is no similarity measure `{value}`{}; the measures are {}",
    nearest.map(|near| format!(", did you mean `{near}`")).unwrap_or_default(),
    Measure::ALL.iter().map(Measure::id).collect::<Vec<_>>().join(", "))]
pub struct UnknownMeasure {
    /// What was read.
    pub value: String,
    /// The nearest measure, if one is alike.
    pub nearest: Option<Measure>,
}

impl FromStr for Measure {
    type Err = UnknownMeasure;

    fn from_str(id: &str) -> Result<Self, UnknownMeasure> {
        let named = |id: &str| Self::ALL.iter().copied().find(|measure| measure.id() == id);
        named(id).ok_or_else(|| UnknownMeasure {
            value: id.to_owned(),
            nearest: nearest(id, Self::ALL.iter().map(Measure::id)).and_then(named),
        })
    }
}
