//! A stable matching.

use serde::{Deserialize, Serialize};

use crate::assignment::model::Col;

/// Who proposes, and thereby gets the best partners that any stable plan gives them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposers {
    /// Each row has the best column it has in any stable plan, each column the worst rows.
    #[default]
    Rows,
    /// The other way round.
    Cols,
}

/// A stable plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StableMatching {
    /// For each row its column; `None` where the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// Who proposed.
    pub proposers: Proposers,
}
