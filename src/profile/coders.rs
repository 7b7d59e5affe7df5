//! Whose coding a profile follows, and how two codings become one.

use std::collections::BTreeMap;

use super::domain_record::Coder;
use super::weighted_domain::WeightedDomain;
use crate::taxonomy::DomainId;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Whose strengths and needs make up the profiles.
    ///
    /// Under `mean`, each coder's weights are divided by their sum, and these shares are averaged: a
    /// domain that only one coder states counts half as much as if both did. The averages are
    /// brought back to the unit of the weights: their sum is the mean of the two coders' sums, so that
    /// codings that agree give their own weights. Strengths and needs are averaged separately, and
    /// what only one coder has coded keeps the weights of that coding. So a dataset with one coder
    /// has the same profiles under `first` and `mean`.
    ///
    /// A region is strong in a domain if one of the coders says so: this decides themes, quotas and
    /// counts of domains. The theme in which two regions overlap most follows from the averaged weights.
    #[derive(Default)]
    pub enum Coders as "choice of coders" {
        /// The rows of the first coder alone.
        First = "first",
        /// The rows of the second coder alone; nothing is known about regions without any.
        Second = "second",
        /// The mean of both. The default.
        #[default]
        Mean = "mean",
    }
}

impl Coders {
    /// Returns the coder whose rows alone are used; `None` for the mean of both.
    pub fn single(self) -> Option<Coder> {
        match self {
            Self::First => Some(Coder::First),
            Self::Second => Some(Coder::Second),
            Self::Mean => None,
        }
    }
}

/// The mean of two codings of one region and role, sorted by domain.
pub(super) fn mean(first: Vec<WeightedDomain>, second: Vec<WeightedDomain>) -> Vec<WeightedDomain> {
    if first.is_empty() || second.is_empty() {
        return if first.is_empty() { second } else { first };
    }
    let total = |coding: &[WeightedDomain]| coding.iter().map(|it| it.weight).sum::<f64>();
    let totals = [total(&first), total(&second)];
    let mean_total = f64::midpoint(totals[0], totals[1]);
    let mut weights: BTreeMap<DomainId, f64> = BTreeMap::new();
    for (coding, total) in [first, second].iter().zip(totals) {
        for stated in coding {
            *weights.entry(stated.domain).or_default() += stated.weight / total / 2.0 * mean_total;
        }
    }
    weights.into_iter().map(|(domain, weight)| WeightedDomain { domain, weight }).collect()
}
