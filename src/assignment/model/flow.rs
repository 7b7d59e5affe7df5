//! The answer under quotas, and its proof.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Price, Row};

/// Whose quota it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuotaId {
    /// That of a row.
    Row(Row),
    /// That of a column.
    Col(Col),
    /// That of a group of rows, counted from 0.
    RowGroup(usize),
    /// That of a group of columns, counted from 0.
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

/// A best plan under quotas, with its proof.
///
/// Where several plans are equally good, which of them is returned depends on the problem and
/// the quotas alone, but is not otherwise promised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct FlowOptimum {
    /// The pairs made, ascending; no pair is made twice.
    pub pairs: Vec<(Row, Col)>,
    /// Sum of their scores, in score units.
    pub total: i64,
    /// Prices that prove that no plan is better; bounds on what one unit of each quota can change.
    pub prices: ShadowPrices,
}

/// The price of every quota: a bound on what one pair more or fewer can change.
///
/// One pair more at an upper bound gains at most its price; one pair fewer at a lower bound gains at
/// most its price, negated. The gain may be smaller, even 0, since prices are not unique and another
/// bound can take over at once. Solve again for the effect itself.
///
/// A price is positive where the upper bound holds the plan back, negative where the lower bound
/// forces pairs that do not pay, and 0 where the bounds do not matter. Write y for them, u(i) for
/// the sum of the prices of row i and all its groups, v(j) likewise, w for what a pair counts for
/// (see [`DualPrices`](crate::assignment::model::DualPrices)). Whatever the prices, no plan is worth more
/// than
///
/// ```text
/// Σ most · max(0, y) − Σ least · max(0, −y)  +  Σ max(0, w(i,j) − u(i) − v(j))
/// over all quotas                               over all eligible cells
/// ```
///
/// because a plan gets w − u − v from a pair in addition to its prices, takes no pair twice, and pays every
/// price as often as its quota has pairs. A plan that is worth as much is best. (This is linear
/// programming duality; that whole numbers suffice is due to the network: A. J. Hoffman,
/// J. B. Kruskal, *Integral boundary points of convex polyhedra*, 1956.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShadowPrices {
    /// Of each row.
    pub rows: Vec<Price>,
    /// Of each column.
    pub cols: Vec<Price>,
    /// Of each group of rows.
    pub row_groups: Vec<Price>,
    /// Of each group of columns.
    pub col_groups: Vec<Price>,
}

impl ShadowPrices {
    /// From the prices of the given numbers of rows, columns and groups of rows; the rest are groups of columns.
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

/// Quotas that cannot all be kept.
///
/// Those of `needing` must have more pairs together than those of `limiting` may have and the
/// eligible cells between them offer. In numbers: with u(i) the number of quotas in `limiting` that
/// row i counts towards less the number of those in `needing`, and v(j) likewise,
///
/// ```text
/// Σ most  −  Σ least  +  Σ max(0, −u(i) − v(j))   < 0
/// limiting   needing     over all eligible cells
/// ```
///
/// which no plan can keep, since the left side bounds the pairs that a plan can hold beyond
/// those it must have. That there is such a set wherever there is no plan is due to A. J. Hoffman,
/// *Some recent applications of the theory of linear inequalities to extremal combinatorial
/// analysis*, Proceedings of Symposia in Applied Mathematics 10 (1960); with all bounds 1 it is
/// Hall's theorem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaConflict {
    /// Quotas whose lower bounds cannot all be met, ascending.
    pub needing: Vec<QuotaId>,
    /// Quotas whose upper bounds prevent it, ascending.
    pub limiting: Vec<QuotaId>,
}
