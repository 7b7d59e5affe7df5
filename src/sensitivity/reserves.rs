//! Replacements for a partner that withdraws.

use serde::{Deserialize, Serialize};

use super::change::repairing;
use super::without::without;
use crate::assignment::Member;
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::plan::answer::{opposite, touches};
use crate::plan::decide::decide;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::rules::RegionPair;

/// At most this many are on a reserve list.
const MOST_CHOICES: usize = 3;

/// The reserve list of a region for the case that its partner withdraws.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reserve {
    /// The region.
    pub region: RegionLabel,
    /// The partner that withdraws.
    pub partner: RegionLabel,
    /// The possible replacements, best first; empty if there is none.
    pub choices: Vec<ReserveChoice>,
}

/// A region that could replace a partner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReserveChoice {
    /// The region.
    pub region: RegionLabel,
    /// The score of the pair.
    pub score: f64,
    /// Pairs of the plan that would change in addition to the one that is lost.
    pub changes: usize,
    /// Total of the plan with the replacement.
    pub total: f64,
}

impl Assessment {
    /// Lists for every region of a plan, and each of its partners, which regions could
    /// replace a partner that withdraws: by the fewest further changes, then by the best total.
    ///
    /// Each choice is a [`repair`](Self::repair) of the plan under the same rules.
    ///
    /// # Errors
    /// As [`repair`](Self::repair).
    ///
    /// # Complexity
    /// A few repairs for each region of the plan.
    pub fn reserves(&self, proposal: &Proposal) -> Result<Vec<Reserve>, PlanningError> {
        let mut reserves = Vec::new();
        for pairing in &proposal.pairings {
            for (own, partner) in
                [(&pairing.left.id, &pairing.right.id), (&pairing.right.id, &pairing.left.id)]
            {
                reserves.extend(self.reserve(proposal, own, partner)?);
            }
        }
        // The left side first, each sorted by id.
        let left = |reserve: &Reserve| self.left().get(&reserve.region.id).is_none();
        reserves.sort_by(|a, b| (left(a), &a.region.id).cmp(&(left(b), &b.region.id)));
        Ok(reserves)
    }

    fn reserve(
        &self,
        proposal: &Proposal,
        own: &str,
        partner: &str,
    ) -> Result<Option<Reserve>, PlanningError> {
        let (Some(member), Some(lost)) = (self.member(own), self.member(partner)) else {
            return Ok(None);
        };
        let resolution = self.programme().resolution();
        let rules = repairing(&self.programme().rules, proposal.region_pairs());
        let assessed = without(self, rules, partner)?;
        let mut rules = assessed.programme().rules.clone();
        let pairings = proposal.pairings.iter();
        let published: Vec<_> =
            pairings.filter_map(|pair| self.cell(&pair.left.id, &pair.right.id)).collect();
        let mut choices = Vec::new();
        while choices.len() < MOST_CHOICES {
            let Some(plan) = decide(&assessed.with_rules(rules.clone())?, None)?.plan() else {
                break;
            };
            let mut new = plan.pairs.iter().filter(|pair| !published.contains(pair));
            let Some(&(row, col)) = new.find(|&&pair| touches(pair, member)) else { break };
            let other = opposite((row, col), member);
            let gone = published
                .iter()
                .filter(|&&pair| !touches(pair, lost) && !plan.pairs.contains(&pair))
                .count();
            choices.push(ReserveChoice {
                region: self.profile(other).region.label(),
                score: resolution.value(self.steps()[[row.0, col.0]].unwrap_or_default()),
                changes: gone,
                total: resolution.value(plan.total),
            });
            let (left, right) = (self.profile(Member::Row(row)), self.profile(Member::Col(col)));
            rules.forbidden.push(RegionPair::new(left.region.id.clone(), right.region.id.clone()));
        }
        Ok(Some(Reserve {
            region: self.profile(member).region.label(),
            partner: self.profile(lost).region.label(),
            choices,
        }))
    }
}
