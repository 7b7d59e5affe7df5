//! Which unknown fact is worth asking for.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::facts::{Fact, facts};
use crate::assignment::{Col, Member, Row};
use crate::criteria::Unknown;
use crate::plan::answer::total;
use crate::plan::decide::{Decision, decide};
use crate::plan::{Assessment, PlanningError};
use crate::profile::RegionLabel;
use crate::score::Value;
use crate::sensitivity::change::ChangedPair;

/// A fact that is not recorded, and what it could change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What is not recorded.
    pub unknown: Unknown,
    /// The regions that can answer: those of which it is not recorded, or the two of a pair.
    pub ask: Vec<RegionLabel>,
    /// Ids of the criteria whose values depend on it.
    pub criteria: Vec<String>,
    /// Number of pairs whose score depends on it.
    pub pairs: usize,
    /// Value of the information: what the plan could lose for not knowing it, in points. It is the greater
    /// [regret](PlanIf::Plan) of the two extremes; `None` if there is none for one of them.
    pub value: Option<f64>,
    /// If all values that depend on it were 0.
    pub lowest: PlanIf,
    /// If all values that depend on it were 1.
    pub highest: PlanIf,
}

/// The best plan if some unknown values were known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[non_exhaustive]
pub enum PlanIf {
    /// There would be no plan.
    NoPlan,
    /// Neither a plan nor a proof that there is none was found within the effort.
    Undecided,
    /// A plan.
    Plan {
        /// The regret: total of this plan minus that of the present plan, with the same values; at least 0.
        regret: f64,
        /// Pairs of the present plan that this one does not have.
        gone: Vec<ChangedPair>,
        /// Pairs that this plan has instead.
        new: Vec<ChangedPair>,
    },
}

impl PlanIf {
    /// Returns the regret, if there is a plan.
    pub fn regret(&self) -> Option<f64> {
        match self {
            Self::Plan { regret, .. } => Some(*regret),
            _ => None,
        }
    }

    /// Returns the number of pairs of the present plan that change.
    pub fn changed_pairs(&self) -> usize {
        match self {
            Self::Plan { gone, .. } => gone.len(),
            _ => 0,
        }
    }
}

impl Assessment {
    /// Lists the facts that are not recorded, those that could change the plan most first: which question is worth
    /// asking, and whom to ask. For each fact all values that depend on it are once set to 0 and once to 1,
    /// after normalisation, and the programme is planned again. Only criteria with a weight count, and pairs
    /// that no rule excludes. Returns none if the programme has no plan.
    ///
    /// # Errors
    /// As [`propose`](Self::propose).
    ///
    /// # Complexity
    /// Two plans for each fact, and one look at every pair.
    ///
    /// # When not to trust it
    /// The extremes are bounds: an answer hardly ever moves all values of a region to 0 or to 1, least of all
    /// with ranks, where one pair's gain is another one's loss. One fact is asked at a time; two of no
    /// value alone may have some together. A value of 0 says that no answer to this question alone changes
    /// what is best, not that the fact is of no interest.
    ///
    /// The value is the expected value of perfect information in its most cautious form, the largest regret
    /// over the possible answers (Howard, *Information value theory*, 1966, has the mean over a distribution,
    /// which nobody knows here).
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    ///
    /// # #[cfg(feature = "data")] {
    /// // Of the forty regions of the annex everything that has a weight is known.
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// assert!(assessed.questions()?.is_empty());
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn questions(&self) -> Result<Vec<Question>, PlanningError> {
        let Some(plan) = decide(self, None)?.plan() else { return Ok(Vec::new()) };
        let facts = facts(self)?;
        let questions = facts.iter().map(|fact| self.question(&plan.pairs, fact));
        let mut questions = questions.collect::<Result<Vec<_>, _>>()?;
        let value = |it: &Question| it.value.unwrap_or(f64::INFINITY);
        let changed = |it: &Question| it.lowest.changed_pairs().max(it.highest.changed_pairs());
        questions.sort_by(|a, b| {
            value(b).total_cmp(&value(a)).then_with(|| changed(b).cmp(&changed(a)))
        });
        Ok(questions)
    }

    fn question(&self, plan: &[(Row, Col)], fact: &Fact) -> Result<Question, PlanningError> {
        let named: Vec<RegionLabel> = fact.unknown.regions().into_iter().cloned().collect();
        let of_pair = |(row, col)| [Member::Row(Row(row)), Member::Col(Col(col))];
        let ask = match fact.first_pair() {
            Some(pair) if named.is_empty() => {
                of_pair(pair).map(|member| self.profile(member).region.label()).to_vec()
            }
            _ => named,
        };
        let mut criteria: Vec<usize> = fact.values.iter().map(|value| value.0).collect();
        criteria.sort_unstable();
        criteria.dedup();
        let id = |&k: &usize| self.scores().criteria().nth(k).unwrap_or_default().to_owned();
        let [lowest, highest] = [self.plan_if(plan, fact, 0.0)?, self.plan_if(plan, fact, 1.0)?];
        let regrets = lowest.regret().zip(highest.regret());
        Ok(Question {
            unknown: fact.unknown.clone(),
            ask,
            criteria: criteria.iter().map(id).collect(),
            pairs: fact.by_pair().len(),
            value: regrets.map(|(low, high)| low.max(high)),
            lowest,
            highest,
        })
    }

    /// The best plan if all values that depend on a fact were this.
    fn plan_if(
        &self,
        plan: &[(Row, Col)],
        fact: &Fact,
        value: f64,
    ) -> Result<PlanIf, PlanningError> {
        let mut scores: Array2<Value> = self.scores().scores().clone();
        for ((row, col), criteria) in fact.by_pair() {
            let assumed: Vec<(usize, f64)> = criteria.into_iter().map(|k| (k, value)).collect();
            scores[[row, col]] = self.scores().score_assuming((row, col), &assumed);
        }
        self.scored_by(self.scores().assuming(scores)).plan_next_to(plan)
    }

    /// The best plan under these scores, next to the present plan.
    pub(super) fn plan_next_to(&self, plan: &[(Row, Col)]) -> Result<PlanIf, PlanningError> {
        let best = match decide(self, None)? {
            Decision::Plan { plan, .. } => plan.pairs,
            Decision::None { .. } => return Ok(PlanIf::NoPlan),
            Decision::Unknown => return Ok(PlanIf::Undecided),
        };
        let regret = total(self, &best) - total(self, plan);
        Ok(PlanIf::Plan {
            // Other objectives may come before the total.
            regret: self.programme().resolution().value(regret.max(0)),
            gone: self.only_in(plan, &best),
            new: self.only_in(&best, plan),
        })
    }
}
