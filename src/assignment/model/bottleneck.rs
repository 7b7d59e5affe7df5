//! A bottleneck plan and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{HallViolator, Optimum, ProblemError};

/// A bottleneck plan, whose worst pair is as good as possible, with its proof.
///
/// The problem is in mode [`Pairs::Complete`](crate::assignment::Pairs::Complete) or
/// [`Pairs::Largest`](crate::assignment::Pairs::Largest). Among the plans with the best worst pair,
/// this one has the greatest total; remaining ties are broken by the [tie
/// rule](crate::assignment::model::TieRule).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Bottleneck {
    /// The lowest score of a pair; `None` if the plan has no pair.
    pub worst: Option<i64>,
    /// The plan, and prices that prove its total optimal if the cells below `worst` are forbidden.
    pub optimum: Optimum,
    /// A Hall violator whose shortage is the number of members that the plan leaves unpaired: no
    /// plan has more pairs. Empty if the whole smaller side is paired.
    pub most_pairs: HallViolator,
    /// A Hall violator with a greater shortage among the cells above `worst`: no plan has as many
    /// pairs and a better worst pair. Empty if there is no pair.
    pub no_better: HallViolator,
}

/// Why a problem has no bottleneck and no leximin plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BottleneckError {
    /// In [`Pairs::Free`](crate::assignment::Pairs::Free) the plan without pairs has no worst pair.
    #[error(
        "with free pairs a plan without pairs has the best worst score; use complete or \
         largest plans, and forbid the cells below {reservation}"
    )]
    FreePairs {
        /// The reservation of the problem.
        reservation: i64,
    },
    /// A restricted problem could not be built.
    #[error(transparent)]
    Problem(#[from] ProblemError),
}
