//! What a plan loses without each of its pairs.

use super::standing::{Loss, PairStanding};
use super::values::Values;
use crate::assignment::{Col, Row};
use crate::parallel;
use crate::plan::{Assessment, PlanningError};
use crate::rules::Objective;

/// The pairs of a plan, and what the best plan without each of them loses.
pub(super) struct Exits {
    pub(super) objectives: Vec<Objective>,
    /// By rows.
    pub(super) pairs: Vec<((Row, Col), PairStanding)>,
}

impl Exits {
    /// What the total loses without a pair, if the objectives before it lose nothing.
    pub(super) fn margin(&self, exit: &Loss) -> Option<f64> {
        let first = exit.amounts.iter().position(|&amount| amount != 0.0);
        let total = self.objectives.iter().position(|it| *it == Objective::Total)?;
        if first.is_some_and(|first| first < total) {
            return None;
        }
        exit.amounts.get(total).copied()
    }
}

impl Assessment {
    /// The exits of the best plan: all at once where the rules are flows and the objectives are sums, by a plan for each
    /// pair under other objectives. Under side constraints that takes long, and is only done if it is asked for.
    pub(super) fn exits(&self, by_search: bool) -> Result<Exits, PlanningError> {
        let values = Values::new(self);
        let stages = self.stages()?;
        let mut pairs = Vec::new();
        for (place, stage) in stages.iter().enumerate() {
            let own = stage.plan.pairs.iter().copied();
            let own = own.filter(|(row, _)| self.stage_of(row.0, stages.len()) == Some(place));
            let own: Vec<(Row, Col)> = own.collect();
            let is_flow = stage.model(self)?.constraints.is_empty();
            if !is_flow && !by_search {
                pairs.extend(own.into_iter().map(|pair| (pair, PairStanding::ProposedUndecided)));
            } else if is_flow && values.are_sums() {
                let all = self.found(stage, &values)?;
                pairs.extend(
                    own.iter().map(|&(row, col)| ((row, col), all[[row.0, col.0]].clone())),
                );
            } else {
                let found =
                    parallel::map(own.len(), |place| self.standing(stage, &values, own[place]));
                for (pair, standing) in own.into_iter().zip(found) {
                    pairs.push((pair, standing?));
                }
            }
        }
        pairs.sort_by_key(|(pair, _)| *pair);
        Ok(Exits { objectives: values.objectives().cloned().collect(), pairs })
    }
}
