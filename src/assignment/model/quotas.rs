//! Quotas: bounds on the pairs of each member and of each group of members.

use std::ops::{AddAssign, RangeInclusive};

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, Pairs, QuotaId, Row};

/// Lower and upper bound on a number of pairs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bounds {
    /// The lower bound.
    pub least: usize,
    /// The upper bound.
    pub most: usize,
}

/// Members of one side that share a quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuotaGroup {
    /// Their indices, ascending.
    pub members: Vec<usize>,
    /// Bounds on the pairs of all of them together.
    pub bounds: Bounds,
}

/// Capacities of members and quotas of groups, on both sides.
///
/// By default every member has at most one pair. Groups of a side must be nested: any two are
/// disjoint, or one contains the other. (Otherwise the problem is not a flow, and NP-hard in
/// general.)
///
/// # Example
///
/// Column 0 is a mentor with up to three partners, row 1 must have a partner, and at most one of
/// rows 2 and 3, which are in one country, may take part:
///
/// ```
/// use regiopair::assignment::{Col, Row, model::Quotas};
///
/// let quotas = Quotas::new(4, 2)
///     .col(Col(0), 0..=3)?
///     .row(Row(1), 1..=1)?
///     .row_group([Row(2), Row(3)], 0..=1)?;
/// assert_eq!(quotas.of_row(Row(1)).least, 1);
/// # Ok::<(), regiopair::assignment::model::QuotasError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SerializedQuotas")]
pub struct Quotas {
    pub(in crate::assignment) rows: SideQuotas,
    pub(in crate::assignment) cols: SideQuotas,
}

/// Quotas in a file, checked when they are read.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedQuotas {
    rows: SideQuotas,
    cols: SideQuotas,
}

impl TryFrom<SerializedQuotas> for Quotas {
    type Error = QuotasError;

    fn try_from(serialized: SerializedQuotas) -> Result<Self, QuotasError> {
        let SerializedQuotas { rows, cols } = serialized;
        let mut quotas = Self::new(rows.members.len(), cols.members.len());
        let range = |bounds: Bounds| bounds.least..=bounds.most;
        for (row, bounds) in rows.members.into_iter().enumerate() {
            quotas = quotas.row(Row(row), range(bounds))?;
        }
        for (col, bounds) in cols.members.into_iter().enumerate() {
            quotas = quotas.col(Col(col), range(bounds))?;
        }
        for group in rows.groups {
            quotas = quotas.row_group(group.members.into_iter().map(Row), range(group.bounds))?;
        }
        for group in cols.groups {
            quotas = quotas.col_group(group.members.into_iter().map(Col), range(group.bounds))?;
        }
        Ok(quotas)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::assignment) struct SideQuotas {
    pub(in crate::assignment) members: Vec<Bounds>,
    pub(in crate::assignment) groups: Vec<QuotaGroup>,
}

/// Why quotas are rejected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QuotasError {
    /// The quotas have another shape than the problem.
    #[error("quotas for {rows} rows and {cols} columns; the problem has {} and {}", found.0, found.1)]
    Shape {
        /// Rows of the quotas.
        rows: usize,
        /// Columns of the quotas.
        cols: usize,
        /// Rows and columns of the problem.
        found: (usize, usize),
    },
    /// A score is so large that the total of a plan could overflow 64 bits.
    #[error(
        "score {score} in {row}, {col} lies outside -{limit} ..= {limit}, the range for plans of \
         up to {pairs} pairs; use a coarser resolution"
    )]
    TotalTooLarge {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        score: i64,
        /// The most pairs that a plan can have.
        pairs: usize,
        /// Greatest magnitude accepted for that many pairs.
        limit: i64,
    },
    /// A member does not exist.
    #[error("{member} does not exist; there are {count}, counted from 0")]
    NoSuchMember {
        /// The member named.
        member: Member,
        /// Members of that side.
        count: usize,
    },
    /// The lower bound exceeds the upper bound.
    #[error("{quota} must have at least {least} pairs and at most {most}")]
    Contradiction {
        /// The quota.
        quota: QuotaId,
        /// The lower bound.
        least: usize,
        /// The upper bound.
        most: usize,
    },
    /// A group has no members.
    #[error("{quota} has no members")]
    EmptyGroup {
        /// The group.
        quota: QuotaId,
    },
    /// A group names a member twice.
    #[error("{quota} names {member} twice")]
    Repeated {
        /// The group.
        quota: QuotaId,
        /// The member named.
        member: Member,
    },
    /// Two groups overlap, and neither contains the other.
    #[error("{first} and {second} overlap, and neither lies within the other")]
    NotNested {
        /// The earlier group.
        first: QuotaId,
        /// The later group.
        second: QuotaId,
    },
}

