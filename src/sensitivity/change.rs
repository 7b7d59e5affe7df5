//! Differences between two plans, and repairs with the fewest changes.

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Row};
use crate::plan::Assessment;
use crate::plan::PlanningError;
use crate::profile::RegionLabel;
use crate::proposal::Proposal;
use crate::rules::{Objective, PairsWanted, RegionPair, Rules};

/// A pair that only one of two plans has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChangedPair {
    /// The left region.
    pub left: RegionLabel,
    /// The right region.
    pub right: RegionLabel,
    /// The score of the pair.
    pub score: f64,
}

/// The difference between two plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Total of the second plan minus that of the first.
    pub total: f64,
    /// Pairs of both plans.
    pub kept: usize,
    /// Pairs of the first plan only.
    pub gone: Vec<ChangedPair>,
    /// Pairs of the second plan only.
    pub new: Vec<ChangedPair>,
}

impl Change {
    /// Returns the pairs that only one of the two proposals has.
    pub fn between(first: &Proposal, second: &Proposal) -> Self {
        let has = |proposal: &Proposal, left: &str, right: &str| {
            proposal.pairings.iter().any(|pair| pair.left.id == left && pair.right.id == right)
        };
        let only = |one: &Proposal, other: &Proposal| -> Vec<ChangedPair> {
            let pairings = one.pairings.iter().filter(|p| !has(other, &p.left.id, &p.right.id));
            pairings
                .map(|pairing| ChangedPair {
                    left: pairing.left.clone(),
                    right: pairing.right.clone(),
                    score: pairing.score,
                })
                .collect()
        };
        let gone = only(first, second);
        Self {
            total: second.total - first.total,
            kept: first.pairings.len() - gone.len(),
            gone,
            new: only(second, first),
        }
    }
}

/// The rules with the fewest changes from a plan put before all objectives but the number of pairs.
pub(super) fn repairing(rules: &Rules, plan: Vec<RegionPair>) -> Rules {
    let mut objectives = rules.objectives.clone();
    if objectives.is_empty() {
        objectives.push(Objective::Total);
        if rules.pairs == PairsWanted::Largest {
            objectives.insert(0, Objective::Pairs);
        }
    }
    objectives.retain(|objective| *objective != Objective::FewestChanges);
    // From no plan nothing can be changed.
    if !plan.is_empty() {
        let behind = usize::from(objectives.first() == Some(&Objective::Pairs));
        objectives.insert(behind, Objective::FewestChanges);
    }
    Rules { objectives, earlier_plan: plan, ..rules.clone() }
}

impl Assessment {
    /// Returns the plan that keeps as many pairs of an earlier one as the rules allow. Among such
    /// plans it is best by the objectives of the programme, or has the greatest total if the
    /// programme states none. If a region withdraws, name it in the rules; regions of the dataset
    /// that are not in the earlier plan count as new.
    ///
    /// # Errors
    /// As [`propose`](Self::propose), and [`PlanningError::UnknownNames`] if the earlier plan
    /// names regions that are not in the dataset.
    ///
    /// ```
    /// use regiopair::rules::{RegionPair, Withdrawal};
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac_open_call();
    /// let assessed = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let published = assessed.propose()?;
    ///
    /// // A host withdraws: one pair changes, nineteen stay.
    /// let mut rules = assessed.programme().rules.clone();
    /// rules.withdrawn.push(Withdrawal::new(published.pairings[0].right.id.clone()));
    /// let repaired = assessed.with_rules(rules)?.repair(&published.region_pairs())?;
    /// let change = regiopair::sensitivity::Change::between(&published, &repaired);
    /// assert_eq!((change.kept, change.gone.len(), change.new.len()), (19, 1, 1));
    /// # }
    /// # Ok::<(), regiopair::plan::PlanningError>(())
    /// ```
    pub fn repair(&self, earlier: &[RegionPair]) -> Result<Proposal, PlanningError> {
        self.with_rules(repairing(&self.programme().rules, earlier.to_vec()))?.propose()
    }
}

impl Assessment {
    /// The pairs that only the first of two plans has, with their scores.
    pub(super) fn only_in(&self, plan: &[(Row, Col)], other: &[(Row, Col)]) -> Vec<ChangedPair> {
        let only = plan.iter().filter(|pair| !other.contains(pair));
        let changed = only.map(|&(row, col)| ChangedPair {
            left: self.profile(row.into()).region.label(),
            right: self.profile(col.into()).region.label(),
            score: self.score(row.0, col.0).unwrap_or_default(),
        });
        changed.collect()
    }
}

impl Proposal {
    /// Returns the pairs by their ids.
    pub fn region_pairs(&self) -> Vec<RegionPair> {
        self.pairings.iter().map(|pair| RegionPair::new(&*pair.left.id, &*pair.right.id)).collect()
    }
}
