//! The observed pairs between the candidates of an assessment, and their rounds.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::plan::Assessment;
use crate::profile::{ObservedPairing, RegionLabel};

/// A round of a programme, with the number of its observed pairs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedRound {
    /// Name of the programme.
    pub programme: String,
    /// Round of the programme.
    pub round: u32,
    /// Number of its pairs between candidates.
    pub pairs: usize,
}

/// An observed pair as a cell.
#[derive(Debug, Clone)]
pub(super) struct ObservedPair {
    pub(super) left: RegionLabel,
    pub(super) right: RegionLabel,
    pub(super) programme: String,
    pub(super) round: u32,
    pub(super) row: usize,
    pub(super) column: usize,
    /// What came of it.
    pub(super) record: ObservedPairing,
}

/// All observed pairs, round by round.
#[derive(Debug, Clone)]
pub(super) struct ObservedPairs {
    pub(super) pairs: Vec<ObservedPair>,
    pub(super) rounds: Vec<ObservedRound>,
}

impl ObservedPairs {
    /// Those whose regions are both candidates.
    pub(super) fn of(assessed: &Assessment) -> Self {
        let turned = assessed.left().side() != assessed.dataset().sides().left;
        let mut pairs: Vec<ObservedPair> = assessed
            .dataset()
            .pairings()
            .iter()
            .filter_map(|observed| {
                let (left, right) = if turned {
                    (&observed.right, &observed.left)
                } else {
                    (&observed.left, &observed.right)
                };
                let left = assessed.left().get(left)?;
                let right = assessed.right().get(right)?;
                Some(ObservedPair {
                    left: left.region.label(),
                    right: right.region.label(),
                    programme: observed.programme.clone(),
                    round: observed.round,
                    row: left.index,
                    column: right.index,
                    record: observed.clone(),
                })
            })
            .collect();
        pairs.sort_by(|a, b| {
            let place = |pair: &ObservedPair| (pair.round, pair.row, pair.column);
            a.programme.cmp(&b.programme).then_with(|| place(a).cmp(&place(b)))
        });
        let mut rounds: BTreeMap<(String, u32), usize> = BTreeMap::new();
        for pair in &pairs {
            *rounds.entry((pair.programme.clone(), pair.round)).or_default() += 1;
        }
        let rounds = rounds
            .into_iter()
            .map(|((programme, round), pairs)| ObservedRound { programme, round, pairs })
            .collect();
        Self { pairs, rounds }
    }

    /// The pairs of each round.
    pub(super) fn by_round(&self) -> impl Iterator<Item = &[ObservedPair]> {
        let mut rest = self.pairs.as_slice();
        self.rounds.iter().map(move |round| {
            let (own, others) = rest.split_at(round.pairs);
            rest = others;
            own
        })
    }

    pub(super) fn cells(&self) -> Vec<(usize, usize)> {
        self.pairs.iter().map(|pair| (pair.row, pair.column)).collect()
    }

    /// Whether no partner occurs twice.
    pub(super) fn partners_differ(&self) -> bool {
        let columns: BTreeSet<usize> = self.pairs.iter().map(|pair| pair.column).collect();
        columns.len() == self.pairs.len()
    }
}
