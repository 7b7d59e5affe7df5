//! What a passed check says.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::{Pairs, Price};

/// An answer that passed, and the sums that were found equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Certificate {
    /// The checks passed, in the order in which they were made.
    pub passed: Vec<Check>,
    /// What the plan is worth; 0 for an infeasible problem.
    pub primal: Value,
    /// Sum of all prices, an upper bound for every plan; 0 for an infeasible problem.
    pub dual: Value,
    /// How many members must stay unpaired at least; 0 for an optimum. 1 where side constraints
    /// leave no plan.
    pub shortage: usize,
}

impl Certificate {
    /// Of an optimum whose five checks passed.
    pub(super) fn of_optimum(primal: Value, dual: Value) -> Self {
        Self {
            passed: vec![
                Check::PrimalFeasible,
                Check::DualFeasible,
                Check::TightOnMatched,
                Check::ZeroPriceOnUnmatched,
                Check::EqualValues,
            ],
            primal,
            dual,
            shortage: 0,
        }
    }

    /// Of a Hall set.
    pub(super) fn of_hall(shortage: usize) -> Self {
        Self {
            passed: vec![Check::NeighboursListed, Check::TooFewNeighbours],
            primal: Value::ZERO,
            dual: Value::ZERO,
            shortage,
        }
    }

    /// Upper bound less value: how much better a plan could be at most. Always 0, since an answer
    /// with a gap is a [`Flaw`](super::Flaw), but for those that say that they are
    /// [unfinished](crate::assignment::Constrained::Unfinished); where these have no plan, its value
    /// is taken as 0.
    pub fn gap(&self) -> Value {
        Value {
            pairs: self.dual.pairs - self.primal.pairs,
            score: self.dual.score - self.primal.score,
        }
    }

    /// Whether the certificate is about an optimum and not about an infeasible problem.
    pub fn is_optimum(&self) -> bool {
        self.shortage == 0
    }
}

/// A ranking that passed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RankingCertificate {
    /// The checks passed, in the order in which they were made.
    pub passed: Vec<Check>,
    /// How many plans are listed.
    pub plans: usize,
    /// In how many places plans were shown to be no better than the next one.
    pub departures: usize,
}

/// One condition of a proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Check {
    /// The plan pairs eligible cells only, nobody twice, and everybody it must; its total is right.
    PrimalFeasible,
    /// Two prices add up to what a pair counts for or more, on every eligible cell; who may stay
    /// unpaired has a price of 0 or more.
    DualFeasible,
    /// On every pair made, the two prices add up exactly.
    TightOnMatched,
    /// Whoever is unpaired has price 0.
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
    /// Level by level, prices prove that no plan that is best so far has fewer pairs of the score.
    Levels,
    /// Level after level, no plan that is best so far is better.
    EachLevel,
    /// The quotas named must have more pairs than there is room for.
    TooLittleRoom,
    /// Plans are worth what they say, none comes before a better one, and none twice.
    InOrder,
    /// Wherever a plan may depart from those listed, it is no better than the next one.
    NothingLeftOut,
    /// Cases cover everything, and none has a plan better than what is claimed.
    EveryCase,
    /// Everyone's partner is acceptable, and no two would leave the plan for each other.
    Stable,
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PrimalFeasible => "plan feasible",
            Self::DualFeasible => "prices feasible",
            Self::TightOnMatched => "prices tight on pairs made",
            Self::ZeroPriceOnUnmatched => "price zero where unpaired",
            Self::EqualValues => "plan and prices of equal value",
            Self::NeighboursListed => "every neighbour listed",
            Self::TooFewNeighbours => "fewer neighbours than members",
            Self::WorstPair => "worst pair as good as can be",
            Self::Levels => "every score as rare as can be, worst first",
            Self::EachLevel => "every level as good as those before it allow",
            Self::TooLittleRoom => "more pairs needed than there is room for",
            Self::InOrder => "plans in order",
            Self::NothingLeftOut => "nothing better left out",
            Self::EveryCase => "nothing better in any case",
            Self::Stable => "no two would leave for each other",
        })
    }
}

/// A sum of [`Price`]s in 128 bits: pairs first, then score units.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
pub struct Value {
    /// Pairs; compared first. 0 except in [`Pairs::Largest`](crate::assignment::Pairs::Largest).
    pub pairs: i128,
    /// Score units; compared second.
    pub score: i128,
}

impl Value {
    pub(super) const ZERO: Self = Self { pairs: 0, score: 0 };

    /// What a pair counts for; written anew here, so that a slip in the solvers' version shows.
    pub(super) fn of_pair(pairs: Pairs, score: i64) -> Self {
        let score = i128::from(score);
        match pairs {
            Pairs::Complete => Self { pairs: 0, score },
            Pairs::Largest => Self { pairs: 1, score },
            Pairs::Free { reservation } => {
                Self { pairs: 0, score: score - i128::from(reservation) }
            }
        }
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self { pairs: self.pairs - other.pairs, score: self.score - other.score }
    }

    pub(super) fn times(self, count: usize) -> Self {
        let count = count as i128;
        Self { pairs: self.pairs * count, score: self.score * count }
    }

    pub(super) fn plus(self, other: Self) -> Self {
        Self { pairs: self.pairs + other.pairs, score: self.score + other.score }
    }
}

impl From<Price> for Value {
    fn from(price: Price) -> Self {
        Self { pairs: price.pairs.into(), score: price.score.into() }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pairs == 0 {
            write!(f, "{}", self.score)
        } else {
            write!(f, "{} pairs and {}", self.pairs, self.score)
        }
    }
}
