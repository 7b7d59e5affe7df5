//! Lagrangian bounds in whole numbers: with prices on the side constraints, the rest is a flow.

use std::sync::Arc;

use crate::assignment::branch_and_bound::instance::Instance;
use crate::assignment::branch_and_bound::node_state::{CellState, NodeState};
use crate::assignment::min_cost_flow::reoptimize::{Oracle, PenalizedCost};
use crate::assignment::model::Multipliers;

/// A multiple of all small numbers, so that prices that are fractions of them come out whole.
const COARSEST_SCALE: i64 = 720_720;

/// Prices of all lines and limits, multiplied by the scale.
#[derive(Debug, Clone)]
pub(super) struct LagrangianPrices {
    pub(super) scale: i64,
    pub(super) lines: Vec<i128>,
    pub(super) limits: Vec<i128>,
}

/// A bound and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct LagrangianBound {
    pub(super) prices: Arc<LagrangianPrices>,
    /// No plan is worth more than this divided by the scale.
    pub(super) sum: i128,
}

impl LagrangianBound {
    /// No plan is worth more; `None` where there is no plan.
    pub(super) fn value(&self) -> Option<i128> {
        match self.prices.scale {
            0 if self.sum < 0 => None,
            // A proof that failed says nothing.
            0 => Some(i128::MAX),
            scale => Some(self.sum.div_euclid(scale.into())),
        }
    }

    /// Whether no plan is better than one of this value.
    pub(super) fn closes(&self, value: Option<i64>) -> bool {
        match (self.value(), value) {
            (None, _) => true,
            (Some(bound), Some(value)) => bound <= value.into(),
            (Some(_), None) => false,
        }
    }
}

impl LagrangianPrices {
    /// What is left of each cell's worth after its prices.
    fn left(&self, instance: &Instance<'_>, cell: usize) -> i128 {
        let worth = i128::from(self.scale) * i128::from(instance.worth[cell]);
        let lines =
            instance.counts[cell].iter().map(|&(line, by)| self.lines[line] * i128::from(by));
        worth - lines.sum::<i128>()
    }

    /// The bound of these prices, and what is left of each cell's worth after all of them.
    pub(super) fn bound(&self, instance: &Instance<'_>, state: &NodeState) -> (i128, Vec<i128>) {
        let mut sum = 0_i128;
        for (line, &price) in self.lines.iter().enumerate() {
            let end = state.end(instance, line, price);
            sum += price * end.unwrap_or(0);
        }
        for (limit, &price) in instance.limits.iter().zip(&self.limits) {
            let end = if price > 0 { limit.most } else { limit.least };
            sum += price * end as i128;
        }
        let side = |of: &[Vec<usize>]| -> Vec<i128> {
            of.iter().map(|limits| limits.iter().map(|&limit| self.limits[limit]).sum()).collect()
        };
        let (rows, cols) = (side(&instance.of_row), side(&instance.of_col));
        let left = |(cell, (row, col)): (
            usize,
            &(crate::assignment::model::Row, crate::assignment::model::Col),
        )| { self.left(instance, cell) - rows[row.0] - cols[col.0] };
        let left: Vec<i128> = instance.cells.iter().enumerate().map(left).collect();
        for (&left, state) in left.iter().zip(&state.cells) {
            sum += match state {
                CellState::Open => left.max(0),
                CellState::In => left,
                CellState::Out => 0,
            };
        }
        (sum, left)
    }

    /// Those of the lines, in score units.
    pub(super) fn by_line(&self) -> Vec<f64> {
        self.lines.iter().map(|&price| price as f64 / self.scale.max(1) as f64).collect()
    }

    /// Returns the multipliers of a proof.
    pub(super) fn to_multipliers(&self, instance: &Instance<'_>) -> Multipliers {
        let (lines, sums) = self.lines.split_at(instance.first_sum());
        let (side, exclusive) = lines.split_at(instance.constraints.linear.len());
        let named = |prices: &[i128]| {
            let named = prices.iter().copied().enumerate();
            named.filter(|&(_, price)| price != 0).collect()
        };
        let quotas = instance.limits.iter().zip(&self.limits);
        let quotas = quotas.filter(|&(_, &price)| price != 0);
        Multipliers {
            scale: self.scale,
            linear: named(side),
            exclusive: named(exclusive),
            semi_continuous: named(sums),
            quotas: quotas.map(|(limit, &price)| (limit.quota, price)).collect(),
        }
    }
}

/// The bound and the plan of some prices of the lines.
pub(super) struct RelaxationResult {
    pub(super) bound: LagrangianBound,
    /// What is left of each cell's worth after all prices.
    pub(super) left: Vec<i128>,
    /// The best plan at these prices, without regard to the lines; `None` if the node has no plan.
    pub(super) plan: Option<Vec<usize>>,
}

