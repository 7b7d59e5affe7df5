//! A bottleneck plan and its proof.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{HallViolator, Optimum, ProblemError};

/// The plan whose worst pair is best, with its proof.
///
/// A plan is one of [`Pairs::Complete`](crate::assignment::Pairs::Complete) or of [`Pairs::Largest`](crate::assignment::Pairs::Largest); among those with the best worst
/// pair it has the greatest total, and among these it is the first by the
/// [tie rule](crate::assignment::model::TieRule).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Bottleneck {
    /// The lowest score of a pair; `None` where the plan has no pair.
    pub worst: Option<i64>,
    /// The plan, and prices that prove its total the greatest in the problem whose cells below
    /// `worst` are forbidden.
    pub optimum: Optimum,
    /// Members of the smaller side who lack as many partners as the plan leaves unpaired: no plan
    /// has more pairs. Empty where the whole smaller side is paired.
    pub most_pairs: HallViolator,
    /// Members of the smaller side who lack more partners than that where only scores above `worst`
    /// count: no plan has that many pairs and a better worst one. Empty where there is no pair.
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
