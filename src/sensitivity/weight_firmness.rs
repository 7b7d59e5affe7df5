//! How firm a plan is under other weights of the criteria.

use serde::{Deserialize, Serialize};

use super::weights::{
    Acceptability, AcceptabilityOptions, NearestChange, ParetoFront, ParetoOptions,
    WeightPartition, WeightRanges,
};
use crate::plan::{Assessment, PlanningError};
use crate::proposal::Proposal;

/// What is asked about a plan under other weights.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WeightFirmnessOptions {
    /// Which weights are drawn, and how many.
    pub acceptability: AcceptabilityOptions,
    /// Two criteria, by their ids, whose balance is divided among the best plans.
    pub balance: Option<[String; 2]>,
    /// How the front of these two criteria is searched.
    pub pareto: ParetoOptions,
}

/// How firm a plan is under other weights of the criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WeightFirmness {
    /// The share of weights under which each pair is in the best plan.
    pub acceptability: Acceptability,
    /// How far each weight alone may move; [`WeightRanges::not_linear`] says why what follows is missing, if it is.
    pub ranges: WeightRanges,
    /// The nearest weights that overturn the plan; `None` if there are none, or the plan is not linear in the weights.
    pub nearest: Option<NearestChange>,
    /// The two criteria whose balance was asked for.
    pub balance: Option<WeightBalance>,
}

/// The plans for two criteria.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WeightBalance {
    /// The ids of the criteria.
    pub criteria: [String; 2],
    /// The best plan of each balance; `None` if the plan is not linear in the weights.
    pub partition: Option<WeightPartition>,
    /// The plans that are best for some trade of one for the other, also those that no weights find; `None` as before.
    pub front: Option<ParetoFront>,
}

impl Assessment {
    /// Returns how firm a proposal is under other weights: [ranges](Self::weight_ranges),
    /// [nearest change](Self::nearest_change), [acceptability](Self::acceptability), and for two criteria their
    /// [partition](Self::weight_partition) and [front](Self::pareto_front). Where the plan is not linear in the weights,
    /// what cannot be computed is left out instead of an error.
    ///
    /// # When not to trust it
    /// See each of these.
    ///
    /// # Errors
    /// As these methods, without [`PlanningError::NotLinear`].
    ///
    /// # Complexity
    /// The sum of theirs.
    ///
    /// ```
    /// use regiopair::{plan::Matcher, profile::Dataset, programme::Programme};
    /// use regiopair::sensitivity::{AcceptabilityOptions, WeightFirmnessOptions};
    ///
    /// # #[cfg(feature = "data")] {
    /// let assessed = Matcher::new(&Dataset::iuc_lac(), Programme::default()).assess()?;
    /// let acceptability = AcceptabilityOptions { vectors: 200, ..AcceptabilityOptions::default() };
    /// let options = WeightFirmnessOptions { acceptability, ..WeightFirmnessOptions::default() };
    /// let firm = assessed.weight_firmness(&assessed.propose()?, &options)?;
    /// assert!(firm.nearest.is_some_and(|nearest| nearest.distance > 0.0));
    /// assert!(firm.balance.is_none());
    /// # }
    /// # Ok::<(), regiopair::Error>(())
    /// ```
    pub fn weight_firmness(
        &self,
        proposal: &Proposal,
        options: &WeightFirmnessOptions,
    ) -> Result<WeightFirmness, PlanningError> {
        let balance = options.balance.as_ref().map(|criteria| {
            let [first, second] = criteria;
            let partition = if_linear(self.weight_partition(first, second))?;
            let front = if_linear(self.pareto_front(first, second, &options.pareto))?;
            Ok::<_, PlanningError>(WeightBalance { criteria: criteria.clone(), partition, front })
        });
        let balance = balance.transpose()?;
        Ok(WeightFirmness {
            ranges: self.weight_ranges(proposal)?,
            nearest: if_linear(self.nearest_change(proposal))?.flatten(),
            acceptability: self.acceptability(proposal, &options.acceptability)?,
            balance,
        })
    }
}

/// What was found, if the plan is linear in the weights.
fn if_linear<T>(found: Result<T, PlanningError>) -> Result<Option<T>, PlanningError> {
    match found {
        Err(PlanningError::NotLinear { .. }) => Ok(None),
        found => found.map(Some),
    }
}
