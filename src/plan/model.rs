//! The solver input that the rules define: numbers only, and the rule behind each bound.

use ndarray::Array2;

use crate::assignment::{
    Col, Member, Pairs, Problem, Row, lexicographic,
    model::{
        Bounds, ConstrainedLexicographic, Constraints, Exclusive, Level, LexicographicError,
        LinearConstraint, NodeLimit, QuotaId, Quotas, QuotasError,
    },
};
use crate::rules::{Effect, GroupLabel, MemberBound, RuleId};

use super::effect::RuleEffect;
use super::error::PlanningError;

/// A bound and the rule behind each of its ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owner {
    pub(crate) least: Option<RuleId>,
    pub(crate) most: Option<RuleId>,
    pub(crate) group: Option<GroupLabel>,
}

/// The solver input under some rules.
#[derive(Debug, Clone)]
pub(crate) struct PlanModel {
    /// The cells that may be used, with their scores; in `Free` mode.
    pub(crate) cells: Problem,
    pub(crate) quotas: Quotas,
    pub(crate) constraints: Constraints,
    /// Whether nothing but cells is bounded: then the plain assignment answers it.
    pub(crate) plain: bool,
    pub(crate) rows: Vec<Owner>,
    pub(crate) cols: Vec<Owner>,
    pub(crate) row_groups: Vec<Owner>,
    pub(crate) col_groups: Vec<Owner>,
    /// Of the side constraints.
    pub(crate) side: Vec<Owner>,
}

impl PlanModel {
    /// Makes one level after another best under the side constraints too; `start` is a plan to begin with.
    pub(crate) fn search(
        &self,
        levels: &[Level],
        start: Option<&[(Row, Col)]>,
    ) -> Result<ConstrainedLexicographic, LexicographicError> {
        let (effort, Self { cells, quotas, constraints, .. }) = (NodeLimit::default(), self);
        lexicographic::solve_constrained(cells, quotas, constraints, levels, effort, start)
    }

    pub(crate) fn owner(&self, quota: QuotaId) -> Option<&Owner> {
        match quota {
            QuotaId::Row(Row(row)) => self.rows.get(row),
            QuotaId::Col(Col(col)) => self.cols.get(col),
            QuotaId::RowGroup(group) => self.row_groups.get(group),
            QuotaId::ColGroup(group) => self.col_groups.get(group),
        }
    }

    pub(crate) fn bounds(&self, quota: QuotaId) -> Bounds {
        match quota {
            QuotaId::Row(row) => self.quotas.of_row(row),
            QuotaId::Col(col) => self.quotas.of_col(col),
            QuotaId::RowGroup(group) => self.quotas.row_groups()[group].bounds,
            QuotaId::ColGroup(group) => self.quotas.col_groups()[group].bounds,
        }
    }
}

/// One side while the rules are collected.
struct SideBounds {
    left: bool,
    /// Members of the other side: no member can have more partners.
    others: usize,
    members: Vec<PartnerRange>,
    /// Members that are served together.
    units: Vec<Vec<usize>>,
    groups: Vec<(Vec<usize>, usize, Option<usize>, Owner)>,
}

#[derive(Clone)]
struct PartnerRange {
    least: usize,
    most: Option<usize>,
    owner: Owner,
    absent: bool,
}

impl SideBounds {
    fn new(left: bool, size: usize, others: usize) -> Self {
        let place = PartnerRange { least: 0, most: None, owner: Owner::default(), absent: false };
        Self { left, others, members: vec![place; size], units: Vec::new(), groups: Vec::new() }
    }

    fn of(&self, member: Member) -> Option<usize> {
        match member {
            Member::Row(Row(row)) => self.left.then_some(row),
            Member::Col(Col(col)) => (!self.left).then_some(col),
        }
    }

