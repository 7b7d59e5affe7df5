//! Tie-breaking between optimal plans.

use serde::{Deserialize, Serialize};

/// How ties between optimal plans are broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TieRule {
    /// The lexicographically smallest plan: row 0 has the lowest column that it has in any optimal
    /// plan, then row 1 the lowest given that choice, and so on. Staying unpaired comes after every
    /// column.
    #[default]
    LowestColumnFirst,
    /// No rule: any optimal plan, but always the same one for the same problem.
    AsFound,
}