impl Quotas {
    /// The most members of a side that quotas are made for.
    pub const MAX_MEMBERS: usize = 1 << 24;

    /// Creates quotas of at most one pair per member, without groups.
    ///
    /// A side of more than [`MAX_MEMBERS`](Self::MAX_MEMBERS) members gets none, so that every use of such
    /// quotas is an error that says so.
    pub fn new(rows: usize, cols: usize) -> Self {
        let one = |size| {
            let size = if size > Self::MAX_MEMBERS { 0 } else { size };
            SideQuotas { members: vec![Bounds { least: 0, most: 1 }; size], groups: vec![] }
        };
        Self { rows: one(rows), cols: one(cols) }
    }

    /// Sets the bounds of a row.
    ///
    /// # Errors
    ///
    /// [`QuotasError::NoSuchMember`], [`QuotasError::Contradiction`].
    pub fn row(mut self, row: Row, pairs: RangeInclusive<usize>) -> Result<Self, QuotasError> {
        let bounds = bounds(QuotaId::Row(row), &pairs)?;
        let count = self.rows.members.len();
        let place = self.rows.members.get_mut(row.0);
        *place.ok_or(QuotasError::NoSuchMember { member: row.into(), count })? = bounds;
        Ok(self)
    }

    /// Sets the bounds of a column.
    ///
    /// # Errors
    ///
    /// [`QuotasError::NoSuchMember`], [`QuotasError::Contradiction`].
    pub fn col(mut self, col: Col, pairs: RangeInclusive<usize>) -> Result<Self, QuotasError> {
        let bounds = bounds(QuotaId::Col(col), &pairs)?;
        let count = self.cols.members.len();
        let place = self.cols.members.get_mut(col.0);
        *place.ok_or(QuotasError::NoSuchMember { member: col.into(), count })? = bounds;
        Ok(self)
    }

    /// Sets the same bounds for every row.
    ///
    /// # Errors
    ///
    /// [`QuotasError::Contradiction`].
    pub fn each_row(mut self, pairs: RangeInclusive<usize>) -> Result<Self, QuotasError> {
        let bounds = bounds(QuotaId::Row(Row(0)), &pairs)?;
        self.rows.members.fill(bounds);
        Ok(self)
    }

    /// Sets the same bounds for every column.
    ///
    /// # Errors
    ///
    /// [`QuotasError::Contradiction`].
    pub fn each_col(mut self, pairs: RangeInclusive<usize>) -> Result<Self, QuotasError> {
        let bounds = bounds(QuotaId::Col(Col(0)), &pairs)?;
        self.cols.members.fill(bounds);
        Ok(self)
    }

    /// Adds a group quota on rows; groups are counted from 0 in the order of the calls.
    ///
    /// # Errors
    ///
    /// Every [`QuotasError`] except `Shape` and `TotalTooLarge`.
    pub fn row_group(
        mut self,
        members: impl IntoIterator<Item = Row>,
        pairs: RangeInclusive<usize>,
    ) -> Result<Self, QuotasError> {
        self.add_group(true, members.into_iter().map(|row| row.0).collect(), &pairs)?;
        Ok(self)
    }

