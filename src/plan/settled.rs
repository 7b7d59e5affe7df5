//! What all rules of a programme together say of its regions.
//!
//! A clash is sought among some of the rules only. Which regions owe nothing, and for which of them
//! a default holds, must not depend on that choice: a rule that is left out would otherwise bring
//! back what it overrides, and the clash would name rules that do not apply.

use super::effect::RuleEffect;
use super::side_bounds::{SettledSide, sides};
use crate::assignment::{Col, Member, Row};
use crate::rules::{BoundScope, Effect};

/// What all rules together say of the members of both sides.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    /// The left and the right side.
    pub(crate) sides: [SettledSide; 2],
    /// Which side is served whole in a complete plan: that with fewer places, the left one if they
    /// have as many.
    pub(crate) served_left: bool,
}

impl Settled {
    /// `effects` are those of all rules, `shape` the number of rows and of columns.
    pub(crate) fn new(shape: (usize, usize), effects: &[&RuleEffect]) -> Self {
        let settled = SettledSide::both(shape, effects);
        let (left, right) = sides(effects, settled.each_ref());
        let served_left = left.places() <= right.places();
        Self { sides: settled, served_left }
    }
}

impl SettledSide {
    /// The left and the right side; `effects` are those of all rules.
    pub(crate) fn both(shape: (usize, usize), effects: &[&RuleEffect]) -> [Self; 2] {
        let mut settled = [shape.0, shape.1]
            .map(|size| Self { absent: vec![false; size], has_maximum: vec![false; size] });
        for effect in effects {
            match &effect.effect {
                Effect::Absent(members) => {
                    for &member in members {
                        let (side, index) = place(member);
                        settled[side].absent[index] = true;
                    }
                }
                Effect::Bounds(bounds) => {
                    let own = bounds.iter().filter(|bound| bound.scope == BoundScope::Each);
                    for bound in own.filter(|bound| bound.at_most.is_some()) {
                        for &member in &bound.members {
                            let (side, index) = place(member);
                            settled[side].has_maximum[index] = true;
                        }
                    }
                }
                _ => {}
            }
        }
        settled
    }
}

/// The side of a member, 0 or 1, and its position there.
fn place(member: Member) -> (usize, usize) {
    match member {
        Member::Row(Row(row)) => (0, row),
        Member::Col(Col(col)) => (1, col),
    }
}