    fn own(&self, members: &[Member]) -> Vec<usize> {
        let mut own: Vec<usize> = members.iter().filter_map(|&member| self.of(member)).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    fn raise(&mut self, member: usize, least: usize, rule: RuleId) {
        let place = &mut self.members[member];
        if least > place.least {
            (place.least, place.owner.least) = (least, Some(rule));
        }
    }

    fn lower(&mut self, member: usize, most: usize, rule: RuleId) {
        let place = &mut self.members[member];
        if place.most.is_none_or(|known| most < known) {
            (place.most, place.owner.most) = (Some(most), Some(rule));
        }
    }

    fn most(&self, member: usize) -> usize {
        self.members[member].most.unwrap_or(self.others)
    }

    fn bound(&mut self, bound: &MemberBound, rule: RuleId) {
        let own = self.own(&bound.members);
        if bound.together {
            // An empty group with a lower bound is added once, with the left side.
            let is_empty = bound.members.is_empty() && bound.at_least > 0 && self.left;
            if !own.is_empty() || is_empty {
                let owner =
                    Owner { least: Some(rule), most: Some(rule), group: bound.group.clone() };
                self.groups.push((own, bound.at_least, bound.at_most, owner));
            }
            return;
        }
        for member in own {
            self.raise(member, bound.at_least, rule);
            if let Some(most) = bound.at_most {
                self.lower(member, most, rule);
            }
        }
    }

    /// Members that take part, ascending.
    fn present(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.members.len()).filter(|&member| !self.members[member].absent)
    }

    /// Returns how many partners the members can have together, those in one group or in groups
    /// that overlap counted as one.
    fn places(&self) -> usize {
        let mut part: Vec<usize> = (0..self.members.len()).collect();
        for unit in &self.units {
            let first = part[unit[0]];
            for &member in &unit[1..] {
                let other = part[member];
                part.iter_mut().filter(|part| **part == other).for_each(|part| *part = first);
            }
        }
        let mut places = vec![0; self.members.len()];
        for member in self.present() {
            let places = &mut places[part[member]];
            *places = self.most(member).max(*places);
        }
        places.into_iter().fold(0, usize::saturating_add)
    }

    /// Requires a partner for every member that takes part, or for one of the group that counts as
    /// it.
    fn serve_all(&mut self) {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut grouped = vec![false; self.members.len()];
        for &member in self.units.iter().flatten() {
            if self.members[member].absent || std::mem::replace(&mut grouped[member], true) {
                continue;
            }
            let own = self.units.iter().filter(|unit| unit.contains(&member)).flatten().copied();
            let mut set: Vec<usize> = own.filter(|&other| !self.members[other].absent).collect();
            set.sort_unstable();
            set.dedup();
            sets.extend((!sets.contains(&set)).then_some(set));
        }
        sets.extend(self.present().filter(|&member| !grouped[member]).map(|member| vec![member]));
        for unit in sets {
            if let [member] = unit[..] {
                self.raise(member, 1, RuleId::Pairs);
            } else {
                let owner = Owner { least: Some(RuleId::Pairs), ..Owner::default() };
                self.groups.push((unit, 1, None, owner));
            }
        }
    }
}

/// Which side is served whole in a complete plan: that with fewer places, the left one if they
/// have as many.
pub(crate) fn left_is_served(shape: (usize, usize), effects: &[RuleEffect]) -> bool {
    let (left, right) = sides(shape, &effects.iter().collect::<Vec<_>>());
    left.places() <= right.places()
}

