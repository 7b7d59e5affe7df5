//! The plain assignment as a starting point, which is often the answer itself.

use crate::assignment::linear::automatic::solve;
use crate::assignment::model::{
    Bounds, Col, FlowOptimum, Price, Problem, QuotaId, Quotas, Row, ShadowPrices,
};

/// The best plan with at most one pair per member and without groups.
pub(super) struct PlainAssignment {
    pub(super) pairs: Vec<(Row, Col)>,
    pub(super) total: i64,
    pub(super) rows: Vec<Price>,
    pub(super) cols: Vec<Price>,
}

/// The plain assignment is a good start while capacities allow at most one extra pair per this many
/// of its own.
const PLAIN_PAIRS_PER_EXTRA_PAIR: usize = 4;

impl PlainAssignment {
    /// `None` if it would be far from a plan under the quotas.
    pub(super) fn new(problem: &Problem, quotas: &Quotas) -> Option<Self> {
        let side = problem.rows().min(problem.cols());
        if quotas.most_pairs() > side + side / PLAIN_PAIRS_PER_EXTRA_PAIR {
            return None;
        }
        let outcome = solve(problem);
        let best = outcome.optimum()?;
        Some(Self {
            pairs: best.pairs().collect(),
            total: best.total,
            rows: best.prices.rows.clone(),
            cols: best.prices.cols.clone(),
        })
    }

    /// The plan as the answer, if it is: if it keeps all quotas, and its prices and 0 for all
    /// groups hold under them as they do without.
    pub(super) fn is_best(
        &self,
        quotas: &Quotas,
        all: &[(QuotaId, Bounds)],
    ) -> Option<FlowOptimum> {
        let counts = quotas.count(&self.pairs);
        let prices = self.rows.iter().chain(&self.cols).copied();
        let prices = prices.chain(std::iter::repeat(Price::ZERO));
        let best = all.iter().zip(counts).zip(prices).all(|((&(_, bounds), count), price)| {
            let Bounds { least, most } = bounds;
            (least..=most).contains(&count)
                && (price <= Price::ZERO || count == most)
                && (price >= Price::ZERO || count == least)
        });
        best.then(|| FlowOptimum {
            pairs: self.pairs.clone(),
            total: self.total,
            prices: ShadowPrices {
                rows: self.rows.clone(),
                cols: self.cols.clone(),
                row_groups: vec![Price::ZERO; quotas.row_groups().len()],
                col_groups: vec![Price::ZERO; quotas.col_groups().len()],
            },
        })
    }
}
