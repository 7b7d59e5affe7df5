//! What a rule does to a plan, in rows, columns and numbers.

use std::sync::Arc;

use super::exclusion::{Exclusion, PairFacts};
use super::group_label::GroupLabel;
use super::selection::Selection;
use crate::assignment::{Col, Member, Row};
use crate::profile::{Dataset, Pool, Profile};

/// For whom the numbers of a [`MemberBound`] are. Members that do not take part owe nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BoundScope {
    /// Each member.
    Each,
    /// All members together; nothing is owed if none of them takes part.
    Group,
    /// The whole plan, no matter which members take part.
    Plan,
}

/// How many pairs some members of one side may and must have.
#[derive(Debug, Clone)]
pub(crate) struct MemberBound {
    pub(crate) members: Vec<Member>,
    /// For whom the numbers are.
    pub(crate) scope: BoundScope,
    pub(crate) at_least: usize,
    pub(crate) at_most: Option<usize>,
    /// Whether no pair at all is allowed too.
    pub(crate) or_none: bool,
    /// Which group it is, if the rule bounds several.
    pub(crate) group: Option<Arc<GroupLabel>>,
}

/// How many of some pairs may and must be made.
#[derive(Debug, Clone)]
pub(crate) struct CellBound {
    pub(crate) cells: Vec<(Row, Col)>,
    pub(crate) at_least: usize,
    pub(crate) at_most: Option<usize>,
    /// Whether no pair at all is allowed too.
    pub(crate) or_none: bool,
    /// Which group it is, if the rule bounds several.
    pub(crate) group: Option<Arc<GroupLabel>>,
}

/// What a rule does to a plan.
#[derive(Debug, Clone)]
pub(crate) enum Effect {
    /// Every member of the side with fewer places has a partner.
    Complete,
    /// These cells may not be used.
    Exclude(Vec<(Row, Col)>),
    /// This cell must be used.
    Require(Row, Col),
    /// These members do not take part.
    Absent(Vec<Member>),
    /// Bounds of members.
    Bounds(Vec<MemberBound>),
    /// Each of these members takes a number of places of a partner's capacity.
    Sizes { members: Vec<Member>, places: usize },
    /// These members count as one.
    AsOne(Vec<Member>),
    /// At most one of these members takes part.
    Exclusive(Vec<Member>),
    /// Bounds on kinds of pairs.
    Cells(Vec<CellBound>),
    /// A member of one side has at most one partner, unless another bound says otherwise.
    OnePartner {
        /// Whether it is the left side.
        left: bool,
    },
}

/// What is known of the regions and pairs that a rule is applied to. Rows are the regions of the
/// left pool, columns those of the right pool.
pub(crate) trait RuleContext {
    fn dataset(&self) -> &Dataset;

    /// The left and the right pool.
    fn pools(&self) -> [&Pool; 2];

    fn pair_facts(&self, row: usize, col: usize) -> PairFacts<'_>;

    /// The score of a pair, at the programme's resolution; `None` if nothing is known.
    fn score(&self, row: usize, col: usize) -> Option<f64>;

    /// The value of a criterion for a pair, before normalisation and at the programme's resolution;
    /// `None` if it is not known.
    fn value(&self, criterion: &str, row: usize, col: usize) -> Option<f64>;

    /// Themes in which both regions are strong, by their position among all themes.
    fn shared_themes(&self, row: usize, col: usize) -> Vec<usize>;

    /// The theme in which the strengths of both regions overlap most.
    fn leading_theme(&self, row: usize, col: usize) -> Option<usize>;
}

impl dyn RuleContext + '_ {
    /// The member with this id.
    pub(super) fn member(&self, id: &str) -> Option<Member> {
        let [left, right] = self.pools();
        let row = left.get(id).map(|profile| Row(profile.index).into());
        row.or_else(|| right.get(id).map(|profile| Col(profile.index).into()))
    }

    pub(super) fn members(&self, ids: &[String]) -> Vec<Member> {
        ids.iter().filter_map(|id| self.member(id)).collect()
    }

    /// The cell of two ids.
    pub(super) fn cell(&self, left: &str, right: &str) -> Option<(Row, Col)> {
        let [rows, cols] = self.pools();
        Some((Row(rows.get(left)?.index), Col(cols.get(right)?.index)))
    }

    /// The selected members, each with its profile.
    pub(super) fn selected(&self, selection: &Selection) -> Vec<(Member, &Profile)> {
        let [left, right] = self.pools();
        let is_left = selection.side == left.side();
        let own = if is_left { left } else { right };
        let selected = own.profiles().iter().filter(|profile| selection.selects(profile));
        selected
            .map(|profile| {
                let index = profile.index;
                (if is_left { Row(index).into() } else { Col(index).into() }, profile)
            })
            .collect()
    }

    /// Every cell, row by row.
    pub(super) fn cells(&self) -> impl Iterator<Item = (Row, Col)> + use<> {
        let [rows, cols] = self.pools().map(Pool::len);
        (0..rows).flat_map(move |row| (0..cols).map(move |col| (Row(row), Col(col))))
    }

    /// The cells that a rule excludes.
    pub(super) fn excluded(
        &self,
        exclusion: impl Fn(&PairFacts<'_>) -> Option<Exclusion>,
    ) -> Effect {
        let excludes = |&(Row(row), Col(col)): &_| exclusion(&self.pair_facts(row, col)).is_some();
        Effect::Exclude(self.cells().filter(excludes).collect())
    }
}
