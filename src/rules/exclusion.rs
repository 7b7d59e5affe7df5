//! Whether a pair may be made, and why not.

use serde::{Deserialize, Serialize};

use super::screening::MissingCondition;
use crate::profile::{Profile, RegionLabel};

/// The facts about a pair that rules use.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PairFacts<'a> {
    /// Id of the left region.
    pub left: &'a str,
    /// Id of the right region.
    pub right: &'a str,
    /// What is recorded about the two; `None` if only their ids are known.
    pub profiles: Option<[&'a Profile; 2]>,
    /// Score of the pair at the programme's resolution; `None` if no criterion with a weight is
    /// known.
    pub score: Option<f64>,
    /// The known values of the criteria that rules name, by their ids: before normalisation, at the
    /// programme's resolution.
    pub values: Vec<(&'a str, f64)>,
    /// Great-circle distance; `None` if coordinates are missing.
    pub distance_km: Option<f64>,
    /// Number of themes in which both are known to be strong.
    pub shared_themes: usize,
    /// Whether a tie of the two is recorded.
    pub earlier_tie: bool,
    /// Programmes that have paired them, as recorded.
    pub made_in: Vec<&'a str>,
    /// Labels of the predicates of the user's own that the pair does not satisfy.
    pub rejected_by: Vec<&'a str>,
}

impl PairFacts<'_> {
    /// Returns the value of a criterion; `None` if it is not known.
    pub fn value(&self, criterion: &str) -> Option<f64> {
        self.values.iter().find(|(id, _)| *id == criterion).map(|(_, value)| *value)
    }
}

/// Why a pair may not be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum Exclusion {
    /// The programme forbids it.
    Forbidden {
        /// The programme's reason; may be empty.
        because: String,
    },
    /// Its score is below the minimum of the programme.
    BelowMinimum {
        /// Score of the pair.
        score: f64,
        /// The least score admitted.
        minimum: f64,
    },
    /// Its value of a criterion, before normalisation, is below a minimum.
    BelowMinimumValue {
        /// Id of the criterion.
        criterion: String,
        /// Value of the pair.
        value: f64,
        /// The least value admitted.
        minimum: f64,
    },
    /// Its value of a criterion is not known, and the programme requires one.
    UnknownCriterionValue {
        /// Id of the criterion.
        criterion: String,
        /// The least value admitted.
        minimum: f64,
    },
    /// The two are too far apart.
    TooFar {
        /// Distance of the two.
        distance_km: f64,
        /// The longest distance admitted.
        maximum_km: f64,
    },
    /// The two are not known to share enough themes.
    TooFewThemes {
        /// Themes in which both are strong.
        found: usize,
        /// Themes that are required.
        wanted: usize,
    },
    /// The two have worked together before.
    EarlierTie,
    /// The two are not known to have worked together before.
    NoEarlierTie,
    /// An earlier programme paired the two.
    MadeBefore {
        /// Name of that programme.
        programme: String,
    },
    /// The two have no value of an attribute in common.
    NoSharedValue {
        /// Key of the attribute.
        attribute: String,
        /// The values of the left region.
        left: Vec<String>,
        /// The values of the right region.
        right: Vec<String>,
    },
    /// The two have a value of an attribute in common, but must differ.
    SharedValue {
        /// Key of the attribute.
        attribute: String,
        /// The values that they share.
        values: Vec<String>,
    },
    /// No value of an attribute is known for one of the two, or for both.
    UnknownValue {
        /// Key of the attribute.
        attribute: String,
        /// The regions without a value.
        regions: Vec<RegionLabel>,
    },
    /// It does not satisfy a predicate of the user's own.
    NotEligible {
        /// Label of the predicate.
        label: String,
    },
    /// One of the two has withdrawn.
    Withdrawn {
        /// The region.
        region: RegionLabel,
        /// The reason; may be empty.
        because: String,
    },
    /// One of the two does not meet a condition.
    NotAdmitted {
        /// The region.
        region: RegionLabel,
        /// The conditions that exclude it.
        missing: Vec<MissingCondition>,
    },
    /// The two are in no round together.
    OtherRound,
    /// No criterion with a weight is known for it.
    NothingKnown,
}
