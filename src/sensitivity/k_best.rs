//! The k best plans as proposals.

use crate::plan::answer::Plan;
use crate::plan::decide::Decision;
use crate::plan::ranked::{apart, ranked};
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
    /// Under rules with quotas, capacities, required pairs or objectives in order, plans are compared by
    /// the objectives in their order. Where rounds are decided one by one, the first round counts first, then the second given
    /// the first, and so on; among equally good choices of a round, the one that is listed first is followed up
    /// first. Equally good plans then come in the order of their pairs.
    ///
    /// # When not to trust it
    /// The k best plans are often variants of one: they exchange the same two partners again and again. For
    /// real alternatives see [`different_plans`](Self::different_plans).
    ///
    /// # Errors
    /// [`PlanningError::KBest`] for k = 0 or more than 1,000; [`PlanningError::NotRanked`] if a search by cases ends
    /// before a plan is proved to be the next; otherwise as [`propose`](Self::propose).
    ///
    /// # Complexity
    /// As [`k_best::solve`](fn@crate::assignment::k_best::solve) where nothing but pairs is ruled out. Otherwise one
    /// solution of the model for each pair of each plan listed.
    ///
    /// # Reference
    /// E. L. Lawler, *A procedure for computing the K best solutions to discrete optimization problems*, Management
    /// Science 18 (1972), doi:10.1287/mnsc.18.7.401.
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
        self.proposals(ranked.plans, ranked.ends_within_tie)
    }

    /// Lists plans that differ: the best one, then always the best of those that lack at least `differing` pairs of every
    /// plan before. Fewer than `count` if there are no more.
    ///
    /// Use it for real alternatives, such as a second scenario for a meeting. Each proposal after the first has
    /// the [notice](Notice::RankedPlan) of its place.
    ///
    /// # When not to trust it
    /// Each plan is the best that is far enough from those before it, but the list as a whole need not have the
    /// greatest sum of totals: another second plan might leave room for a better third.
    ///
    /// # Errors
    /// [`PlanningError::Differing`] unless `differing` is from 1 to the number of pairs of the plan; otherwise as
    /// [`k_best`](Self::k_best).
    ///
    /// # Complexity
    /// A [`branch_and_bound`](crate::assignment::branch_and_bound) search for each plan but the first, with a
    /// constraint for each plan before.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::Change;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let plans = assessed.different_plans(5, 2)?;
    /// let change = Change::between(&plans[0], &plans[1]);
    /// assert!(change.gone.len() >= 5 && change.total <= 0.0);
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn different_plans(
        &self,
        differing: usize,
        count: usize,
    ) -> Result<Vec<Proposal>, PlanningError> {
        self.proposals(apart(self, differing, count)?, false)
    }

    fn proposals(
        &self,
        plans: Vec<Plan>,
        ends_within_tie: bool,
    ) -> Result<Vec<Proposal>, PlanningError> {
        let last = plans.len().saturating_sub(1);
        let plans = plans.into_iter().enumerate();
        plans
            .map(|(place, plan)| {
                let mut proposal = self.document(&Decision::Plan { plan, by_rounds: false })?;
                if place > 0 {
                    proposal.notices.push(Notice::RankedPlan { rank: place + 1 });
                }
                if place == last && ends_within_tie {
                    proposal.notices.push(Notice::EquallyGoodPlans);
                }
                Ok(proposal)
            })
            .collect()
    }
}
