//! What a high value of a criterion means.

use serde::{Deserialize, Serialize};

use super::comparison::StatementChoice;

/// What a high value of a criterion means. A report turns it into a clause in its language.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Meaning {
    /// Strengths of the right region meet needs of the left one.
    NeedsOfSeekerMet,
    /// Strengths of the left region meet needs of the right one.
    NeedsOfHostMet,
    /// Both regions are strong in the same domains.
    SharedStrengths,
    /// Both regions are stronger than the mean of their side in the same domains.
    SharedAboveMean,
    /// Both regions are strong in the same themes.
    SharedThemes,
    /// What each region adds to the other is new to it and related to its strengths.
    EachAddsNearStrengths,
    /// What the right region adds to the left one is.
    HostAddsNearStrengths,
    /// What the left region adds to the right one is.
    SeekerAddsNearStrengths,
    /// What each region adds to the other is new to it and related to its targets.
    EachAddsNearTargets,
    /// What the right region adds to the left one is.
    HostAddsNearTargets,
    /// What the left region adds to the right one is.
    SeekerAddsNearTargets,
    /// Each region adds strengths that the other lacks and that are related to further domains which
    /// it lacks.
    EachAddsRelated,
    /// The right region adds such strengths to the left one.
    HostAddsRelated,
    /// The left region adds such strengths to the right one.
    SeekerAddsRelated,
    /// The right region can teach the strategy phases that the left one needs.
    SeekerLearns,
    /// The left region can teach the strategy phases that the right one needs.
    HostLearns,
    /// Each region can teach strategy phases that the other needs.
    BothLearn,
    /// The two are similar in population, area, wealth, terrain and level.
    StructuralLikeness,
    /// The two share a language, or closely related ones.
    Language,
    /// The two are near each other.
    Nearness,
    /// The two have worked together before.
    EarlierTies,
    /// The two have not worked together before.
    NoEarlierTies,
    /// What the two state about a key compares well.
    Statements(StatementChoice),
    /// The meaning of a user's own criterion.
    Text {
        /// One clause without a full stop.
        text: String,
    },
}

impl Meaning {
    /// Returns the meaning of a user's own criterion: one clause without a full stop.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text { text: text.into() }
    }
}
