//! What the withdrawal of each region would cost.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::chain::{PartnerChange, chain};
use super::change::repairing;
use super::without::without;
use crate::assignment::{Col, Member, Row};
use crate::plan::answer::{opposite, total, touches};
use crate::plan::decide::{Decision, decide};
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::rules::{RegionPair, Rules};

/// What the withdrawal of each region of a plan would cost: one after another, each by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Withdrawals {
    /// Regions that have a partner, those of the left side first, each side by id.
    pub regions: Vec<RegionWithdrawal>,
}

/// What the withdrawal of one region would cost.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RegionWithdrawal {
    /// The region that withdraws.
    pub region: RegionLabel,
    /// Its partners in the plan.
    pub partners: Vec<RegionLabel>,
    /// The best plan of the others.
    pub best: AfterWithdrawal,
    /// The plan of the others that keeps the most pairs, and of those the best: a
    /// [`repair`](Assessment::repair).
    pub repair: AfterWithdrawal,
}

/// A plan without a region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum AfterWithdrawal {
    /// The others have no plan under the rules.
    NoPlan,
    /// Neither a plan nor a proof that there is none was found within the effort.
    Undecided,
    /// A plan.
    Plan {
        /// Total of the plan with the region minus that of this one, in points; below 0 only if other objectives
        /// come before the total, or rounds are decided one by one.
        loss: f64,
        /// Number of pairs with the region minus that of this plan.
        fewer_pairs: i64,
        /// Pairs of other regions that this plan does not keep.
        changed_pairs: usize,
        /// Which regions of the other side change partners: those that lose the region first.
        chain: Vec<PartnerChange>,
    },
}

impl AfterWithdrawal {
    /// What is worse comes later: lost pairs before lost points, no plan last.
    fn compare(&self, other: &Self) -> Ordering {
        let rank = |it: &Self| match *it {
            Self::Plan { fewer_pairs, loss, .. } => (0, fewer_pairs, loss),
            Self::Undecided => (1, 0, 0.0),
            Self::NoPlan => (2, 0, 0.0),
        };
        let (a, b) = (rank(self), rank(other));
        (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2))
    }

    /// The number of pairs that change; `None` without a plan.
    fn changed_pairs(&self) -> Option<usize> {
        match self {
            Self::Plan { changed_pairs, .. } => Some(*changed_pairs),
            _ => None,
        }
    }
}

impl Withdrawals {
    /// Returns the regions by what the best plan without them loses, the least replaceable first: those without
    /// whom there is no plan, then by pairs, then by points.
    pub fn least_replaceable(&self) -> Vec<&RegionWithdrawal> {
        let mut sorted: Vec<&RegionWithdrawal> = self.regions.iter().collect();
        sorted.sort_by(|a, b| b.best.compare(&a.best));
        sorted
    }

    /// Returns the region whose withdrawal takes the largest repair: the most pairs of others change, and of
    /// those that lose the most. `None` if no region has a partner, or no withdrawal can be repaired.
    pub fn worst_repair(&self) -> Option<&RegionWithdrawal> {
        let repaired = self.regions.iter().filter(|it| it.repair.changed_pairs().is_some());
        // The first of equals.
        repaired.rev().max_by(|a, b| {
            let changed = |it: &RegionWithdrawal| it.repair.changed_pairs();
            changed(a).cmp(&changed(b)).then_with(|| a.repair.compare(&b.repair))
        })
    }

    /// Returns the partners that a region would have in the best plan without one of its partners. `None` if it
    /// has no such partner, or there is no such plan.
    pub fn second_partners(&self, region: &str, partner: &str) -> Option<&[RegionLabel]> {
        let lost = self.regions.iter().find(|it| it.region.id == partner)?;
        let AfterWithdrawal::Plan { chain, .. } = &lost.best else { return None };
        let change = chain.iter().find(|change| change.region.id == region)?;
        Some(&change.to)
    }
}

impl Assessment {
    /// Works out what the withdrawal of each region that has a partner would cost: the best plan of the others,
    /// and the one that changes the fewest pairs. Pairs that the rules or a round require of the region are no
    /// longer required; all other rules are kept. Returns no region if the programme has no plan.
    ///
    /// # Errors
    /// As [`propose`](Self::propose).
    ///
    /// # Complexity
    /// Two plans for each region of the plan.
    ///
    /// # When not to trust it
    /// One region withdraws at a time: two withdrawals together may cost more or less than the sum. Who changes
    /// partners is that of *one* best plan; others may be as good.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let withdrawals = assessed.withdrawals()?;
    /// assert_eq!(withdrawals.regions.len(), 40);
    /// // Each of twenty regions has one of twenty partners: a withdrawal costs a pair.
    /// let hardest = withdrawals.least_replaceable()[0];
    /// println!("{} is the hardest to replace", hardest.region.name);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn withdrawals(&self) -> Result<Withdrawals, PlanningError> {
        let Some(plan) = decide(self, None)?.plan() else {
            return Ok(Withdrawals { regions: Vec::new() });
        };
        let pins: Vec<RegionPair> = plan.pairs.iter().map(|&pair| self.region_pair(pair)).collect();
        let rows = plan.pairs.iter().map(|pair| Member::Row(pair.0));
        let cols = plan.pairs.iter().map(|pair| Member::Col(pair.1));
        let mut members: Vec<Member> = rows.chain(cols).collect();
        members.sort_unstable();
        members.dedup();
        let repaired = repairing(&self.programme().rules, pins);
        let regions = members.into_iter().map(|member| {
            let partners = plan.pairs.iter().filter(|pair| touches(**pair, member));
            let partners: Vec<Member> = partners.map(|pair| opposite(*pair, member)).collect();
            let after = |rules: &Rules| self.after(&plan.pairs, rules, member, &partners);
            Ok(RegionWithdrawal {
                region: self.profile(member).region.label(),
                partners: partners.iter().map(|it| self.profile(*it).region.label()).collect(),
                best: after(&self.programme().rules)?,
                repair: after(&repaired)?,
            })
        });
        Ok(Withdrawals { regions: regions.collect::<Result<_, PlanningError>>()? })
    }

    /// The plan under these rules without a region, next to one that has it.
    fn after(
        &self,
        plan: &[(Row, Col)],
        rules: &Rules,
        member: Member,
        partners: &[Member],
    ) -> Result<AfterWithdrawal, PlanningError> {
        let region = &self.profile(member).region.id;
        let then = match decide(&without(self, rules.clone(), region)?, None)? {
            Decision::Plan { plan, .. } => plan.pairs,
            Decision::None { .. } => return Ok(AfterWithdrawal::NoPlan),
            Decision::Unknown => return Ok(AfterWithdrawal::Undecided),
        };
        let count = |pairs: &[(Row, Col)]| i64::try_from(pairs.len()).unwrap_or(i64::MAX);
        let gone = |pair: &&(Row, Col)| !touches(**pair, member) && !then.contains(pair);
        let lost = total(self, plan) - total(self, &then);
        Ok(AfterWithdrawal::Plan {
            loss: self.programme().resolution().value(lost),
            fewer_pairs: count(plan) - count(&then),
            changed_pairs: plan.iter().filter(gone).count(),
            chain: partners
                .first()
                .map_or_else(Vec::new, |first| chain(self, [plan, &then], *first)),
        })
    }
}
