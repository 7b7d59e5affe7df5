//! How many plans are optimal, as data.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Row};

/// How many plans are equally good, and the pairs that all of them have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TiedPlans {
    /// How many were counted, 1 or more.
    pub count: usize,
    /// Whether these are all; otherwise there are more.
    pub is_complete: bool,
    /// The pairs that all of them have, counted or not, ascending.
    pub common: Vec<(Row, Col)>,
}
