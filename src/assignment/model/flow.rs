//! The answer under quotas, and its proof.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Row};

/// Identifies a quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaId {
    /// The quota of a row.
    Row(Row),
    /// The quota of a column.
    Col(Col),
    /// The quota of a group of rows, counted from 0.
    RowGroup(usize),
    /// The quota of a group of columns, counted from 0.
    ColGroup(usize),
}

impl fmt::Display for QuotaId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Row(row) => row.fmt(f),
            Self::Col(col) => col.fmt(f),
            Self::RowGroup(group) => write!(f, "row group {group}"),
            Self::ColGroup(group) => write!(f, "column group {group}"),
        }
    }
}

/// An optimal plan under quotas, with its proof.
///
/// Among several optimal plans, the one returned depends only on the problem and the quotas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FlowOptimum {
    /// The pairs made, ascending; no pair is made twice.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of their scores, in score units.
    pub total: i64,
    /// Shadow prices, which prove optimality and bound the effect of changing a quota by one.
    pub prices: ShadowPrices,
}

/// The shadow price of every quota: a bound on the effect of one pair more or fewer.
///
/// Raising an upper bound by one gains at most its price; reducing a lower bound by one gains at
/// most its price, negated. The gain may be smaller, even 0, since prices are not unique and
/// another bound may become binding. Solve again for the exact effect.
///
/// A price is positive if the upper bound restricts the plan, negative if the lower bound forces
/// pairs that do not pay, and 0 if neither is binding. Let y be the prices, u(i) the sum of the
/// prices of row i and all its groups, v(j) likewise, and w the value of a pair (see
/// [`DualPrices`](crate::assignment::model::DualPrices)). For any prices, no plan is worth more
/// than
///
/// ```text
/// Σ most · max(0, y) − Σ least · max(0, −y)  +  Σ max(0, w(i,j) − u(i) − v(j))
/// over all quotas                               over all eligible cells
/// ```
///
/// by linear programming duality, so a plan that reaches this value is optimal. Integer prices
/// suffice because the problem is a network (A. J. Hoffman, J. B. Kruskal, *Integral boundary
/// points of convex polyhedra*, 1956).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShadowPrices {
    /// Price of each row.
    pub rows: Vec<Price>,
    /// Price of each column.
    pub cols: Vec<Price>,
    /// Price of each group of rows.
    pub row_groups: Vec<Price>,
    /// Price of each group of columns.
    pub col_groups: Vec<Price>,
}

impl ShadowPrices {
    /// From the prices of the given numbers of rows, columns and groups of rows; the rest are
    /// groups of columns.
    pub(in crate::assignment) fn listed(
        (rows, cols, row_groups): (usize, usize, usize),
        mut prices: impl Iterator<Item = Price>,
    ) -> Self {
        let mut next = |count| prices.by_ref().take(count).collect();
        let (rows, cols, row_groups) = (next(rows), next(cols), next(row_groups));
        Self { rows, cols, row_groups, col_groups: prices.collect() }
    }

    /// All of them, to change their unit.
    pub(in crate::assignment) fn every_mut(&mut self) -> impl Iterator<Item = &mut Price> + '_ {
        let Self { rows, cols, row_groups, col_groups } = self;
        rows.iter_mut().chain(cols).chain(row_groups).chain(col_groups)
    }

    /// All of them, in the order of [`listed`](Self::listed).
    pub(in crate::assignment) fn every(&self) -> impl Iterator<Item = Price> + '_ {
        let lists = [&self.rows, &self.cols, &self.row_groups, &self.col_groups];
        lists.into_iter().flatten().copied()
    }
}

/// Quotas that conflict.
///
/// The quotas in `needing` together require more pairs than the quotas in `limiting` and the
/// eligible cells allow. Let u(i) be the number of quotas in `limiting` that row i counts towards,
/// minus the number of those in `needing`, and v(j) likewise. Then
///
/// ```text
/// Σ most  −  Σ least  +  Σ max(0, −u(i) − v(j))   < 0
/// limiting   needing     over all eligible cells
/// ```
///
/// where the left side bounds the pairs of a plan beyond those required, so no plan exists.
/// Whenever there is no plan, there is such a set (A. J. Hoffman, *Some recent applications of the
/// theory of linear inequalities to extremal combinatorial analysis*, Proceedings of Symposia in
/// Applied Mathematics 10, 1960); with all bounds 1 this is Hall's theorem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaConflict {
    /// Quotas whose lower bounds cannot all be met, ascending.
    pub needing: Vec<QuotaId>,
    /// Quotas whose upper bounds prevent it, ascending.
    pub limiting: Vec<QuotaId>,
}
