//! Reoptimization: the same quotas with other costs, each from the last basis.

use std::ops::{Add, Sub};

use crate::assignment::min_cost_flow::network::Network;
use crate::assignment::min_cost_flow::network_simplex::NetworkSimplex;
use crate::assignment::model::price::Amount;
use crate::assignment::model::{Col, Price, Problem, QuotaConflict, Quotas, Row};

/// A lexicographic cost: a penalty first, then units that need more than 64 bits, since they carry
/// the multipliers of side constraints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::assignment) struct PenalizedCost {
    /// 1 for a cell that should stay empty, −1 for one that should be used.
    pub(in crate::assignment) penalty: i64,
    /// Compared only if penalties are equal.
    pub(in crate::assignment) cost: i128,
}

impl Add for PenalizedCost {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { penalty: self.penalty + other.penalty, cost: self.cost + other.cost }
    }
}

impl Sub for PenalizedCost {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { penalty: self.penalty - other.penalty, cost: self.cost - other.cost }
    }
}

impl Amount for PenalizedCost {
    const ZERO: Self = Self { penalty: 0, cost: 0 };
    const UNREACHED: Self = Self { penalty: i64::MAX, cost: i128::MAX };

    /// Clamped to 64 bits; penalized costs are never read by this.
    fn price(self) -> Price {
        let score = self.cost.clamp(i64::MIN.into(), i64::MAX.into());
        Price { pairs: self.penalty, score: i64::try_from(score).unwrap_or_default() }
    }
}

/// The cheapest plans under quotas for one set of costs after another.
pub(in crate::assignment) struct Oracle {
    network: Network,
    simplex: NetworkSimplex<PenalizedCost>,
}

impl Oracle {
    /// Starts with every cost 0.
    ///
    /// # Errors
    ///
    /// A conflict of the quotas if there is no plan.
    pub(in crate::assignment) fn new(
        problem: &Problem,
        quotas: &Quotas,
        cells: &[(Row, Col)],
    ) -> Result<Self, QuotaConflict> {
        let network = Network::new(quotas, problem)?;
        // A path has no more cells than that, each of penalty 1 at most.
        let steps =
            2 * i64::try_from(problem.rows().min(problem.cols())).unwrap_or(i64::MAX / 4) + 3;
        let mut simplex = network.simplex(PenalizedCost { penalty: steps, cost: 0 });
        for &(row, col) in cells {
            simplex.push(network.cell(row.0, col.0, PenalizedCost::ZERO));
        }
        // The first tree is strongly feasible and stays so, so the simplex terminates.
        simplex.run(usize::MAX);
        if simplex.unmet().next().is_some() {
            return Err(network.shortage(&simplex, problem));
        }
        Ok(Self { network, simplex })
    }

    /// Replaces the costs, in the order of the cells, and returns the price of every quota: rows,
    /// columns, groups of rows, groups of columns.
    pub(in crate::assignment) fn reoptimize(
        &mut self,
        costs: impl IntoIterator<Item = PenalizedCost>,
    ) -> Vec<PenalizedCost> {
        self.simplex.reprice(self.network.len(), costs);
        self.simplex.run(usize::MAX);
        let potentials = self.simplex.real_potentials();
        self.network.amounts(&potentials).collect()
    }

    /// For each cell, whether the cheapest plan pairs it.
    pub(in crate::assignment) fn used(&self) -> impl Iterator<Item = bool> + '_ {
        self.simplex.arcs().skip(self.network.len()).map(|(_, flow)| flow > 0)
    }
}
