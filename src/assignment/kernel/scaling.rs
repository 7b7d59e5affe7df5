//! Costs inside the solver: values negated and scaled.
//!
//! An auction needs steps smaller than the differences between scores. Where scores are small
//! whole numbers, we therefore multiply them. Prices come back to score units by rounding one
//! side down and the other up: if u + v ≤ c·k then ⌊u/k⌋ + ⌈v/k⌉ ≤ c, with equality where there was
//! equality, because c is whole.

use crate::assignment::kernel::dual_state::DualState;
use crate::assignment::model::Problem;

/// How costs are made from scores.
#[derive(Debug, Clone, Copy)]
pub(in crate::assignment) struct Scale {
    /// What is taken off every score.
    reservation: i64,
    factor: i64,
    /// The most units that are taken inside as a price to begin with.
    most: i64,
}

/// Costs are multiplied up to this magnitude, where the shape allows it; an auction needs fine
/// steps.
const COST_MAGNITUDE: i64 = 1 << 30;

impl Scale {
    /// The scale for a problem's range of scores.
    pub(in crate::assignment) fn of(problem: &Problem, reservation: i64) -> Self {
        let worths = problem.eligible_cells().map(|(_, _, score)| score - reservation);
        let greatest = worths.map(i64::abs).max();
        let shape = (problem.rows(), problem.cols());
        Self::for_magnitude(shape, reservation, greatest.unwrap_or(0))
    }

    /// The scale for worths of a known greatest magnitude.
    pub(in crate::assignment) fn for_magnitude(
        (rows, cols): (usize, usize),
        reservation: i64,
        greatest: i64,
    ) -> Self {
        let bearable = Problem::score_limit(rows, cols);
        let limit = bearable.min(COST_MAGNITUDE);
        let mut factor = 1;
        while greatest * factor <= limit / 2 && factor < COST_MAGNITUDE {
            factor *= 2;
        }
        Self { reservation, factor, most: bearable / factor }
    }

    pub(in crate::assignment) fn cost(self, score: i64) -> i64 {
        (self.reservation - score) * self.factor
    }

    /// A price to begin with, inside the solver; one out of all proportion is brought down.
    pub(in crate::assignment) fn price(self, units: i64) -> i64 {
        -units.clamp(-self.most, self.most) * self.factor
    }

    /// The score units of a cost.
    pub(in crate::assignment) fn units(self, cost: i64) -> i64 {
        cost / self.factor
    }

    /// What a sum of prices inside means as a bound on worth.
    pub(in crate::assignment) fn worth(self, sum: i64) -> i64 {
        -sum.div_euclid(self.factor)
    }

    /// Prices in score units; the plan stays.
    pub(in crate::assignment) fn undo(self, mut state: DualState<i64>) -> DualState<i64> {
        for price in &mut state.rows.price {
            *price = price.div_euclid(self.factor);
        }
        for price in &mut state.cols.price {
            *price = -(-*price).div_euclid(self.factor);
        }
        state
    }
}
