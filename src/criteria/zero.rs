//! Why the value of a criterion is 0.

use serde::{Deserialize, Serialize};

use super::reason::Reason;
use crate::profile::RegionLabel;

/// Why the value of a criterion is 0 for a pair: known to be nothing, in contrast to
/// [`Unknown`](super::Unknown). A report turns it into a clause in its language.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum ZeroReason {
    /// No strength of one region is similar to a need of the other.
    NoNeedMet {
        /// The region that has the needs.
        needs: RegionLabel,
        /// The region that has the strengths.
        offers: RegionLabel,
    },
    /// The strengths of one region cover the needs of the other no better than those of a typical
    /// partner with as many strengths.
    NoBetterThanTypical {
        /// The region that has the needs.
        needs: RegionLabel,
        /// The region that has the strengths.
        offers: RegionLabel,
        /// The share of the needs that is covered, in [0, 1].
        coverage: f64,
        /// The share that a typical partner covers, in [0, 1].
        typical: f64,
    },
    /// The two are strong in no common domain.
    NoSharedDomain,
    /// The shares of the two profiles are exactly opposed: where one has more, the other has less.
    OppositeProfiles,
    /// The two are active in no common theme.
    NoSharedTheme,
    /// One region has every strength of the other already.
    NothingNew {
        /// The region that has them.
        receiver: RegionLabel,
        /// The region that would add them.
        giver: RegionLabel,
    },
    /// What one region would add is related to nothing else that the other lacks.
    NothingRelated {
        /// The region that would receive it.
        receiver: RegionLabel,
        /// The region that would add it.
        giver: RegionLabel,
    },
    /// What one region would add is related to no strength of the other.
    NothingNearStrengths {
        /// The region that would receive it.
        receiver: RegionLabel,
        /// The region that would add it.
        giver: RegionLabel,
    },
    /// What one region would add is related to no target of the other.
    NothingNearTargets {
        /// The region that would receive it.
        receiver: RegionLabel,
        /// The region that would add it.
        giver: RegionLabel,
    },
    /// One region is known to need nothing in the strategy phases that are recorded.
    NoPhaseNeeded {
        /// The region that would learn.
        learner: RegionLabel,
    },
    /// In the strategy phases that one region needs, the other has no more capacity than it has itself.
    NothingToTeach {
        /// The region that would learn.
        learner: RegionLabel,
        /// The region that would teach.
        teacher: RegionLabel,
    },
    /// The two differ in everything that is compared, as far as two regions of the dataset can.
    NothingAlike {
        /// What is compared.
        compared: Vec<Reason>,
    },
    /// The two have no language in common, nor related ones if these count.
    NoCommonLanguage {
        /// The languages of the left region, ISO 639.
        left: Vec<String>,
        /// The languages of the right region, ISO 639.
        right: Vec<String>,
    },
    /// The two state no common term.
    NoSharedTerm {
        /// Key of the attribute.
        key: String,
    },
    /// Neither offers what the other states, or the only one that may does not.
    NothingOffered {
        /// Key of the attribute.
        key: String,
    },
    /// The two are as far apart as two places can be.
    FarthestApart {
        /// Great-circle distance in kilometres.
        km: f64,
    },
    /// The two have worked together before, and the criterion favours new contacts.
    WorkedTogether {
        /// The year in which it began, if known.
        since: Option<i32>,
        /// What the tie consists of, in the words of the dataset.
        what: String,
    },
    /// The value is the lowest of all pairs, and becomes 0 where the values are rescaled.
    Lowest,
    /// The criterion found nothing that counts, and does not say why.
    NothingCounts,
    /// The reason of a user's own criterion.
    Text {
        /// One clause without a full stop.
        text: String,
    },
}

impl ZeroReason {
    /// Returns the reason of a user's own criterion, such as "only one of the two lies on the coast".
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}
