//! Which plans are feasible, and what the best one maximises.

use serde::{Deserialize, Serialize};

/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairs {
    /// Every member of the smaller side must be paired; with as many rows as columns, everyone.
    Complete,
    /// As many pairs as the forbidden cells allow, and among such plans the greatest total.
    Largest,
    /// A pair is made only where it pays: the plan maximises Σ (score − reservation) over its
    /// pairs, and anybody may stay unpaired at value 0. A pair at exactly the reservation changes
    /// nothing in that sum; the [tie rule](crate::assignment::model::TieRule) decides, and it prefers a partner.
    Free {
        /// The score at which a pair and no pair are worth the same, in score units.
        reservation: i64,
    },
}
