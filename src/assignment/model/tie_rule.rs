//! How one of several optimal plans is chosen.

use serde::{Deserialize, Serialize};

/// How a plan is chosen among equally good ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum TieRule {
    /// The lexicographically first: row 0 has the lowest column it has in any best plan, then row
    /// 1 the lowest that it has in any best plan with that choice, and so on. To be unpaired comes
    /// after every column.
    #[default]
    LowestColumnFirst,
    /// None: any best plan, though always the same one for the same problem.
    AsFound,
}
