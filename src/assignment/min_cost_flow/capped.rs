//! Flows in parts of a pair, of which each cell may have a limited number.
//!
//! A drawing of plans at random with probabilities x(i,j) ≤ q, where q = parts / of, is a flow of
//! x(i,j) · of through each cell, up to `parts`. All bounds are whole numbers, so that a best flow is one too
//! (Hoffman, Kruskal 1956), and its probabilities are exact.

use crate::assignment::min_cost_flow::network::Network;
use crate::assignment::min_cost_flow::network_simplex::NetworkArc;
use crate::assignment::min_cost_flow::reoptimize::PenalizedCost;
use crate::assignment::model::{
    Bounds, Col, Problem, QuotaConflict, Quotas, Row, ShadowPrices, Share,
};

/// The flows that are as good as any, and one of them.
pub(in crate::assignment) struct CappedFlows {
    network: Network,
    /// The most that each cell may have.
    cap: u64,
    /// The cells whose flow is not settled.
    open: Vec<(Row, Col)>,
    /// What flows through each of them.
    flow: Vec<u64>,
    /// The cells that have all they may in every such flow.
    full: Vec<(Row, Col)>,
}

impl CappedFlows {
    /// All flows under a cap, and one of them.
    ///
    /// # Errors
    ///
    /// The quotas that need more than the cap and the others allow.
    pub(in crate::assignment) fn new(
        cells: &Problem,
        quotas: &Quotas,
        cap: Share,
    ) -> Result<Self, QuotaConflict> {
        let network = Network::new(quotas, cells)?;
        let network = network.in_parts(usize::try_from(cap.of()).unwrap_or(usize::MAX));
        let open: Vec<(Row, Col)> =
            cells.eligible_cells().map(|(row, col, _)| (row, col)).collect();
        let flow = vec![0; open.len()];
        let mut flows = Self { network, cap: cap.parts(), open, flow, full: Vec::new() };
        flows.find(cells, |_, _| 0)?;
        Ok(flows)
    }

    /// Every flow that is not 0, ascending.
    pub(in crate::assignment) fn cells(&self) -> Vec<(Row, Col, u64)> {
        let open = self.open.iter().zip(&self.flow).map(|(&(row, col), &flow)| (row, col, flow));
        let full = self.full.iter().map(|&(row, col)| (row, col, self.cap));
        let mut cells: Vec<_> = open.chain(full).filter(|cell| cell.2 > 0).collect();
        cells.sort_unstable();
        cells
    }

    /// Finds a flow with the greatest Σ weight, narrows to the flows with as much, and returns what proves it.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new); there is none after that.
    pub(in crate::assignment) fn most(
        &mut self,
        cells: &Problem,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<ShadowPrices, QuotaConflict> {
        let potentials = self.find(cells, &weight)?;
        let prices: Vec<i128> = self.network.amounts(&potentials).map(|price| price.cost).collect();
        for ((_, bounds), &price) in self.network.quotas_mut().iter_mut().zip(&prices) {
            if price > 0 {
                bounds.least = bounds.most;
            } else if price < 0 {
                bounds.most = bounds.least;
            }
        }
        let mut place = 0;
        let (network, cap, flow) = (&self.network, self.cap, &mut self.flow);
        let (mut kept, mut full) = (Vec::new(), Vec::new());
        self.open.retain(|&(row, col)| {
            let paid: i128 = network.counted_by(row.0, col.0).map(|quota| prices[quota]).sum();
            let gain = i128::from(weight(row, col)) - paid;
            if gain > 0 {
                full.push((row, col));
            } else if gain == 0 {
                kept.push(flow[place]);
            }
            place += 1;
            gain == 0
        });
        *flow = kept;
        self.settle(&full, cap);
        self.full.extend(full);
        Ok(self.network.prices(&potentials))
    }

    /// Takes full cells off every quota that counts them.
    fn settle(&mut self, full: &[(Row, Col)], cap: u64) {
        let cap = usize::try_from(cap).unwrap_or(usize::MAX);
        for &(row, col) in full {
            let counted: Vec<usize> = self.network.counted_by(row.0, col.0).collect();
            for quota in counted {
                let Bounds { least, most } = &mut self.network.quotas_mut()[quota].1;
                (*least, *most) = (least.saturating_sub(cap), most.saturating_sub(cap));
            }
        }
    }

    /// Finds a flow with the greatest Σ weight over the open cells; returns the potentials that prove it.
    fn find(
        &mut self,
        cells: &Problem,
        weight: impl Fn(Row, Col) -> i64,
    ) -> Result<Vec<PenalizedCost>, QuotaConflict> {
        let mut simplex = self.network.simplex(PenalizedCost { penalty: 1, cost: 0 });
        simplex.reserve(self.open.len());
        for &(row, col) in &self.open {
            let cost = PenalizedCost { penalty: 0, cost: -i128::from(weight(row, col)) };
            let arc = self.network.cell(row.0, col.0, cost);
            simplex.push(NetworkArc { room: self.cap, ..arc });
        }
        simplex.run(usize::MAX);
        if simplex.unmet().next().is_some() {
            return Err(self.network.shortage(&simplex, cells));
        }
        self.flow.clear();
        self.flow.extend(simplex.arcs().skip(self.network.len()).map(|(_, flow)| flow));
        Ok(simplex.real_potentials())
    }
}
