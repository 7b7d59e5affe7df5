//! Partners of unequal size: what capacities say if a partner takes several places.

use super::effect::RuleEffect;
use super::error::PlanningError;
use super::side_bounds::{Owner, SideBounds};
use crate::assignment::model::LinearConstraint;
use crate::assignment::{Col, Row};
use crate::rules::Effect;

/// What the sizes of partners mean for a plan, in addition to the bounds of the sides.
#[derive(Default)]
pub(super) struct SizeLimits {
    /// Pairs for which a region has too few places.
    pub(super) closed: Vec<(Row, Col)>,
    /// Bounds on the places that pairs take.
    pub(super) lines: Vec<(LinearConstraint, Owner)>,
}

impl SizeLimits {
    /// Works out the limits, and lowers the bounds of both sides by what all sizes have in common.
    ///
    /// # Errors
    /// As the constraints of the solver.
    pub(super) fn new(
        effects: &[&RuleEffect],
        left: &mut SideBounds<'_>,
        right: &mut SideBounds<'_>,
    ) -> Result<Self, PlanningError> {
        let (rows, cols) = (sizes(effects, left), sizes(effects, right));
        let mut limits = Self::default();
        limits.side(effects, left, &cols)?;
        limits.side(effects, right, &rows)?;
        Ok(limits)
    }

    fn side(
        &mut self,
        effects: &[&RuleEffect],
        side: &mut SideBounds<'_>,
        sizes: &[usize],
    ) -> Result<(), PlanningError> {
        if sizes.iter().all(|&size| size == 1) {
            return Ok(());
        }
        for member in 0..side.members.len() {
            if let Some((places, rule)) = side.members[member].places {
                let owner = Owner { most: Some(rule), ..Owner::default() };
                self.limit(side, &[member], places, sizes, owner)?;
            }
        }
        for effect in effects {
            if let Effect::AsOne(members) = &effect.effect {
                let own = side.own(members);
                // A region without a capacity has one partner of any size.
                let places = own.iter().map(|&member| side.members[member].places);
                let places: Option<Vec<usize>> = places.map(|it| it.map(|it| it.0)).collect();
                if let Some(&places) = places.iter().flatten().max() {
                    let owner = Owner { most: Some(effect.rule), ..Owner::default() };
                    self.limit(side, &own, places, sizes, owner)?;
                }
            }
        }
        Ok(())
    }

    /// Members that have these places together.
    fn limit(
        &mut self,
        side: &mut SideBounds<'_>,
        members: &[usize],
        places: usize,
        sizes: &[usize],
        owner: Owner,
    ) -> Result<(), PlanningError> {
        let all = sizes.iter().fold(0, |sum: usize, &size| sum.saturating_add(size));
        // Without places there are no partners to count.
        if places == 0 || places >= all.saturating_mul(members.len()) {
            return Ok(());
        }
        // Partners of two or four places use an odd number of places like the even one below it.
        let unit = sizes.iter().fold(0, |unit, &size| common_divisor(unit, size)).max(1);
        let room = places / unit;
        if sizes.iter().all(|&size| size == unit) {
            // All take as many places: partners can be counted.
            match (members, owner.most) {
                (&[member], Some(rule)) => side.lower(member, room, rule),
                _ => side.groups.push((members.to_vec(), 0, Some(room), owner)),
            }
            return Ok(());
        }
        let is_left = side.left;
        let taken =
            |(Row(row), Col(col)): (Row, Col)| sizes[if is_left { col } else { row }] / unit;
        let cells = side.cells(members);
        self.closed.extend(cells.iter().copied().filter(|&cell| taken(cell) > room));
        let end = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let terms = cells.into_iter().map(|cell| (cell.0, cell.1, end(taken(cell))));
        self.lines.push((LinearConstraint::sum(terms, i64::MIN..=end(room))?, owner));
        Ok(())
    }
}

/// How many places each member of a side takes: the greatest number that a rule states, or 1.
fn sizes(effects: &[&RuleEffect], side: &SideBounds<'_>) -> Vec<usize> {
    let mut sizes = vec![1; side.members.len()];
    for effect in effects {
        if let Effect::Sizes { members, places } = &effect.effect {
            for member in side.own(members) {
                sizes[member] = sizes[member].max(*places);
            }
        }
    }
    sizes
}

fn common_divisor(mut one: usize, mut other: usize) -> usize {
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
