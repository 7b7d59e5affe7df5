//! Plans compared objective by objective.

use super::standing::{Certainty, Loss};
use crate::assignment::model::Level;
use crate::assignment::{Col, Resolution, Row};
use crate::plan::Assessment;
use crate::plan::answer::Plan;
use crate::rules::Objective;

/// The objectives of a programme, with which plans are compared.
pub(super) struct Values {
    levels: Vec<(Objective, Level)>,
    resolution: Resolution,
}

impl Values {
    pub(super) fn new(assessed: &Assessment) -> Self {
        let resolution = assessed.programme().resolution();
        Self { levels: assessed.objective_levels(), resolution }
    }

    pub(super) fn objectives(&self) -> impl Iterator<Item = &Objective> + '_ {
        self.levels.iter().map(|(objective, _)| objective)
    }

    /// Whether every objective is a sum over the pairs.
    pub(super) fn are_sums(&self) -> bool {
        self.levels.iter().all(|(_, level)| matches!(level, Level::MaximizeSum(_)))
    }

    /// What a plan loses against the best one.
    pub(super) fn loss(&self, best: &Plan, other: &Plan) -> Loss {
        let lost = |(_, level): &(Objective, Level)| lost(level, &best.pairs, &other.pairs);
        let certainty =
            if best.optimal && other.optimal { Certainty::Exact } else { Certainty::AtMost };
        self.points(self.levels.iter().map(lost), certainty)
    }

    /// A loss from the amounts of the solvers; those behind the objectives are left out.
    pub(super) fn points(
        &self,
        amounts: impl IntoIterator<Item = i64>,
        certainty: Certainty,
    ) -> Loss {
        let in_points = |((objective, _), amount): (&(Objective, Level), i64)| match objective {
            Objective::Pairs | Objective::FewestChanges => amount as f64,
            _ => self.resolution.value(amount),
        };
        Loss { amounts: self.levels.iter().zip(amounts).map(in_points).collect(), certainty }
    }
}

/// What the second plan lacks at a level, in the unit of the level.
fn lost(level: &Level, best: &[(Row, Col)], other: &[(Row, Col)]) -> i64 {
    let (best, other) = (level.reached(best), level.reached(other));
    let mut both = best.iter().zip(&other).map(|(best, other)| best - other);
    both.find(|&lost| lost != 0).unwrap_or(0)
}