fn sides(shape: (usize, usize), effects: &[&RuleEffect]) -> (SideBounds, SideBounds) {
    let mut left = SideBounds::new(true, shape.0, shape.1);
    let mut right = SideBounds::new(false, shape.1, shape.0);
    for side in [&mut left, &mut right] {
        for effect in effects {
            match &effect.effect {
                Effect::Bounds(bounds) => {
                    for bound in bounds {
                        side.bound(bound, effect.rule);
                    }
                }
                Effect::Absent(members) => {
                    for member in side.own(members) {
                        side.members[member].absent = true;
                        side.lower(member, 0, effect.rule);
                    }
                }
                _ => {}
            }
        }
        // The default speaks where no rule does.
        for effect in effects {
            if let Effect::OnePartner { left } = effect.effect
                && left == side.left
            {
                for member in 0..side.members.len() {
                    if side.members[member].most.is_none() {
                        side.lower(member, 1, effect.rule);
                    }
                }
            }
        }
        for effect in effects {
            if let Effect::AsOne(members) | Effect::Exclusive(members) = &effect.effect {
                let own = side.own(members);
                if own.is_empty() {
                    continue;
                }
                if matches!(effect.effect, Effect::AsOne(_)) {
                    let most = own.iter().map(|&member| side.most(member)).max();
                    let owner = Owner { most: Some(effect.rule), ..Owner::default() };
                    side.groups.push((own.clone(), 0, most, owner));
                }
                side.units.push(own);
            }
        }
    }
    (left, right)
}

/// Builds the solver input under some rules.
///
/// # Errors
/// [`PlanningError::Problem`] if the numbers do not form a valid problem.
pub(crate) fn plan_model(
    scores: &Array2<Option<i64>>,
    effects: &[&RuleEffect],
    served_left: bool,
) -> Result<PlanModel, PlanningError> {
    let shape = scores.dim();
    let (mut left, mut right) = sides(shape, effects);
    // The scores are shared by all models; each has its own mask.
    let mut allowed = Array2::from_elem(shape, true);
    let mut plain = true;
    let mut exclusive = Vec::new();
    let mut side: Vec<(LinearConstraint, Owner)> = Vec::new();
    for effect in effects {
        match &effect.effect {
            Effect::Complete if served_left => left.serve_all(),
            Effect::Complete => right.serve_all(),
            Effect::Exclude(excluded) => {
                for &(Row(row), Col(col)) in excluded {
                    allowed[[row, col]] = false;
                }
            }
            Effect::Exclusive(members) => {
                let widest =
                    |side: &SideBounds| side.own(members).iter().map(|&m| side.most(m)).max();
                if widest(&left).max(widest(&right)).unwrap_or(0) <= 1 {
                    let owner = Owner { most: Some(effect.rule), ..Owner::default() };
                    for side in [&mut left, &mut right] {
                        let own = side.own(members);
                        if !own.is_empty() {
                            side.groups.push((own, 0, Some(1), owner.clone()));
                        }
                    }
                } else {
                    exclusive.push(Exclusive::new(members.iter().copied())?);
                }
            }
            Effect::Cells(bounds) => {
                plain = false;
                for bound in bounds {
                    let most = bound.at_most.unwrap_or(usize::MAX);
                    let owner = Owner {
                        least: Some(effect.rule),
                        most: Some(effect.rule),
                        group: bound.group.clone(),
                    };
                    let cells = bound.cells.iter().copied();
                    side.push((LinearConstraint::count(cells, bound.at_least..=most)?, owner));
                }
            }
            _ => {}
        }
    }
    // A pair is required through the end that has one place, or else by a constraint of its own.
    for effect in effects {
        if let Effect::Require(Row(row), Col(col)) = effect.effect {
            plain = false;
            if left.most(row) == 1 {
                left.raise(row, 1, effect.rule);
                (0..shape.1).filter(|&other| other != col).for_each(|j| allowed[[row, j]] = false);
            } else if right.most(col) == 1 {
                right.raise(col, 1, effect.rule);
                (0..shape.0).filter(|&other| other != row).for_each(|i| allowed[[i, col]] = false);
            } else {
                let owner = Owner { least: Some(effect.rule), ..Owner::default() };
                let cell = [(Row(row), Col(col))];
                side.push((LinearConstraint::count(cell, 1..=usize::MAX)?, owner));
            }
        }
    }
    let pairs = Pairs::Free { reservation: 0 };
    let cells = Problem::from_fn(shape.0, shape.1, pairs, |Row(row), Col(col)| {
        scores[[row, col]].filter(|_| allowed[[row, col]])
    })?;
    let mut builder = ModelBuilder {
        quotas: Quotas::new(shape.0, shape.1),
        groups: [Vec::new(), Vec::new()],
        side,
        plain: plain && exclusive.is_empty(),
    };
    let mut owners = [Vec::new(), Vec::new()];
    for own in [&left, &right] {
        owners[usize::from(!own.left)] = builder.members(own)?;
    }
    for own in [left, right] {
        builder.groups_of(own)?;
    }
    let [rows, cols] = owners;
    let [row_groups, col_groups] = builder.groups;
    let (side, side_owners) = builder.side.into_iter().unzip();
    Ok(PlanModel {
        cells,
        quotas: builder.quotas,
        constraints: Constraints { linear: side, exclusive },
        plain: builder.plain,
        rows,
        cols,
        row_groups,
        col_groups,
        side: side_owners,
    })
}

