//! Pairings that a programme made.

use serde::{Deserialize, Serialize};

/// A pairing that a programme made, to compare proposals with. It never affects a score.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ObservedPairing {
    /// Name of the programme.
    pub programme: String,
    /// Round of the programme, from 1.
    pub round: u32,
    /// Id of the region on the left side.
    pub left: String,
    /// Id of the region on the right side.
    pub right: String,
    /// Id of the source.
    pub source: String,
}
