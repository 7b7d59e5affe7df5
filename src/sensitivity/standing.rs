//! How a pair stands to a plan, and what the other decision would cost.

use serde::{Deserialize, Serialize};

use crate::rules::Exclusion;

/// Whether a loss is the least one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It is proved that no other plan loses less.
    Exact,
    /// A plan that loses this much is known; the search ended before it was proved that none loses less.
    AtMost,
}

/// What a plan loses against the best one, objective by objective.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Loss {
    /// One amount for each objective, in order. In pairs for
    /// [`Objective::Pairs`](crate::rules::Objective::Pairs) and
    /// [`FewestChanges`](crate::rules::Objective::FewestChanges); else in points at the programme's resolution. For
    /// [`Leximin`](crate::rules::Objective::Leximin) it is the difference of the first scores, from the worst pair up,
    /// that differ. The first amount that is not 0 is above 0; later ones may have either sign.
    pub amounts: Vec<f64>,
    /// Whether it is the least loss.
    pub certainty: Certainty,
}

impl Loss {
    /// Whether nothing is lost: another plan is as good by every objective.
    pub fn is_zero(&self) -> bool {
        self.amounts.iter().all(|&amount| amount == 0.0)
    }
}

/// How a pair stands to the plan of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
#[non_exhaustive]
pub enum PairStanding {
    /// The plan has it.
    Proposed {
        /// Its exit margin: what the best plan without it loses. With the greatest total as the only objective it is
        /// also what the pair's score may lose before the pair leaves the plan.
        exit: Loss,
    },
    /// The plan has it, and so does every plan that satisfies the rules.
    Necessary,
    /// The plan has it; whether a plan can do without it was not found out within the effort.
    ProposedUndecided,
    /// The plan does not have it, but another plan may.
    Possible {
        /// What the best plan with it loses. With the greatest total as the only objective it is also what the pair's
        /// score must gain for the pair to be in a best plan.
        loss: Loss,
    },
    /// No plan that satisfies the rules has it, although no rule forbids it by itself.
    Impossible,
    /// Whether a plan may have it was not found out within the effort.
    Undecided,
    /// A rule forbids it by itself.
    Excluded {
        /// The first reason.
        exclusion: Exclusion,
    },
}

impl PairStanding {
    /// Whether the plan has the pair.
    pub fn is_proposed(&self) -> bool {
        matches!(self, Self::Proposed { .. } | Self::Necessary | Self::ProposedUndecided)
    }

    /// Returns the exit margin of a proposed pair or the loss of another one; `None` if there is none.
    pub fn loss(&self) -> Option<&Loss> {
        match self {
            Self::Proposed { exit: loss } | Self::Possible { loss } => Some(loss),
            _ => None,
        }
    }
}
