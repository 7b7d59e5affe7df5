//! Plans that start from an earlier proposal.

use std::collections::HashSet;

use super::change::repairing;
use crate::plan::{Assessment, PlanningError};
use crate::proposal::EarlierPlan;
use crate::rules::{RegionPair, Rules};

impl Assessment {
    /// Returns the assessment under rules that also require every pair of an earlier plan.
    ///
    /// # Errors
    /// [`PlanningError::UnknownRegion`] if the plan has a region that is no candidate.
    ///
    /// ```
    /// use regiopair::{profile::Dataset, programme::Programme, plan::Matcher};
    /// use regiopair::proposal::EarlierPlan;
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let earlier = EarlierPlan::from_csv_str("status,left,right\npaired,salta,alentejo\n")?;
    /// let has = |proposal: &regiopair::proposal::Proposal| {
    ///     proposal.pairings.iter().any(|p| (&*p.left.id, &*p.right.id) == ("salta", "alentejo"))
    /// };
    /// assert!(has(&assessed.keep(&earlier)?.propose()?));
    /// assert!(!has(&assessed.avoid(&earlier)?.propose()?));
    /// assert!(has(&assessed.change_least(&earlier)?.propose()?));
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn keep(&self, earlier: &EarlierPlan) -> Result<Self, PlanningError> {
        let mut rules = self.programme().rules.clone();
        add(&mut rules.required, self.pairs_of(earlier)?);
        self.with_rules(rules)
    }

    /// Returns the assessment under rules that also forbid every pair of an earlier plan.
    ///
    /// # Errors
    /// As [`keep`](Self::keep).
    pub fn avoid(&self, earlier: &EarlierPlan) -> Result<Self, PlanningError> {
        let mut rules = self.programme().rules.clone();
        add(&mut rules.forbidden, self.pairs_of(earlier)?);
        self.with_rules(rules)
    }

    /// Returns the assessment under rules that keep as many pairs of an earlier plan as possible,
    /// before all other objectives but the number of pairs; see [`repair`](Self::repair).
    ///
    /// # Errors
    /// As [`keep`](Self::keep).
    pub fn change_least(&self, earlier: &EarlierPlan) -> Result<Self, PlanningError> {
        let rules: Rules = repairing(&self.programme().rules, self.pairs_of(earlier)?);
        self.with_rules(rules)
    }
}

/// Adds the pairs that are not listed yet.
fn add(list: &mut Vec<RegionPair>, pairs: Vec<RegionPair>) {
    let key = |pair: &RegionPair| (pair.left.clone(), pair.right.clone());
    let mut listed: HashSet<_> = list.iter().map(key).collect();
    list.extend(pairs.into_iter().filter(|pair| listed.insert(key(pair))));
}
