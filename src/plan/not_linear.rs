//! Why the value of a plan is not linear in the weights.

use serde::{Deserialize, Serialize};

use crate::score::NotAdditive;

/// Why the best plan does not maximise a linear function of the weights over plans that stay the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum NotLinear {
    /// The scores are no weighted sums of fixed values.
    Scores(NotAdditive),
    /// A rule looks at scores, so that other weights admit other pairs.
    Rules,
    /// The total of the scores is no objective, or comes after one that depends on the scores.
    Objectives,
    /// Rounds are decided one by one.
    Rounds,
}
