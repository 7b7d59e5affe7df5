//! The proof of an answer under side constraints: a branch tree with prices at its leaves.

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, QuotaId, Row};

/// A branch-and-bound tree that proves an upper bound on the value of every plan, or that no plan
/// exists.
///
/// The root is the whole problem. An inner node is branched into nodes that cover its plans, or
/// narrowed by reduced-cost fixing. A leaf is closed by [`Multipliers`], which bound the value of
/// its plans. The greatest bound of a leaf bounds the whole problem.
///
/// All nodes are in one list, each before its children.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BranchTree {
    /// All nodes; the first one is the root.
    pub nodes: Vec<BranchNode>,
}

/// One node of a [`BranchTree`]. Children are named by their index in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum BranchNode {
    /// A leaf. These prices bound the value of its plans.
    Closed(Multipliers),
    /// Reduced-cost fixing. With these prices, cells that only plans no better than the incumbent
    /// could pair are out, and cells that only such plans could leave out are in.
    Narrowed {
        /// The prices.
        by: Multipliers,
        /// The remaining node.
        rest: usize,
    },
    /// Branches on a cell: the pair is made or not.
    Cell {
        /// Row of the pair.
        row: Row,
        /// Column of the pair.
        col: Col,
        /// The node without the pair.
        without: usize,
        /// The node with the pair.
        with: usize,
    },
    /// Branches on an exclusive: for each of its members, a node in which none of the others has a
    /// pair.
    Exclusive {
        /// Index of the exclusive.
        exclusive: usize,
        /// A node for each member, in their order.
        only: Vec<usize>,
    },
    /// Branches on a semi-continuous sum: none of its pairs is made, or at least its least number.
    SemiContinuous {
        /// Index of the sum.
        sum: usize,
        /// The node without any of its pairs.
        closed: usize,
        /// The node in which its lower bound holds.
        open: usize,
    },
}

/// Lagrangian multipliers of side constraints and quotas, all multiplied by one scale. They bound
/// the value of the plans of a node.
///
/// Let σ be the scale, λ the prices of side constraints and a their coefficients, y the prices of
/// quotas, u(i) the sum of the prices of row i and of all its groups, v(j) likewise, w = score −
/// reservation, and
///
/// ```text
/// r(i,j) = σ w(i,j) − Σ λ a(i,j) − u(i) − v(j)
/// ```
///
/// Then σ times the value of a plan of the node is at most
///
/// ```text
/// Σ most · max(0, λ) − Σ least · max(0, −λ)  +  Σ most · max(0, y) − Σ least · max(0, −y)
/// + Σ max(0, r(i,j)) over cells left open  +  Σ r(i,j) over cells that are in
/// ```
///
/// because a plan keeps every bound. With scale 0 the value drops out, and a sum below 0 proves
/// that the node has no plan. An exclusive counts as the side constraint
///
/// ```text
/// Σ ⌊c / most of the member⌋ · pairs of the member  ≤  c
/// ```
///
/// with c the least common multiple of the upper bounds of its members, or 720,720 if that is less:
/// the member that takes part counts at most c. A cell between two members counts for both. A
/// semi-continuous sum counts as a side constraint without an upper bound, in nodes in which it is
/// open only.
///
/// # Reference
///
/// A. M. Geoffrion, *Lagrangean relaxation for integer programming*, Mathematical Programming Study
/// 2 (1974), doi:10.1007/BFb0120690.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Multipliers {
    /// The factor of the value; 0 in a proof that no plan exists.
    pub scale: i64,
    /// Prices of side constraints, by ascending index; those not listed are 0. A positive price
    /// belongs to the upper bound, a negative one to the lower bound.
    pub linear: Vec<(usize, i128)>,
    /// Prices of exclusives, by ascending index, none negative.
    pub exclusive: Vec<(usize, i128)>,
    /// Prices of semi-continuous sums that are open, by ascending index, none positive.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub semi_continuous: Vec<(usize, i128)>,
    /// Prices of quotas: of rows, columns, groups of rows, groups of columns, ascending.
    pub quotas: Vec<(QuotaId, i128)>,
}
