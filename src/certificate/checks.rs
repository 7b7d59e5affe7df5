//! The conditions of a proof, as data.

use serde::{Deserialize, Serialize};

/// One condition of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Check {
    /// The plan pairs eligible cells only, no member twice, and every member that it must; its total is right.
    PrimalFeasible,
    /// Two prices add up to what a pair counts for or more, on every eligible cell; who may stay
    /// unpaired has a price of 0 or more.
    DualFeasible,
    /// On every pair made, the two prices add up exactly.
    TightOnMatched,
    /// Unpaired members have price 0.
    ZeroPriceOnUnmatched,
    /// The plan is worth the sum of all prices. This follows from the checks before it, and is added up
    /// all the same, as a check on them.
    EqualValues,
    /// Every eligible partner of a member of the Hall set is listed.
    NeighboursListed,
    /// The Hall set has more members, all of whom need a partner, than listed partners.
    TooFewNeighbours,
    /// The worst score is that of the worst pair made, and no plan has a better worst one.
    WorstPair,
    /// Level after level, and for leximin score after score, no plan that is best so far is better.
    EachLevel,
    /// The quotas named must have more pairs than there is room for.
    TooLittleRoom,
    /// Plans are worth what they say, none comes before a better one, and none twice.
    PlansInOrder,
    /// Wherever a plan may depart from those listed, it is no better than the next one.
    NothingLeftOut,
    /// Cases cover everything, and none has a plan better than what is claimed.
    EveryCase,
    /// Everyone's partner is acceptable, and no two would leave the plan for each other.
    Stable,
}

impl Check {
    /// Returns a stable id for documents, such as `primal-feasible`: the one that serde writes.
    pub fn id(self) -> &'static str {
        match self {
            Self::PrimalFeasible => "primal-feasible",
            Self::DualFeasible => "dual-feasible",
            Self::TightOnMatched => "tight-on-matched",
            Self::ZeroPriceOnUnmatched => "zero-price-on-unmatched",
            Self::EqualValues => "equal-values",
            Self::NeighboursListed => "neighbours-listed",
            Self::TooFewNeighbours => "too-few-neighbours",
            Self::WorstPair => "worst-pair",
            Self::EachLevel => "each-level",
            Self::TooLittleRoom => "too-little-room",
            Self::PlansInOrder => "plans-in-order",
            Self::NothingLeftOut => "nothing-left-out",
            Self::EveryCase => "every-case",
            Self::Stable => "stable",
        }
    }
}
