//! Why probabilities cannot be computed.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Member, ProblemError};

/// The greatest β that is accepted. At the default resolution, a plan that is one step below the best
/// has a probability of 0 long before: exp(−1000) is none.
pub const MAX_BETA: f64 = 1e12;

/// The most members of the shorter side whose subsets are enumerated.
pub const MAX_MEMBERS: usize = 22;

/// The most memory that the tables over subsets may take: 1 GiB.
pub const MAX_TABLE_BYTES: u64 = 1 << 30;

/// Why probabilities of plans cannot be computed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum GibbsError {
    /// β is negative, too large or no number.
    #[error("beta is {value}; accepted: 0 to {limit:e}", limit = MAX_BETA)]
    Beta {
        /// The value given, as text, since NaN has no number in JSON.
        value: String,
    },
    /// No plan is feasible, so none has a probability.
    #[error("no plan is feasible, so there is nothing to distribute over")]
    NoPlan,
    /// A member that must have a partner is not in the table.
    #[error("{member} must have a partner, but the table has {rows} rows and {cols} columns")]
    Outside {
        /// The member.
        member: Member,
        /// Rows of the table.
        rows: usize,
        /// Columns of the table.
        cols: usize,
    },
    /// The tables over subsets of the shorter side would be too large.
    #[error(
        "the exact method takes tables over the subsets of {members} members, {bytes} bytes; the limits are \
         {MAX_MEMBERS} members and {MAX_TABLE_BYTES} bytes; draw a sample instead"
    )]
    TooLarge {
        /// Members of the shorter side that depend on each other.
        members: usize,
        /// The memory that the tables would take.
        bytes: u128,
    },
    /// The number of plans to draw is 0, or they would take too much memory.
    #[error("{requested} plans are requested; accepted: 1 to {limit}")]
    Draws {
        /// The number requested.
        requested: usize,
        /// The most plans of this size that are drawn.
        limit: usize,
    },
    /// The plan from which a chain starts is not feasible.
    #[error("the plan to start from is not feasible")]
    Start,
    /// The scores, with what they must outweigh, exceed 64 bits.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// The callback stopped the work.
    #[error("the work was stopped before there was a result")]
    Stopped,
}
