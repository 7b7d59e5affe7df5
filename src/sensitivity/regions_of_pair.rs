//! The names of the two regions of a pair.

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Row};
use crate::plan::Assessment;
use crate::profile::RegionLabel;

/// Two regions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionsOfPair {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
}

impl RegionsOfPair {
    pub(crate) fn of(assessed: &Assessment, (row, col): (Row, Col)) -> Self {
        let left = assessed.left().profiles()[row.0].region.label();
        Self { left, right: assessed.right().profiles()[col.0].region.label() }
    }

    /// The pairs of a plan that another one lacks.
    pub(crate) fn new_in(
        assessed: &Assessment,
        plan: &[(Row, Col)],
        old: &[(Row, Col)],
    ) -> Vec<Self> {
        let new = plan.iter().filter(|pair| !old.contains(pair));
        new.map(|&pair| Self::of(assessed, pair)).collect()
    }
}
