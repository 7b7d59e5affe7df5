//! How many plans are equally good, and what they share.

use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::decide::{Decision, decide};
use super::error::PlanningError;
use super::partition::{PlanRanking, best_without};
use super::ranked::plain_ranking;
use crate::assignment::{Col, Row};

/// The plans that are as good as the best one, by every objective of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct BestPlans {
    /// How many there are, up to the limit.
    pub count: usize,
    /// Whether these are all; otherwise there are more than the limit.
    pub is_complete: bool,
    /// The pairs that all of them have, listed or not, ascending.
    pub common: Vec<(Row, Col)>,
}

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
    /// One solution for each pair of each plan listed, and if there are more than the limit, one for each pair of
    /// the best plan; none if the plan is known to be the only best one.
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
        let Decision::Plan { plan, .. } = decide(self, None)? else { return Ok(None) };
        let mut common = plan.pairs.clone();
        if plan.is_only_best == Some(true) {
            return Ok(Some(BestPlans { count: 1, is_complete: true, common }));
        }
        let keep = |common: &mut Vec<(Row, Col)>, pairs: &[(Row, Col)]| {
            common.retain(|pair| pairs.contains(pair));
        };
        let mut count = 0;
        let is_complete = if let Some(problem) = plain_ranking(self)? {
            let mut ranking = crate::assignment::k_best::Ranking::new(&problem).peekable();
            let first = ranking.peek().map(|plan| plan.value);
            loop {
                let next = ranking.next_if(|plan| Some(plan.value) == first);
                let Some(next) = next else { break true };
                if count == limit.max(1) {
                    break false;
                }
                keep(&mut common, &pairs(&next.columns));
                count += 1;
            }
        } else {
            let mut ranking = PlanRanking::new(self)?;
            let first = ranking.next_reached().cloned();
            loop {
                if ranking.next_reached() != first.as_ref() {
                    break true;
                }
                if count == limit.max(1) {
                    break false;
                }
                let Some(next) = ranking.next()? else { break true };
                keep(&mut common, &next.pairs);
                count += 1;
            }
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

fn pairs(columns: &[Option<Col>]) -> Vec<(Row, Col)> {
    (0..).zip(columns).filter_map(|(row, col)| Some((Row(row), (*col)?))).collect()
}
