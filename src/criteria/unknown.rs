//! Why a criterion has no value for a pair.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::profile::RegionLabel;

/// Why a criterion has no value for a pair: which fact is not recorded, and for which region.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Unknown {
    /// No need of the region is recorded.
    #[error("no need of {} is recorded", region.name)]
    NoNeed {
        /// The region.
        region: RegionLabel,
    },
    /// No strength of the region is recorded.
    #[error("no strength of {} is recorded", region.name)]
    NoStrength {
        /// The region.
        region: RegionLabel,
    },
    /// The profile of a region is the mean of its side, so that nothing of its own is left to compare.
    #[error("the strengths of {} do not differ from the mean of its side", region.name)]
    MeanProfile {
        /// The region.
        region: RegionLabel,
    },
    /// Both regions have equal shares of all domains, so the profiles have no shape to compare.
    #[error("a profile with equal shares of all domains has no shape")]
    FlatProfile,
    /// No domain that the region lacks is related to another that it lacks.
    #[error("no domain that {} lacks is related to another that it lacks", region.name)]
    NoRelatedDomain {
        /// The region.
        region: RegionLabel,
    },
    /// No domain that the region lacks is related to its strengths.
    #[error("no domain that {} lacks is related to its strengths", region.name)]
    NothingNearStrengths {
        /// The region.
        region: RegionLabel,
    },
    /// No target of the region is related to another domain.
    #[error("no target of {} is related to another domain", region.name)]
    NoRelatedTarget {
        /// The region.
        region: RegionLabel,
    },
    /// No strategy phase is recorded both as a need of the learner and as a capacity of the
    /// teacher.
    #[error(
        "no strategy phase is recorded as a need of {} and a capacity of {}",
        learner.name, teacher.name
    )]
    NoPhase {
        /// The region that would learn.
        learner: Box<RegionLabel>,
        /// The region that would teach.
        teacher: Box<RegionLabel>,
    },
    /// No structural field is recorded for both regions.
    #[error("no structural field is recorded for both regions")]
    NoCommonField,
    /// No language of the region is recorded.
    #[error("no language of {} is recorded", region.name)]
    NoLanguage {
        /// The region.
        region: RegionLabel,
    },
    /// The coordinates of the region are not recorded.
    #[error("the coordinates of {} are not recorded", region.name)]
    NoCoordinates {
        /// The region.
        region: RegionLabel,
    },
    /// No earlier tie of the two is recorded.
    #[error("no earlier tie of the two regions is recorded")]
    NoTie,
    /// The region states nothing about a key.
    #[error("no {key} of {} is recorded", region.name)]
    NothingStated {
        /// The region.
        region: Box<RegionLabel>,
        /// Key of the attribute.
        key: String,
    },
    /// It is not known whether the region offers anything that its partner states.
    #[error("whether {} offers any {key} of its partner is not recorded", region.name)]
    NoOfferKnown {
        /// The region that would offer it.
        region: Box<RegionLabel>,
        /// Key of the attribute.
        key: String,
    },
    /// All regions have the same number.
    #[error("{key} is the same for all regions")]
    SameEverywhere {
        /// Key of the attribute.
        key: String,
    },
    /// The reason of a user's own criterion.
    #[error("{text}")]
    Text {
        /// One clause without a full stop.
        text: String,
    },
}

impl Unknown {
    /// Returns the regions of which a fact is not recorded; none if the reason names no region.
    ///
    /// ```
    /// use regiopair::{criteria::Unknown, profile::RegionLabel};
    ///
    /// let [id, name, country] = ["salta", "Salta", "AR"].map(str::to_owned);
    /// let salta = RegionLabel { id, name, country };
    /// assert_eq!(Unknown::NoLanguage { region: salta.clone() }.regions(), [&salta]);
    /// assert!(Unknown::NoTie.regions().is_empty());
    /// ```
    pub fn regions(&self) -> Vec<&RegionLabel> {
        match self {
            Self::NoNeed { region }
            | Self::NoStrength { region }
            | Self::MeanProfile { region }
            | Self::NoRelatedDomain { region }
            | Self::NothingNearStrengths { region }
            | Self::NoRelatedTarget { region }
            | Self::NoLanguage { region }
            | Self::NoCoordinates { region } => vec![region],
            Self::NothingStated { region, .. } | Self::NoOfferKnown { region, .. } => vec![region],
            Self::NoPhase { learner, teacher } => vec![learner, teacher],
            Self::FlatProfile
            | Self::NoCommonField
            | Self::NoTie
            | Self::SameEverywhere { .. }
            | Self::Text { .. } => Vec::new(),
        }
    }

    /// Returns the reason of a user's own criterion, such as "the terrain of Molise is not
    /// recorded".
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}
