//! Constraints of a plan in addition to its quotas.

use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, ConstraintError, Member, Row, SemiContinuous};

/// Greatest magnitude of a coefficient: 10¹², which is 1000.0 at nine decimals.
pub const MAX_COEFFICIENT: i64 = 1_000_000_000_000;

/// A linear side constraint: Σ coefficient · x(i,j) lies in `least..=most`, where x(i,j) is 1 for a
/// pair made and 0 otherwise.
///
/// Cells that are not eligible count 0. The bounds `i64::MIN` and `i64::MAX` mean no bound.
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Col, Row, model::LinearConstraint};
///
/// // At least one of two pairs is made.
/// let cells = [(Row(0), Col(1)), (Row(1), Col(0))];
/// let one = LinearConstraint::count(cells, 1..=usize::MAX)?;
/// assert_eq!(one.terms(), [(Row(0), Col(1), 1), (Row(1), Col(0), 1)]);
///
/// // Together they cost no more than 7.
/// let costs = [(Row(0), Col(1), 4), (Row(1), Col(0), 5)];
/// assert_eq!(LinearConstraint::sum(costs, i64::MIN..=7)?.most(), 7);
/// # Ok::<(), regiopair::assignment::model::ConstraintError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SerializedConstraint")]
pub struct LinearConstraint {
    terms: Vec<(Row, Col, i64)>,
    least: i64,
    most: i64,
}

/// A constraint in a file, checked when it is read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedConstraint {
    terms: Vec<(Row, Col, i64)>,
    least: i64,
    most: i64,
}

impl TryFrom<SerializedConstraint> for LinearConstraint {
    type Error = ConstraintError;

    fn try_from(serialized: SerializedConstraint) -> Result<Self, ConstraintError> {
        Self::sum(serialized.terms, serialized.least..=serialized.most)
    }
}

impl LinearConstraint {
    /// Bounds the number of pairs made among these cells.
    ///
    /// # Errors
    ///
    /// [`ConstraintError::Repeated`], [`ConstraintError::Contradiction`].
    pub fn count(
        cells: impl IntoIterator<Item = (Row, Col)>,
        pairs: RangeInclusive<usize>,
    ) -> Result<Self, ConstraintError> {
        let end = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let terms = cells.into_iter().map(|(row, col)| (row, col, 1));
        Self::sum(terms, end(*pairs.start())..=end(*pairs.end()))
    }

    /// Bounds the sum of the coefficients of the pairs made. Coefficients of 0 are dropped.
    ///
    /// # Errors
    ///
    /// [`ConstraintError::Repeated`], [`ConstraintError::Contradiction`], and
    /// [`ConstraintError::CoefficientTooLarge`] above [`MAX_COEFFICIENT`].
    pub fn sum(
        terms: impl IntoIterator<Item = (Row, Col, i64)>,
        range: RangeInclusive<i64>,
    ) -> Result<Self, ConstraintError> {
        let (least, most) = (*range.start(), *range.end());
        if least > most {
            return Err(ConstraintError::Contradiction { least, most });
        }
        let mut terms: Vec<_> = terms.into_iter().collect();
        terms.sort_unstable();
        let same = |two: &&[(Row, Col, i64)]| (two[0].0, two[0].1) == (two[1].0, two[1].1);
        if let Some(two) = terms.windows(2).find(same) {
            return Err(ConstraintError::Repeated { row: two[0].0, col: two[0].1 });
        }
        let limit = MAX_COEFFICIENT;
        let outside = |coefficient: i64| !(-limit..=limit).contains(&coefficient);
        if let Some(&(row, col, coefficient)) = terms.iter().find(|term| outside(term.2)) {
            return Err(ConstraintError::CoefficientTooLarge { row, col, coefficient, limit });
        }
        terms.retain(|term| term.2 != 0);
        Ok(Self { terms, least, most })
    }

    /// Returns the cells that count, ascending, each with its coefficient.
    pub fn terms(&self) -> &[(Row, Col, i64)] {
        &self.terms
    }

    /// Returns the lower bound of the sum; `i64::MIN` for no bound.
    pub fn least(&self) -> i64 {
        self.least
    }

    /// Returns the upper bound of the sum; `i64::MAX` for no bound.
    pub fn most(&self) -> i64 {
        self.most
    }
}

/// At most one of these members takes part; it may have several pairs.
///
/// If each may have only one pair, a group quota or a [`LinearConstraint`] is equivalent; with
/// larger capacities neither is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Member>", into = "Vec<Member>")]
pub struct Exclusive {
    members: Vec<Member>,
}

impl Exclusive {
    /// Allows at most one of these members, of either side.
    ///
    /// # Errors
    ///
    /// [`ConstraintError::MemberRepeated`].
    ///
    /// # Example
    ///
    /// ```
    /// use regiopair::assignment::{Col, Row, model::Exclusive};
    ///
    /// let either = Exclusive::new([Col(4).into(), Row(1).into()])?;
    /// assert_eq!(either.members(), [Row(1).into(), Col(4).into()]);
    /// # Ok::<(), regiopair::assignment::model::ConstraintError>(())
    /// ```
    pub fn new(members: impl IntoIterator<Item = Member>) -> Result<Self, ConstraintError> {
        let mut members: Vec<Member> = members.into_iter().collect();
        members.sort_unstable();
        match members.windows(2).find(|two| two[0] == two[1]) {
            Some(two) => Err(ConstraintError::MemberRepeated { member: two[0] }),
            None => Ok(Self { members }),
        }
    }

    /// Returns the members, rows before columns, ascending.
    pub fn members(&self) -> &[Member] {
        &self.members
    }
}

impl TryFrom<Vec<Member>> for Exclusive {
    type Error = ConstraintError;

    fn try_from(members: Vec<Member>) -> Result<Self, ConstraintError> {
        Self::new(members)
    }
}

impl From<Exclusive> for Vec<Member> {
    fn from(exclusive: Exclusive) -> Self {
        exclusive.members
    }
}

/// The side constraints of a plan, in addition to its quotas.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Constraints {
    /// Bounds on sums over pairs.
    pub linear: Vec<LinearConstraint>,
    /// Sets of members of which at most one takes part.
    pub exclusive: Vec<Exclusive>,
    /// Sets of cells of which no pair is made, or at least a number of pairs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub semi_continuous: Vec<SemiContinuous>,
}

impl Constraints {
    /// Whether there are no constraints.
    pub fn is_empty(&self) -> bool {
        self.linear.is_empty() && self.exclusive.is_empty() && self.semi_continuous.is_empty()
    }
}

/// The limit of a branch-and-bound search, in nodes and not in time, so that the same problem has
/// the same answer on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct NodeLimit {
    /// The most nodes; 1 explores only the root. 0 counts as 1.
    pub nodes: usize,
}

impl Default for NodeLimit {
    /// 20,000 nodes.
    fn default() -> Self {
        Self { nodes: 20_000 }
    }
}
