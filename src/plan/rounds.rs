//! The rules of each round where rounds are decided one by one.

use super::assessment::Assessment;
use super::effect::RuleEffect;
use crate::assignment::{Col, Member, Row};
use crate::rules::{CellBound, Effect, MemberBound, RuleId};

/// What the rules say of each round.
pub(super) struct Rounds<'a> {
    all: &'a [RuleEffect],
    /// What they require before the last round.
    early: Vec<RuleEffect>,
    /// The round of each region of the left side.
    of_row: Vec<usize>,
    count: usize,
    cols: usize,
    /// Pairs that the rules require, in whatever round.
    promised: Vec<(Row, Col)>,
}

impl<'a> Rounds<'a> {
    pub(super) fn new(assessed: &'a Assessment) -> Self {
        let all = assessed.effects();
        let of = |id: &str| assessed.round_of(id).unwrap_or(usize::MAX);
        let profiles = assessed.left().profiles().iter();
        let promised = all.iter().filter_map(|effect| match effect.effect {
            Effect::Require(row, col) => Some((row, col)),
            _ => None,
        });
        Self {
            all,
            early: early(assessed),
            of_row: profiles.map(|profile| of(&profile.region.id)).collect(),
            count: assessed.programme().rounds.len(),
            cols: assessed.right().len(),
            promised: promised.collect(),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The rules of the programme as far as they concern a round.
    pub(super) fn common(&self, round: usize) -> &[RuleEffect] {
        if round + 1 == self.count { self.all } else { &self.early }
    }

    /// What a round adds to them: pairs that are fixed by now, and who takes no part.
    pub(super) fn own(&self, round: usize, fixed: &[(Row, Col)]) -> Vec<RuleEffect> {
        // What later rounds must have is kept for them: a region of which a pair is required has that
        // pair alone until then, and all others do not take part yet.
        let is_promised = |row: usize| self.promised.iter().any(|cell| cell.0.0 == row);
        let rows = 0..self.of_row.len();
        let later = rows.clone().filter(|&row| self.of_row[row] > round && !is_promised(row));
        let later = later.map(|row| Member::Row(Row(row))).collect();
        let mut kept: Vec<Vec<usize>> = vec![Vec::new(); self.of_row.len()];
        for &(Row(row), Col(col)) in fixed.iter().chain(&self.promised) {
            kept[row].push(col);
        }
        let mut closed = Vec::with_capacity(self.of_row.len() * self.cols);
        for row in rows.filter(|&row| self.of_row[row] != round) {
            // Earlier rounds keep what they have; later ones what they must have.
            let open = |col: &usize| !kept[row].contains(col);
            closed.extend((0..self.cols).filter(open).map(|col| (Row(row), Col(col))));
        }
        let required = fixed.iter().map(|&(row, col)| Effect::Require(row, col));
        let own = [Effect::Absent(later), Effect::Exclude(closed)].into_iter().chain(required);
        own.map(|effect| RuleEffect { rule: RuleId::Rounds, effect }).collect()
    }
}

/// The rules as they hold before the last round: what all rounds together must have is not yet
/// required.
fn early(assessed: &Assessment) -> Vec<RuleEffect> {
    let all: Vec<&RuleEffect> = assessed.effects().iter().collect();
    let is_complete = all.iter().any(|effect| matches!(effect.effect, Effect::Complete));
    let served_left = is_complete && assessed.settled(&all).served_left;
    let early = all.into_iter().filter_map(|RuleEffect { rule, effect }| {
        let effect = match effect {
            Effect::Complete if !served_left => return None,
            Effect::Bounds(bounds) => Effect::Bounds(
                bounds.iter().cloned().map(|b| MemberBound { at_least: 0, ..b }).collect(),
            ),
            Effect::Cells(bounds) => Effect::Cells(
                bounds.iter().cloned().map(|b| CellBound { at_least: 0, ..b }).collect(),
            ),
            effect => effect.clone(),
        };
        Some(RuleEffect { rule: *rule, effect })
    });
    early.collect()
}
