//! The k best plans as proposals.

use crate::plan::decide::Decision;
use crate::plan::ranked::ranked;
use crate::plan::{Assessment, PlanningError};
use crate::proposal::{Notice, Proposal};

impl Assessment {
    /// Lists the k best plans as proposals, best first; fewer if there are no more.
    ///
    /// Use it to see how firm a proposal is: what all good plans share, and what a variant costs.
    /// Each proposal after the first has the [notice](Notice::RankedPlan) of its rank, and its
    /// [proof](crate::proposal::Proof) gives the lead of the best plan as the gap. Equally good
    /// plans come in the order of the tie rule; if more plans are as good as the last one, that one
    /// has the notice [`EquallyGoodPlans`](Notice::EquallyGoodPlans).
    ///
    /// # Errors
    /// [`PlanningError::NotRanked`] under rules with quotas, capacities or required pairs, with
    /// stated objectives, or with several rounds; [`PlanningError::KBest`] for k = 0 or more than
    /// 1,000.
    ///
    /// # Complexity
    /// As [`k_best::solve`](fn@crate::assignment::k_best::solve).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let dataset = Dataset::iuc_lac();
    /// let assessed = Matcher::new(&dataset, Programme::default()).assess()?;
    /// let plans = assessed.k_best(3)?;
    /// assert_eq!(plans[0].region_pairs(), assessed.propose()?.region_pairs());
    /// assert!(plans[0].total >= plans[1].total && plans[1].total >= plans[2].total);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn k_best(&self, k: usize) -> Result<Vec<Proposal>, PlanningError> {
        let ranked = ranked(self, k)?;
        let last = ranked.plans.len().saturating_sub(1);
        let plans = ranked.plans.into_iter().enumerate();
        plans
            .map(|(place, plan)| {
                let mut proposal = self.document(&Decision::Plan { plan, by_rounds: false })?;
                if place > 0 {
                    proposal.notices.push(Notice::RankedPlan { rank: place + 1 });
                }
                if place == last && ranked.ends_within_tie {
                    proposal.notices.push(Notice::EquallyGoodPlans);
                }
                Ok(proposal)
            })
            .collect()
    }
}
