//! The statements of a derivation, as data.

use serde::{Deserialize, Serialize};

use super::rule_note::RuleNote;
use crate::profile::RegionLabel;
use crate::rules::{GroupLabel, RuleId};

/// One statement of a derivation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Statement {
    /// A rule, and what it means for these regions.
    Rule {
        /// The rule.
        rule: RuleNote,
        /// What it means here, where that is more than the rule itself.
        consequence: Option<Consequence>,
    },
    /// An earlier round, or the programme, has paired two regions already.
    PairedAlready {
        /// The left region.
        left: RegionLabel,
        /// The right region.
        right: RegionLabel,
    },
    /// Regions need pairs, although no rule by itself says so.
    NeedOfGroup {
        /// Which group, if there are several.
        group: Option<GroupLabel>,
        /// The regions.
        regions: RegionGroup,
        /// The least number of pairs.
        pairs: usize,
    },
    /// Regions have no more possible partners than this.
    NoMorePartners {
        /// Which group, if there are several.
        group: Option<GroupLabel>,
        /// The regions.
        regions: RegionGroup,
        /// The greatest number of pairs.
        pairs: usize,
    },
    /// Pairs that none of the limits counts.
    UncountedPairs {
        /// Their number.
        pairs: usize,
    },
    /// The best score among the pairs that a minimum excludes.
    BestScore {
        /// The score.
        score: f64,
    },
    /// The highest value of a criterion among the pairs that a minimum excludes.
    HighestValue {
        /// Id of the criterion.
        criterion: String,
        /// The value, before normalisation.
        value: f64,
    },
    /// Pairs that no criterion with a weight can score.
    UnknownPairs {
        /// Their number.
        unknown: usize,
        /// Number of all pairs of these regions.
        pairs: usize,
    },
    /// There are no more pairs of the kind that a rule counts.
    PairsOfKind {
        /// Their number.
        pairs: usize,
    },
    /// Regions need more pairs than they can have.
    Shortage {
        /// The regions.
        regions: RegionGroup,
        /// The least number of pairs that they need.
        needed: usize,
        /// The greatest number of pairs that they can have.
        possible: usize,
    },
    /// Regions need pairs.
    Needed {
        /// The regions.
        regions: RegionGroup,
        /// The least number of pairs.
        pairs: usize,
    },
    /// Only this number of pairs is possible.
    Possible {
        /// The greatest number of pairs.
        pairs: usize,
    },
    /// More pairs are required of one region than it may have.
    TooManyRequired {
        /// The region.
        region: RegionLabel,
        /// Number of required pairs.
        required: usize,
        /// The greatest number of pairs that it may have.
        allowed: usize,
    },
    /// Pairs are required of one region.
    Required {
        /// The region.
        region: RegionLabel,
        /// Their number.
        pairs: usize,
    },
    /// One region may have a number of pairs.
    Allowed {
        /// The region.
        region: RegionLabel,
        /// The greatest number of pairs.
        pairs: usize,
    },
    /// A rule on a kind of pairs cannot be met together with the other rules.
    OutOfReach {
        /// The rule.
        rule: RuleNote,
        /// Which group, if the rule has several.
        group: Option<GroupLabel>,
        /// What the other rules leave of these pairs.
        limit: Limit,
    },
    /// What the other rules and the data leave of the pairs that a rule counts.
    LimitOfKind {
        /// What they leave.
        limit: Limit,
    },
    /// A required pair is impossible under the other rules and the data.
    RequiredButImpossible {
        /// The left region.
        left: RegionLabel,
        /// The right region.
        right: RegionLabel,
    },
    /// Two regions cannot be paired under the other rules and the data.
    Impossible {
        /// The left region.
        left: RegionLabel,
        /// The right region.
        right: RegionLabel,
    },
    /// No plan satisfies all rules, shown by going through all cases.
    AllCasesFail,
}

/// What a rule means for the regions of a clash.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Consequence {
    /// They need this number of pairs.
    Needs {
        /// Which group, if the rule has several.
        group: Option<GroupLabel>,
        /// The regions.
        regions: RegionGroup,
        /// The least number of pairs.
        pairs: usize,
    },
    /// They can have no more than this number of pairs.
    Limits {
        /// Which group, if the rule has several.
        group: Option<GroupLabel>,
        /// The regions.
        regions: RegionGroup,
        /// The greatest number of pairs.
        pairs: usize,
    },
    /// It excludes some of their pairs.
    Excludes {
        /// Number of excluded pairs.
        excluded: usize,
        /// Number of all pairs of these regions.
        pairs: usize,
    },
}

/// Some regions, or all of one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegionGroup {
    /// Name of the side, if the group is a whole side.
    pub whole_side: Option<String>,
    /// The label of that side.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub whole_side_label: Option<String>,
    /// The regions.
    pub regions: Vec<RegionLabel>,
}

impl RegionGroup {
    /// The side as people read it, if the group is a whole side: its label, or its id in a document without one.
    pub fn side_label(&self) -> Option<&str> {
        self.whole_side_label.as_deref().or(self.whole_side.as_deref())
    }
}

/// How many pairs of a kind are possible or unavoidable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Limit {
    /// No more than this number can be made.
    AtMost(usize),
    /// No fewer than this number must be made.
    AtLeast(usize),
    /// Some must be made, but no more than this number can: none is too few, and all are.
    Between {
        /// No fewer than this number must be made.
        least: usize,
        /// No more than this number can be made.
        most: usize,
    },
}

/// What a statement rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A rule.
    Rule(RuleId),
    /// The data.
    Data,
    /// The statements below it.
    Conclusion,
}

impl Statement {
    /// Returns what the statement rests on.
    pub fn basis(&self) -> Basis {
        match self {
            Self::Rule { rule, .. } => Basis::Rule(rule.rule),
            Self::PairedAlready { .. } => Basis::Rule(RuleId::Rounds),
            Self::NeedOfGroup { .. }
            | Self::NoMorePartners { .. }
            | Self::UncountedPairs { .. }
            | Self::BestScore { .. }
            | Self::HighestValue { .. }
            | Self::UnknownPairs { .. }
            | Self::PairsOfKind { .. } => Basis::Data,
            Self::Shortage { .. }
            | Self::Needed { .. }
            | Self::Possible { .. }
            | Self::TooManyRequired { .. }
            | Self::Required { .. }
            | Self::Allowed { .. }
            | Self::OutOfReach { .. }
            | Self::LimitOfKind { .. }
            | Self::RequiredButImpossible { .. }
            | Self::Impossible { .. }
            | Self::AllCasesFail => Basis::Conclusion,
        }
    }
}
