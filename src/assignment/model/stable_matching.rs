//! Stable matchings.

use serde::{Deserialize, Serialize};

use crate::assignment::model::Col;

/// The side that proposes, whose members get their best partners of all stable plans.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposers {
    /// Each row has its best column in any stable plan, each column its worst rows.
    #[default]
    Rows,
    /// Each column has its best rows in any stable plan, each row its worst column.
    Cols,
}

/// A stable matching.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct StableMatching {
    /// The column of each row; `None` if the row stays unpaired.
    pub columns: Vec<Option<Col>>,
    /// The side that proposed.
    pub proposers: Proposers,
}
