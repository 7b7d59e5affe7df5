//! The bounds that rules set for the members of each side.

use std::sync::Arc;

use super::effect::RuleEffect;
use crate::assignment::{Col, Member, Row};
use crate::rules::{BoundScope, Effect, GroupLabel, MemberBound, RuleId};

/// A bound and the rule behind each of its ends.
#[derive(Debug, Clone, Default)]
pub(crate) struct Owner {
    pub(crate) least: Option<RuleId>,
    pub(crate) most: Option<RuleId>,
    pub(crate) group: Option<Arc<GroupLabel>>,
}

/// What all rules of a programme together say of the members of one side.
#[derive(Debug, Clone)]
pub(crate) struct SettledSide {
    /// Whether each of them does not take part, and so owes no pair.
    pub(crate) absent: Vec<bool>,
    /// Whether a rule states how many partners each of them may have at most, so that the default
    /// does not hold.
    pub(crate) has_maximum: Vec<bool>,
}

/// One side while the rules are collected.
pub(crate) struct SideBounds<'s> {
    pub(crate) left: bool,
    settled: &'s SettledSide,
    /// Members of the other side: no member can have more partners.
    pub(crate) others: usize,
    pub(crate) members: Vec<PartnerRange>,
    /// Members that are served together.
    units: Vec<Vec<usize>>,
    /// Members, the least and the greatest number of their pairs.
    pub(crate) groups: Vec<(Vec<usize>, usize, Option<usize>, Owner)>,
    /// Members that have no pair together, or at least a number of pairs.
    pub(crate) none_or_least: Vec<(Vec<usize>, usize)>,
}

/// How many partners one member must and may have.
#[derive(Clone)]
pub(crate) struct PartnerRange {
    pub(crate) least: usize,
    pub(crate) most: Option<usize>,
    /// How many places a capacity states, and which one; a default of one partner states none.
    pub(crate) places: Option<(usize, RuleId)>,
    pub(crate) owner: Owner,
}

impl<'s> SideBounds<'s> {
    fn new(left: bool, settled: &'s SettledSide, others: usize) -> Self {
        let place = PartnerRange { least: 0, most: None, places: None, owner: Owner::default() };
        let members = vec![place; settled.absent.len()];
        Self {
            left,
            settled,
            others,
            members,
            units: Vec::new(),
            groups: Vec::new(),
            none_or_least: Vec::new(),
        }
    }

    fn of(&self, member: Member) -> Option<usize> {
        match member {
            Member::Row(Row(row)) => self.left.then_some(row),
            Member::Col(Col(col)) => (!self.left).then_some(col),
        }
    }

    pub(crate) fn own(&self, members: &[Member]) -> Vec<usize> {
        let mut own: Vec<usize> = members.iter().filter_map(|&member| self.of(member)).collect();
        own.sort_unstable();
        own.dedup();
        own
    }

    pub(crate) fn raise(&mut self, member: usize, least: usize, rule: RuleId) {
        let place = &mut self.members[member];
        if least > place.least {
            (place.least, place.owner.least) = (least, Some(rule));
        }
    }

    pub(crate) fn lower(&mut self, member: usize, most: usize, rule: RuleId) {
        let place = &mut self.members[member];
        if place.most.is_none_or(|known| most < known) {
            (place.most, place.owner.most) = (Some(most), Some(rule));
        }
    }

    /// Lowers the number of places, and with it that of partners.
    fn state(&mut self, member: usize, places: usize, rule: RuleId) {
        self.lower(member, places, rule);
        let known = &mut self.members[member].places;
        if known.is_none_or(|known| places < known.0) {
            *known = Some((places, rule));
        }
    }

    pub(crate) fn most(&self, member: usize) -> usize {
        self.members[member].most.unwrap_or(self.others)
    }

    fn bound(&mut self, bound: &MemberBound, rule: RuleId) {
        let own = self.own(&bound.members);
        let is_absent = |member: &usize| self.settled.absent[*member];
        if bound.scope == BoundScope::Each {
            for member in own {
                if !self.settled.absent[member] {
                    if bound.or_none {
                        self.none_or_least(vec![member], bound.at_least);
                    } else {
                        self.raise(member, bound.at_least, rule);
                    }
                }
                if let Some(most) = bound.at_most {
                    self.state(member, most, rule);
                }
            }
            return;
        }
        // A group of whom nobody takes part owes nothing; what the whole plan must have stays.
        let is_gone = !own.is_empty() && own.iter().all(is_absent);
        let owes = bound.scope == BoundScope::Plan || !is_gone;
        let mut at_least = if owes { bound.at_least } else { 0 };
        if bound.or_none {
            self.none_or_least(own.clone(), at_least);
            at_least = 0;
        }
        // An empty group with a lower bound is added once, with the left side.
        let is_empty = bound.members.is_empty() && at_least > 0 && self.left;
        if !own.is_empty() || is_empty {
            let owner = Owner { least: Some(rule), most: Some(rule), group: bound.group.clone() };
            self.groups.push((own, at_least, bound.at_most, owner));
        }
    }

    fn none_or_least(&mut self, members: Vec<usize>, least: usize) {
        // 1 is as much as any that is not 0.
        if least > 1 && !members.is_empty() {
            self.none_or_least.push((members, least));
        }
    }

    /// The cells of some members.
    pub(crate) fn cells(&self, members: &[usize]) -> Vec<(Row, Col)> {
        let of = |&member: &usize| {
            (0..self.others).map(move |other| {
                if self.left { (Row(member), Col(other)) } else { (Row(other), Col(member)) }
            })
        };
        members.iter().flat_map(of).collect()
    }

    /// Members that take part, ascending.
    fn present(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.members.len()).filter(|&member| !self.settled.absent[member])
    }

    /// Returns how many partners the members can have together, those in one group or in groups
    /// that overlap counted as one.
    pub(crate) fn places(&self) -> usize {
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
    pub(crate) fn serve_all(&mut self) {
        let mut sets: Vec<Vec<usize>> = Vec::new();
        let mut grouped = vec![false; self.members.len()];
        for &member in self.units.iter().flatten() {
            if self.settled.absent[member] || std::mem::replace(&mut grouped[member], true) {
                continue;
            }
            let own = self.units.iter().filter(|unit| unit.contains(&member)).flatten().copied();
            let mut set: Vec<usize> = own.filter(|&other| !self.settled.absent[other]).collect();
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

/// Works out the bounds that some rules set for both sides.
pub(crate) fn sides<'s>(
    effects: &[&RuleEffect],
    settled: [&'s SettledSide; 2],
) -> (SideBounds<'s>, SideBounds<'s>) {
    let [rows, cols] = settled.map(|side| side.absent.len());
    let mut left = SideBounds::new(true, settled[0], cols);
    let mut right = SideBounds::new(false, settled[1], rows);
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
                        side.state(member, 0, effect.rule);
                    }
                }
                &Effect::OnePartner { left } if left == side.left => {
                    for member in 0..side.members.len() {
                        if !side.settled.has_maximum[member] {
                            side.lower(member, 1, effect.rule);
                        }
                    }
                }
                _ => {}
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
