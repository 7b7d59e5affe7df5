//! Two plans next to each other: who changes partner, and who gains and loses how much.

use serde::{Deserialize, Serialize};

use super::chain::{PartnerChange, chain};
use super::change::Change;
use crate::assignment::{Col, Member, Row};
use crate::plan::Assessment;
use crate::plan::answer::Plan;

/// Another plan next to that of the programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contrast {
    /// The pairs that differ, and what the other plan has more in total; below 0 if it has less.
    pub change: Change,
    /// The regions that have other partners: those of the left side, beginning with that of the pair, each followed by
    /// those whose partners it takes; then those of the right side likewise.
    pub regions: Vec<PartnerChange>,
    /// Whether it is proved that no plan of this kind is better.
    pub optimal: bool,
}

impl Contrast {
    /// The other plan decides otherwise on this pair.
    pub(super) fn between(
        assessed: &Assessment,
        plan: &Plan,
        other: &Plan,
        (row, col): (Row, Col),
    ) -> Self {
        let resolution = assessed.programme().resolution();
        let plans = [plan.pairs.as_slice(), &other.pairs];
        let mut regions = chain(assessed, plans, Member::Row(row));
        regions.extend(chain(assessed, plans, Member::Col(col)));
        let gone = assessed.only_in(&plan.pairs, &other.pairs);
        let change = Change {
            total: resolution.value(other.total - plan.total),
            kept: plan.pairs.len() - gone.len(),
            gone,
            new: assessed.only_in(&other.pairs, &plan.pairs),
        };
        Self { change, regions, optimal: other.optimal }
    }
}