/// Answers with a bound whatever the prices of the lines.
pub(super) struct Relaxation {
    oracle: Oracle,
    /// No cost may be larger, so that all sums stay within 128 bits.
    limit: i128,
    /// The weight of one penalty, in units of the greatest cost: more than any path costs.
    steps: i128,
}

impl Relaxation {
    pub(super) fn new(instance: &Instance<'_>, oracle: Oracle) -> Self {
        let nodes = instance.limits.len() as i128 + 1;
        // Prices are sums along paths of the network, breaches count at most as many, and the bound
        // adds up both over cells and lines.
        let most = (instance.cells.len() + instance.lines.len()) as i128 + nodes;
        let limit = (1_i128 << 120) / (nodes * nodes * 16).saturating_mul(most);
        Self { oracle, limit, steps: 4 * nodes }
    }

    /// A scale at which rounding prices to whole numbers costs less than a score unit, if sums
    /// allow.
    pub(super) fn finest(&self, instance: &Instance<'_>) -> i64 {
        let pairs = instance.of_row.len().min(instance.of_col.len()).max(1) as i128;
        let wanted: i128 =
            instance.lines.iter().map(|line| i128::from(line.greatest)).sum::<i128>() * pairs;
        let worth =
            i128::from(instance.worth.iter().map(|worth| worth.abs()).max().unwrap_or(0)).max(1);
        let mut scale = COARSEST_SCALE;
        while i128::from(scale) < wanted && scale < COARSEST_SCALE << 30 {
            scale *= 2;
        }
        while scale > 1 && i128::from(scale) * worth > self.limit >> 8 {
            scale /= 2;
        }
        scale
    }

    /// The bound of prices in floating point, at this scale or a coarser one; at scale 0, where
    /// only their proportion matters, all of them multiplied alike.
    pub(super) fn near(
        &mut self,
        instance: &Instance<'_>,
        state: &NodeState,
        scale: i64,
        prices: &[f64],
    ) -> Option<RelaxationResult> {
        let greatest = instance.lines.iter().map(|line| line.greatest).max().unwrap_or(1);
        let mut factor = if scale == 0 { COARSEST_SCALE.saturating_mul(greatest) } else { scale };
        while factor > 0 {
            #[expect(clippy::cast_possible_truncation, reason = "whatever it is, it is checked")]
            let lines =
                prices.iter().map(|price| (price * factor as f64).round() as i128).collect();
            if let Some(found) =
                self.at(instance, state, if scale == 0 { 0 } else { factor }, lines)
            {
                return Some(found);
            }
            factor >>= 6;
        }
        None
    }

    /// The best flow where lines have prices, and the bound that it gives; `None` where prices are
    /// too large to be sure of the sums. A price on an end that is open is taken as 0.
    pub(super) fn at(
        &mut self,
        instance: &Instance<'_>,
        state: &NodeState,
        scale: i64,
        mut lines: Vec<i128>,
    ) -> Option<RelaxationResult> {
        let mut greatest = i128::from(scale)
            * i128::from(instance.worth.iter().map(|worth| worth.abs()).max().unwrap_or(0));
        for (line, price) in lines.iter_mut().enumerate() {
            if state.end(instance, line, *price).is_none() {
                *price = 0;
            }
            let of_line = instance.lines[line].greatest;
            let cost = price.checked_abs()?.checked_mul(of_line.into())?;
            greatest = greatest.checked_add(cost)?;
        }
        if greatest > self.limit {
            return None;
        }
        let mut prices = LagrangianPrices { scale, lines, limits: Vec::new() };
        let states = &state.cells;
        let costs = states.iter().enumerate().map(|(cell, state)| PenalizedCost {
            penalty: match state {
                CellState::Open => 0,
                CellState::In => -1,
                CellState::Out => 1,
            },
            cost: -prices.left(instance, cell),
        });
        let limits = self.oracle.reoptimize(costs.collect::<Vec<_>>());
        let plan: Vec<usize> =
            (0..).zip(self.oracle.used()).filter(|cell| cell.1).map(|cell| cell.0).collect();
        let wanted = states.iter().filter(|&&state| state == CellState::In).count();
        let wished = |state| plan.iter().filter(|&&cell| states[cell] == state).count();
        let exists = wished(CellState::Out) == 0 && wished(CellState::In) == wanted;
        if exists {
            // One wish outweighs whatever a path can cost.
            let weight = self.steps * greatest.max(1);
            prices.limits =
                limits.iter().map(|cost| cost.cost + weight * i128::from(cost.penalty)).collect();
        } else {
            // The breaches alone are prices that show that some wish cannot be granted.
            prices.scale = 0;
            prices.lines.fill(0);
            prices.limits = limits.iter().map(|cost| cost.penalty.into()).collect();
        }
        let (sum, left) = prices.bound(instance, state);
        let bound = LagrangianBound { prices: Arc::new(prices), sum };
        Some(RelaxationResult { bound, left, plan: exists.then_some(plan) })
    }
}
