//! How many plans are equally good, and what they share.

use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::decide::{Decision, decide};
use super::error::PlanningError;
use super::partition::{PlanRanking, best_without};
use super::tied::{KnownTies, known_ties};
use crate::assignment::{Col, Row};

/// The plans that are as good as the best one, by every objective of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestPlans {
    /// How many there are, up to the limit.
    pub count: usize,
    /// Whether these are all; otherwise there are more.
    pub is_complete: bool,
    /// The pairs that all of them have, listed or not, ascending.
    pub common: Vec<(Row, Col)>,
}

/// How many exchanges between equally good plans are looked at: more than a second's worth.
const MOST_STEPS: usize = 200_000_000;

impl Assessment {
    /// Counts the plans that are as good as the best one, up to `limit`, and returns the pairs that all of them
    /// have; `None` if there is no plan, or none was found within the effort.
    ///
    /// Where rounds are decided one by one, a plan is as good if every round is, given those before it.
    ///
    /// # When not to trust it
    /// Equally good means equal at the programme's resolution, 10⁻⁹ by default: plans whose totals differ by less than the
    /// scores can mean are no ties. [`probabilities`](Self::probabilities) says how close the others come.
    ///
    /// # Errors
    /// [`PlanningError::NotRanked`] if a plan is not proved to be the best within the effort; otherwise as
    /// [`propose`](Self::propose).
    ///
    /// # Complexity
    /// Under rules that are [flows](crate::docs::rules), one solution, then linear in the pairs that could be in a best plan for
    /// each plan counted; after 200 million such steps the count is a lower bound. Elsewhere one solution for each
    /// pair of each plan, and if there are more than the limit, one for each pair of the best plan.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let best = assessed.best_plans(100)?.ok_or("no plan")?;
    /// assert_eq!((best.count, best.is_complete, best.common.len()), (1, true, 20));
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn best_plans(&self, limit: usize) -> Result<Option<BestPlans>, PlanningError> {
        let Decision::Plan { plan, by_rounds } = decide(self, None)? else { return Ok(None) };
        let limits = (limit.max(1), MOST_STEPS);
        if let Some(KnownTies { count, is_complete, common: Some(common) }) =
            known_ties(self, &plan, by_rounds, limits)?
        {
            return Ok(Some(BestPlans { count, is_complete, common }));
        }
        let mut common = plan.pairs.clone();
        let mut count = 0;
        let mut ranking = PlanRanking::new(self)?;
        let first = ranking.next_reached().cloned();
        let is_complete = loop {
            if ranking.next_reached() != first.as_ref() {
                break true;
            }
            if count == limit.max(1) {
                break false;
            }
            let Some(next) = ranking.next()? else { break true };
            common.retain(|pair| next.pairs.contains(pair));
            count += 1;
        };
        if !is_complete {
            // What the plans listed share, others may lack.
            let ranking = PlanRanking::unsolved(self);
            let best = ranking.reached(&plan.pairs);
            let mut shared = Vec::new();
            for pair in common {
                let without = best_without(self, pair)?;
                if without.is_none_or(|plan| ranking.reached(&plan.pairs) != best) {
                    shared.push(pair);
                }
            }
            common = shared;
        }
        Ok(Some(BestPlans { count, is_complete, common }))
    }
}
