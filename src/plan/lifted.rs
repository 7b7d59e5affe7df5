//! Rules lifted for one pair.

use std::sync::Arc;

use super::assessment::Assessment;
use crate::assignment::{Col, Member, Row};
use crate::rules::{Effect, RuleId};

impl Assessment {
    /// The same with every rule lifted that forbids a pair by itself or keeps one of its regions out, and these
    /// rules; for all other pairs they hold as before.
    pub(crate) fn lifted_for(&self, (row, col): (Row, Col)) -> (Self, Vec<RuleId>) {
        let mut other = self.clone();
        let mut lifted = Vec::new();
        for effect in Arc::make_mut(&mut other.effects) {
            let is_lifted = match &mut effect.effect {
                Effect::Exclude(cells) => remove(cells, |&cell| cell == (row, col)),
                Effect::Absent(members) => remove(members, |&member| {
                    member == Member::Row(row) || member == Member::Col(col)
                }),
                _ => false,
            };
            if is_lifted && !lifted.contains(&effect.rule) {
                lifted.push(effect.rule);
            }
        }
        (other, lifted)
    }
}

/// Removes items; returns whether there were any.
fn remove<T>(list: &mut Vec<T>, is_gone: impl Fn(&T) -> bool) -> bool {
    let before = list.len();
    list.retain(|item| !is_gone(item));
    list.len() < before
}
