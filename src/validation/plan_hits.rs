//! The observed pairs in a plan, next to what chance gives.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::hits::{HitDistribution, hits_under_chance_batches};
use super::pairs::{ObservedPair, ObservedPairs};
use super::recovery::Efficiency;
use crate::plan::Assessment;
use crate::proposal::Proposal;

/// How many observed pairs a plan has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PlanHits {
    /// Number of pairs in the plan.
    pub pairs: usize,
    /// Number of observed pairs in it.
    pub hits: usize,
    /// Hits of this plan if observed partners were drawn anew within rounds; exact. `None` if a region has
    /// several partners within a round.
    pub of_this_plan: Option<HitDistribution>,
    /// Hits of a plan that pairs the regions of each round with each other, as the observed one does. `None`
    /// as above.
    pub of_a_plan_in_rounds: Option<HitDistribution>,
    /// The values of the observed pairs and of the plan. `None` if their numbers of pairs differ, or there is
    /// no test of the sum.
    pub efficiency: Option<Efficiency>,
}

impl PlanHits {
    /// `None` without a plan or observed pairs. `total` is the sum of the observed pairs and its mean under
    /// chance.
    pub(super) fn of(
        assessed: &Assessment,
        proposal: &Proposal,
        observed: &ObservedPairs,
        total: Option<(f64, f64)>,
    ) -> Option<Self> {
        if proposal.pairings.is_empty() || observed.pairs.is_empty() {
            return None;
        }
        let plan: BTreeSet<(usize, usize)> = proposal
            .pairings
            .iter()
            .filter_map(|pairing| {
                let row = assessed.left().get(&pairing.left.id)?.index;
                Some((row, assessed.right().get(&pairing.right.id)?.index))
            })
            .collect();
        let hits = observed.pairs.iter().filter(|pair| plan.contains(&(pair.row, pair.column)));
        let rounds: Option<Vec<(usize, usize)>> =
            observed.by_round().map(|round| round_of(round, &plan)).collect();
        let whole = |(n, _): &(usize, usize)| (*n, *n);
        let efficiency = total
            .filter(|_| proposal.pairings.len() == observed.pairs.len())
            .map(|(own, chance)| Efficiency::of(own, proposal.total, chance));
        Some(Self {
            pairs: proposal.pairings.len(),
            hits: hits.count(),
            of_this_plan: rounds.as_deref().map(hits_under_chance_batches),
            of_a_plan_in_rounds: rounds.map(|rounds| {
                hits_under_chance_batches(&rounds.iter().map(whole).collect::<Vec<_>>())
            }),
            efficiency,
        })
    }
}

/// The number of pairs of a round, and how many of those possible between its regions are in the plan;
/// `None` if a region occurs twice in either.
fn round_of(round: &[ObservedPair], plan: &BTreeSet<(usize, usize)>) -> Option<(usize, usize)> {
    let rows: BTreeSet<usize> = round.iter().map(|pair| pair.row).collect();
    let columns: BTreeSet<usize> = round.iter().map(|pair| pair.column).collect();
    let inside =
        || plan.iter().filter(|(row, column)| rows.contains(row) && columns.contains(column));
    let own_rows: BTreeSet<usize> = inside().map(|(row, _)| *row).collect();
    let own_columns: BTreeSet<usize> = inside().map(|(_, column)| *column).collect();
    let (n, k) = (round.len(), inside().count());
    let once =
        [rows.len(), columns.len()] == [n, n] && [own_rows.len(), own_columns.len()] == [k, k];
    once.then_some((n, k))
}
