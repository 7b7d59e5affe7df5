//! A plan and dual prices during a solve.

use crate::assignment::kernel::csr::Graph;
use crate::assignment::model::price::Amount;

/// No partner.
pub(in crate::assignment) const NONE: u32 = u32::MAX;

/// Prices and partners of one side.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct SideState<T> {
    pub(in crate::assignment) price: Vec<T>,
    /// [`NONE`] where unpaired.
    pub(in crate::assignment) mate: Vec<u32>,
}

/// The sides whose members may stay unpaired. Their prices are at most 0 (we minimise here), and 0
/// if unpaired.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::assignment) struct OptionalSides {
    pub(in crate::assignment) rows: bool,
    pub(in crate::assignment) cols: bool,
}

/// Prices and a plan. Between the steps it holds that
///
/// - `rows.price[i] + cols.price[j] ≤ cost` on every candidate, with equality on pairs made;
/// - a member that may stay unpaired has a price of at most 0.
///
/// At the end, unpaired members have price 0, which makes plan and prices optimal.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct DualState<T> {
    pub(in crate::assignment) rows: SideState<T>,
    pub(in crate::assignment) cols: SideState<T>,
}

/// Rows that cannot all be paired: they have no candidates but these columns, which are fewer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct DeficientSet {
    pub(in crate::assignment) rows: Vec<u32>,
    pub(in crate::assignment) cols: Vec<u32>,
}

impl<T: Amount> DualState<T> {
    /// Creates a state without pairs and with all prices 0.
    pub(in crate::assignment) fn new(rows: usize, cols: usize) -> Self {
        let side = |size| SideState { price: vec![T::ZERO; size], mate: vec![NONE; size] };
        Self { rows: side(rows), cols: side(cols) }
    }

    /// Begins with pairs and prices of columns from elsewhere; whatever they are, the first step of
    /// [`solve`](crate::assignment::solve) makes the laws hold.
    pub(in crate::assignment) fn begin(
        &mut self,
        pairs: impl Iterator<Item = (usize, usize)>,
        prices: impl Iterator<Item = T>,
    ) {
        for (place, price) in self.cols.price.iter_mut().zip(prices) {
            *place = price;
        }
        for (row, col) in pairs {
            #[expect(clippy::cast_possible_truncation, reason = "checked with the problem")]
            self.pair(row as u32, col as u32);
        }
    }

    pub(super) fn pair(&mut self, row: u32, col: u32) {
        self.rows.mate[row as usize] = col;
        self.cols.mate[col as usize] = row;
    }

    /// The least that a row pays at the prices of the columns: the price at which it is content.
    pub(super) fn least(&self, graph: &Graph<T>, row: usize, optional: OptionalSides) -> T {
        let least = graph
            .row(row)
            .iter()
            .map(|edge| edge.cost - self.cols.price[edge.to as usize])
            .min()
            .unwrap_or(T::ZERO);
        if optional.rows { least.min(T::ZERO) } else { least }
    }

    /// Sets every row to its least price and parts the pairs that are not tight then, so that the
    /// first two laws of [`DualState`] hold whatever the prices of the columns.
    pub(super) fn release_overpaid(&mut self, graph: &Graph<T>, optional: OptionalSides) {
        for row in 0..graph.rows() {
            let least = self.least(graph, row, optional);
            self.rows.price[row] = least;
            let col = self.rows.mate[row];
            if col == NONE {
                continue;
            }
            let price = self.cols.price[col as usize];
            let tight =
                graph.row(row).iter().any(|edge| edge.to == col && edge.cost - price == least);
            if !tight {
                self.rows.mate[row] = NONE;
                self.cols.mate[col as usize] = NONE;
            }
        }
    }
}