/// Quotas while they are built.
struct ModelBuilder {
    quotas: Quotas,
    /// Owners of the groups of rows, and of columns.
    groups: [Vec<Owner>; 2],
    side: Vec<(LinearConstraint, Owner)>,
    plain: bool,
}

impl ModelBuilder {
    /// The bounds of members; returns whose they are.
    fn members(&mut self, side: &SideBounds) -> Result<Vec<Owner>, PlanningError> {
        for (index, place) in side.members.iter().enumerate() {
            let most = side.most(index);
            // The plain assignment has no lower bound except one partner for every member.
            let served = place.least == 1 && place.owner.least == Some(RuleId::Pairs);
            self.plain &= most == 1 && (place.least == 0 || served);
            // What must be and what may be can clash; the quota itself cannot.
            let (inside, clash) = (place.least.min(most), place.least > most);
            let quotas = std::mem::replace(&mut self.quotas, Quotas::new(0, 0));
            self.quotas = if side.left {
                quotas.row(Row(index), inside..=most)?
            } else {
                quotas.col(Col(index), inside..=most)?
            };
            if clash {
                self.add(side, &[index], place.least, usize::MAX, place.owner.clone())?;
            }
        }
        Ok(side.members.iter().map(|place| place.owner.clone()).collect())
    }

    /// Groups, the widest first, so that a nested one finds its outer one; a group that overlaps
    /// another becomes a constraint on its cells.
    fn groups_of(&mut self, mut side: SideBounds) -> Result<(), PlanningError> {
        let mut groups = std::mem::take(&mut side.groups);
        groups.sort_by_key(|(members, ..)| std::cmp::Reverse(members.len()));
        for (members, least, most, owner) in groups {
            let most = most.unwrap_or(usize::MAX);
            if members.is_empty() {
                // An empty group with a lower bound becomes a constraint on no cell.
                self.side.push((LinearConstraint::count([], least..=usize::MAX)?, owner));
                self.plain = false;
            } else if least > most {
                self.add(&side, &members, least, usize::MAX, owner.clone())?;
                self.add(&side, &members, 0, most, owner)?;
            } else {
                self.add(&side, &members, least, most, owner)?;
            }
        }
        Ok(())
    }

    fn add(
        &mut self,
        side: &SideBounds,
        members: &[usize],
        least: usize,
        most: usize,
        owner: Owner,
    ) -> Result<(), PlanningError> {
        self.plain = false;
        let quotas = self.quotas.clone();
        let own = members.iter().copied();
        let added = if side.left {
            quotas.row_group(own.clone().map(Row), least..=most)
        } else {
            quotas.col_group(own.clone().map(Col), least..=most)
        };
        match added {
            Ok(quotas) => {
                self.quotas = quotas;
                self.groups[usize::from(!side.left)].push(owner);
            }
            Err(QuotasError::NotNested { .. }) => {
                let others = 0..side.others;
                let cells = own.flat_map(|member| {
                    others.clone().map(move |other| {
                        if side.left {
                            (Row(member), Col(other))
                        } else {
                            (Row(other), Col(member))
                        }
                    })
                });
                self.side.push((LinearConstraint::count(cells, least..=most)?, owner));
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }
}