    /// Adds a group quota on columns; groups are counted from 0 in the order of the calls.
    ///
    /// # Errors
    ///
    /// Every [`QuotasError`] except `Shape` and `TotalTooLarge`.
    pub fn col_group(
        mut self,
        members: impl IntoIterator<Item = Col>,
        pairs: RangeInclusive<usize>,
    ) -> Result<Self, QuotasError> {
        self.add_group(false, members.into_iter().map(|col| col.0).collect(), &pairs)?;
        Ok(self)
    }

    /// Adds a group quota on rows or on columns; with an error, the quotas stay as they are.
    pub(crate) fn add_group(
        &mut self,
        on_rows: bool,
        members: Vec<usize>,
        pairs: &RangeInclusive<usize>,
    ) -> Result<(), QuotasError> {
        if on_rows {
            self.rows.add(members, pairs, QuotaId::RowGroup, |row| Row(row).into())
        } else {
            self.cols.add(members, pairs, QuotaId::ColGroup, |col| Col(col).into())
        }
    }

    /// Returns the bounds of a row; 0 and 0 if it does not exist.
    pub fn of_row(&self, row: Row) -> Bounds {
        self.rows.members.get(row.0).copied().unwrap_or(Bounds { least: 0, most: 0 })
    }

    /// Returns the bounds of a column; 0 and 0 if it does not exist.
    pub fn of_col(&self, col: Col) -> Bounds {
        self.cols.members.get(col.0).copied().unwrap_or(Bounds { least: 0, most: 0 })
    }

    /// Returns the groups of rows.
    pub fn row_groups(&self) -> &[QuotaGroup] {
        &self.rows.groups
    }

    /// Returns the groups of columns.
    pub fn col_groups(&self) -> &[QuotaGroup] {
        &self.cols.groups
    }

    /// Returns the number of rows and columns.
    pub fn shape(&self) -> (usize, usize) {
        (self.rows.members.len(), self.cols.members.len())
    }

    /// Every quota with its bounds: rows, columns, groups of rows, groups of columns. Lists of
    /// prices and the nodes of networks are in this order.
    pub(in crate::assignment) fn every(&self) -> impl Iterator<Item = (QuotaId, Bounds)> + '_ {
        let (rows, cols) = (&self.rows, &self.cols);
        let of_group = |group: &QuotaGroup| group.bounds;
        (rows.members.iter().enumerate().map(|(row, &it)| (QuotaId::Row(Row(row)), it)))
            .chain(cols.members.iter().enumerate().map(|(col, &it)| (QuotaId::Col(Col(col)), it)))
            .chain((0..).map(QuotaId::RowGroup).zip(rows.groups.iter().map(of_group)))
            .chain((0..).map(QuotaId::ColGroup).zip(cols.groups.iter().map(of_group)))
    }

    /// The bounds of every quota, in the same order, to be changed in ways that leave a plan.
    pub(in crate::assignment) fn every_mut(&mut self) -> impl Iterator<Item = &mut Bounds> + '_ {
        let (rows, cols) = (&mut self.rows, &mut self.cols);
        let groups = rows.groups.iter_mut().chain(&mut cols.groups);
        (rows.members.iter_mut().chain(&mut cols.members))
            .chain(groups.map(|group| &mut group.bounds))
    }

    /// For every quota, in the same order, the place of the smallest group that it lies within.
    pub(in crate::assignment) fn above(&self) -> Vec<Option<usize>> {
        let (rows, cols) = self.shape();
        let first_row_group = rows + cols;
        let first_col_group = first_row_group + self.rows.groups.len();
        let mut above = vec![None; first_col_group + self.cols.groups.len()];
        for (side, first_member, first_group) in
            [(&self.rows, 0, first_row_group), (&self.cols, rows, first_col_group)]
        {
            for group in side.outermost_first() {
                let members = &side.groups[group].members;
                above[first_group + group] = above[first_member + members[0]];
                for member in members {
                    above[first_member + member] = Some(first_group + group);
                }
            }
        }
        above
    }

    /// How many of some pairs each quota counts, in the same order.
    pub(in crate::assignment) fn count(&self, pairs: &[(Row, Col)]) -> Vec<usize> {
        self.sums(pairs.iter().map(|&(row, col)| (row, col, 1)))
    }

    /// The sum of some amounts over the cells that each quota counts, in the same order.
    pub(in crate::assignment) fn sums<T: Copy + Default + AddAssign>(
        &self,
        cells: impl IntoIterator<Item = (Row, Col, T)>,
    ) -> Vec<T> {
        let (above, rows) = (self.above(), self.shape().0);
        let mut sums = vec![T::default(); above.len()];
        for (row, col, amount) in cells {
            for member in [row.0, rows + col.0] {
                let chain = std::iter::successors(Some(member), |&quota| above[quota]);
                chain.for_each(|quota| sums[quota] += amount);
            }
        }
        sums
    }

    /// Whether the rows must have all the pairs that they may, or else the columns: the side that may have fewer,
    /// rows where both may have as many. `None` unless all of a side must be served.
    pub(in crate::assignment) fn rows_are_full(&self, pairs: Pairs) -> Option<bool> {
        let total = |side: &SideQuotas| side.members.iter().map(|it| it.most as u128).sum::<u128>();
        (pairs == Pairs::Complete).then(|| total(&self.rows) <= total(&self.cols))
    }

    /// The most pairs that the bounds of members leave to a plan.
    pub(in crate::assignment) fn most_pairs(&self) -> usize {
        let most = |side: &SideQuotas, others: usize| {
            let most = side.members.iter().map(|bounds| bounds.most.min(others));
            most.fold(0, usize::saturating_add)
        };
        let (rows, cols) = self.shape();
        most(&self.rows, cols).min(most(&self.cols, rows))
    }
}

