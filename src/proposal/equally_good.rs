//! How many plans are as good as that of a proposal, and what they share.

use serde::{Deserialize, Serialize};

use crate::assignment::{Col, Row};
use crate::plan::answer::Plan;
use crate::plan::tied::{KnownTies, known_ties};
use crate::plan::{Assessment, PlanningError};
use crate::profile::Pool;
use crate::rules::RegionPair;

/// Up to how many best plans a proposal counts.
pub const MOST_BEST_PLANS: usize = 100;

/// How many exchanges between best plans are looked at, so that a proposal of many regions takes no longer than its plan.
const MOST_STEPS: usize = 10_000_000;

/// How many plans are as good as that of the proposal, and the pairs that all of them have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EquallyGood {
    /// How many were counted, with that of the proposal.
    pub count: usize,
    /// Whether these are all; otherwise there may be more.
    pub is_complete: bool,
    /// Up to how many are counted; fewer if the count takes long.
    pub limit: usize,
    /// The pairs that all of them have, counted or not, by the id of the left region; `None` if that is not known: where
    /// rounds are decided one by one, and an earlier one has several best plans.
    pub common: Option<Vec<RegionPair>>,
}

impl EquallyGood {
    /// Whether all of these plans have a pair, given by the ids of its regions; `None` if that is not known.
    pub fn all_have(&self, left: &str, right: &str) -> Option<bool> {
        let common = self.common.as_ref()?;
        Some(common.iter().any(|pair| pair.left == left && pair.right == right))
    }
}

impl Assessment {
    /// What is known without searches of its own.
    pub(super) fn equally_good(
        &self,
        plan: &Plan,
        by_rounds: bool,
    ) -> Result<Option<EquallyGood>, PlanningError> {
        let limits = (MOST_BEST_PLANS, MOST_STEPS);
        let known = known_ties(self, plan, by_rounds, limits)?;
        Ok(known.map(|KnownTies { count, is_complete, common }| EquallyGood {
            count,
            is_complete,
            limit: MOST_BEST_PLANS,
            common: common.map(|pairs| {
                let id = |pool: &Pool, place: usize| pool.profiles()[place].region.id.clone();
                let pairs = pairs.into_iter();
                pairs
                    .map(|(Row(row), Col(col))| {
                        RegionPair::new(id(self.left(), row), id(self.right(), col))
                    })
                    .collect()
            }),
        }))
    }
}
