//! What proves an answer under side constraints: cases, and prices for each of them.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, QuotaId, Row};

/// A proof by cases that no plan is worth more than a bound, or that there is none.
///
/// The first case is the whole question. A case is split into cases that cover it, or narrowed, or
/// closed by [`Multipliers`], which bound the worth of every plan of the case. The greatest bound of
/// the closed cases is that of the whole.
///
/// Cases are kept in one list, in which every case stands before those that it is split into.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchTree {
    /// All cases; the first one is the whole question.
    pub nodes: Vec<BranchNode>,
}

/// One case of a [`BranchTree`]. Other cases are named by their place in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BranchNode {
    /// No plan of the case is worth more than these prices say.
    Closed(Multipliers),
    /// With these prices, cells that only plans no better than the incumbent could pair are out,
    /// and cells that only such plans could leave out are in.
    Narrowed {
        /// The prices.
        by: Multipliers,
        /// The case that is left.
        rest: usize,
    },
    /// A pair is made or not.
    Cell {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
        /// The case without it.
        without: usize,
        /// The case with it.
        with: usize,
    },
    /// One member of an exclusive takes part at most: for each of its members, the case that none of
    /// the others has a pair.
    Exclusive {
        /// Which exclusive.
        exclusive: usize,
        /// A case for each member, in their order.
        only: Vec<usize>,
    },
}

/// Prices of side constraints and of quotas, all multiplied by one scale; they bound what a plan of
/// a case can be worth.
///
/// Write σ for the scale, λ for the prices of side constraints and a for their coefficients, y for
/// the prices of quotas, u(i) for the sum of those of row i and of all its groups, v(j) likewise, w
/// for score − reservation, and
///
/// ```text
/// r(i,j) = σ w(i,j) − Σ λ a(i,j) − u(i) − v(j)
/// ```
///
/// Then σ times the worth of any plan of the case is no more than
///
/// ```text
/// Σ most · max(0, λ) − Σ least · max(0, −λ)  +  Σ most · max(0, y) − Σ least · max(0, −y)
/// + Σ max(0, r(i,j)) over cells left open  +  Σ r(i,j) over cells that are in
/// ```
///
/// because a plan keeps every bound. Where the scale is 0 the worth drops out, and a sum below 0
/// shows that the case has no plan at all. An exclusive counts as the side constraint
///
/// ```text
/// Σ ⌊c / most of the member⌋ · pairs of the member  ≤  c
/// ```
///
/// with c the least common multiple of the most pairs that its members may have (720,720 where that
/// is larger): the one who takes part has c at most. A cell between two members counts for both.
///
/// # Reference
///
/// A. M. Geoffrion, *Lagrangean relaxation for integer programming*, Mathematical Programming Study 2
/// (1974), doi:10.1007/BFb0120690.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Multipliers {
    /// What the worth is multiplied by; 0 in a proof that there is no plan.
    pub scale: i64,
    /// Prices of side constraints by their number, ascending; those not named are 0. A price above
    /// 0 is one of the upper end, a price below 0 one of the lower end.
    pub linear: Vec<(usize, i128)>,
    /// Prices of exclusives by their number, ascending, none below 0.
    pub exclusive: Vec<(usize, i128)>,
    /// Prices of quotas: of rows, columns, groups of rows, groups of columns, ascending.
    pub quotas: Vec<(QuotaId, i128)>,
}