fn bounds(quota: QuotaId, pairs: &RangeInclusive<usize>) -> Result<Bounds, QuotasError> {
    let (least, most) = (*pairs.start(), *pairs.end());
    if least > most {
        return Err(QuotasError::Contradiction { quota, least, most });
    }
    Ok(Bounds { least, most })
}

impl SideQuotas {
    fn add(
        &mut self,
        mut members: Vec<usize>,
        pairs: &RangeInclusive<usize>,
        quota: impl Fn(usize) -> QuotaId,
        member: impl Fn(usize) -> Member,
    ) -> Result<(), QuotasError> {
        let this = quota(self.groups.len());
        let bounds = bounds(this, pairs)?;
        members.sort_unstable();
        let count = self.members.len();
        match members.last() {
            None => return Err(QuotasError::EmptyGroup { quota: this }),
            Some(&last) if last >= count => {
                return Err(QuotasError::NoSuchMember { member: member(last), count });
            }
            Some(_) => {}
        }
        if let Some(twice) = members.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(QuotasError::Repeated { quota: this, member: member(twice[0]) });
        }
        for (earlier, group) in self.groups.iter().enumerate() {
            let shared = members
                .iter()
                .filter(|&member| group.members.binary_search(member).is_ok())
                .count();
            if shared > 0 && shared < members.len().min(group.members.len()) {
                return Err(QuotasError::NotNested { first: quota(earlier), second: this });
            }
        }
        self.groups.push(QuotaGroup { members, bounds });
        Ok(())
    }

    /// Groups from the largest to the smallest, of equals the later one first: every group comes
    /// after those that it lies within.
    pub(in crate::assignment) fn outermost_first(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.groups.len()).rev().collect();
        order.sort_by_key(|&group| std::cmp::Reverse(self.groups[group].members.len()));
        order
    }

    /// For each member, and for each group, the smallest group that it lies within, from groups in
    /// the order [`outermost_first`](Self::outermost_first).
    pub(in crate::assignment) fn parents(
        &self,
        outermost_first: &[usize],
    ) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
        let mut of_member = vec![None; self.members.len()];
        let mut of_group = vec![None; self.groups.len()];
        for &group in outermost_first {
            let members = &self.groups[group].members;
            of_group[group] = members.first().and_then(|&first| of_member[first]);
            for &member in members {
                of_member[member] = Some(group);
            }
        }
        (of_member, of_group)
    }
}
