//! What a reader should know about a proposal, as data.

use serde::{Deserialize, Serialize};

use crate::profile::{Coder, RegionLabel};
use crate::rules::{ComparedValues, MissingCondition};
use crate::score::WeightWarning;

/// Something that a reader of the whole proposal should know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Notice {
    /// A criterion is unknown for every pair and does not affect the scores.
    SilentCriterion {
        /// Id of the criterion.
        criterion: String,
    },
    /// A criterion decides much more than its weight says, or the opposite of it.
    EffectiveWeight {
        /// Id of the criterion.
        criterion: String,
        /// Which of the two.
        warning: WeightWarning,
        /// Its nominal weight, in [0, 1].
        nominal: f64,
        /// Its effective weight, as a share of 1.
        effective: f64,
    },
    /// The programme measures similarity by related domains, but the dataset states none.
    NoRelatedDomains,
    /// It is unknown whether some admitted regions meet all conditions.
    FlaggedRegions {
        /// Number of these regions.
        count: usize,
    },
    /// The programme takes the strengths and needs of one coder, who has coded none of some candidates
    /// that the other has coded; nothing is known of theirs.
    NotCoded {
        /// The coder whose rows alone are taken.
        coder: Coder,
        /// The candidates that only the other has coded.
        regions: Vec<RegionLabel>,
    },
    /// It is unknown whether some of the pairs satisfy a rule on the values of an attribute.
    UnknownValues {
        /// Key of the attribute.
        attribute: String,
        /// How the values of the two regions of a pair must compare.
        values: ComparedValues,
        /// Number of these pairs.
        pairs: usize,
        /// Their regions without a known value.
        regions: Vec<RegionLabel>,
    },
    /// Regions take part although others that contain them do too, and no rule links the two.
    PartsOfOthers {
        /// Each such region, with the smallest one that contains it and takes part.
        parts: Vec<PartOfOther>,
    },
    /// The value of a criterion, for which there is a minimum, is unknown for some of the pairs.
    UnknownCriterionValues {
        /// Id of the criterion.
        criterion: String,
        /// The least value admitted.
        minimum: f64,
        /// These pairs, in the order of the plan.
        pairs: Vec<FlaggedPair>,
    },
    /// Each round is proved optimal by itself; all rounds together need not be.
    RoundsOneByOne,
    /// A round has no plan.
    RoundWithoutPlan {
        /// Name of the round.
        round: String,
        /// Whether there are earlier rounds; they have a plan.
        has_earlier_rounds: bool,
    },
    /// The plan is one of a ranking, after better or equally good ones.
    RankedPlan {
        /// Its place, from 2; the best plan is the first.
        rank: usize,
    },
    /// Further plans are as good as this one, the last of a ranking, and are not listed.
    EquallyGoodPlans,
    /// Pairs of the plan have the score 0.
    ZeroScores {
        /// Number of these pairs.
        count: usize,
        /// Number of all pairs of the plan.
        pairs: usize,
    },
    /// Within the effort, neither a plan nor a proof that there is none was found.
    Undecided,
}

/// A region, and one that contains it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartOfOther {
    /// The region.
    pub part: RegionLabel,
    /// The region that contains it.
    pub whole: RegionLabel,
}

/// A pair that a rule admits although it is unknown whether it satisfies it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FlaggedPair {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
}

/// Why a region has no partner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum UnmatchedReason {
    /// It is in no round of the programme.
    NoRound,
    /// It has withdrawn.
    Withdrawn {
        /// The reason given; may be empty.
        because: String,
    },
    /// It does not meet conditions of the programme.
    NotAdmitted {
        /// The conditions that exclude it.
        missing: Vec<MissingCondition>,
    },
    /// The rules leave it no partner.
    NoEligiblePartner,
    /// No plan satisfies the rules.
    NoPlan,
    /// The best plan under the rules has no partner for it.
    NotInBestPlan,
    /// Its side has more candidates than there are places.
    TooFewPlaces {
        /// Number of candidates on its side.
        candidates: usize,
        /// Number of places on the other side.
        places: usize,
    },
    /// No further pair would raise the total.
    NoGain,
    /// Its possible partners have others, and no other choice has a greater total.
    PartnersTaken,
}
