//! The rules as a programme states them.

use serde::{Deserialize, Serialize};

use super::objective::Objective;
use super::pair_quota::PairQuota;
use super::pin::{Pin, Withdrawal};
use super::quota::{Capacity, Quota, Together};
use super::screening::RequiredConditions;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// How many pairs a programme asks for.
    pub enum PairsWanted as "number of pairs" {
        /// Every region of the side with fewer places gets a partner, the left side where they have
        /// as many; where that cannot be, the answer says which rules clash. A side has as many
        /// places as its regions may have partners. Regions that count as one or exclude each other
        /// are one region in this, with the places of that which has most, and a partner of any of
        /// them is enough; regions that withdraw or are not admitted are none.
        Complete = "complete",
        /// As many pairs as the other rules allow; among those the greatest total.
        Largest = "largest",
        /// A pair is only made where it raises the total above what the regions are worth alone
        /// (the reservation value), or where another rule asks for it; regions may stay without
        /// partner.
        Free = "free",
    }
}

vocabulary! {
    /// Whether an earlier tie of two regions matters.
    pub enum TiesAdmitted as "treatment of earlier ties" {
        /// It does not.
        Any = "any",
        /// Regions that are known to have worked together are not paired.
        New = "new",
        /// Only regions that are known to have worked together are paired.
        Known = "known",
    }
}

/// The rules of a programme. A page for each with formula, cost and example:
/// [`crate::docs::rules`].
///
/// | key | default | meaning | range |
/// | --- | --- | --- | --- |
/// | `pairs` | complete | how many pairs are asked for | see [`PairsWanted`] |
/// | `number_of_pairs` | none | exactly so many pairs | a whole number |
/// | `reservation` | 0 | with `free`: the score that a pair must exceed | 0 to 1 |
/// | `objectives` | what `pairs` says | what is made best, one after another | see [`Objective`] |
/// | `minimum_score` | none | pairs that score less are not made | 0 to 1 |
/// | `maximum_distance_km` | none | pairs known to lie farther apart are not made | at least 0 |
/// | `shared_themes` | none | pairs with fewer themes in common are not made | a whole number |
/// | `earlier_ties` | any | whether regions may have worked together before | see [`TiesAdmitted`] |
/// | `not_again` | none | programmes whose observed pairings are not made again | names of programmes |
/// | `required`, `forbidden` | none | pairs that must, must not be made | [`Pin`] |
/// | `withdrawn` | none | regions that do not take part | [`Withdrawal`] |
/// | `conditions` | none | what regions must meet to take part | [`RequiredConditions`] |
/// | `capacities` | one partner for each region | how many partners a region may and must have | [`Capacity`] |
/// | `as_one` | none | regions that count as one region | [`Together`] |
/// | `exclusive` | none | regions of which at most one takes part | [`Together`] |
/// | `quotas` | none | how many pairs a group of regions may and must have | [`Quota`] |
/// | `pair_quotas` | none | how many pairs of a kind may and must be made | [`PairQuota`] |
/// | `earlier_plan` | none | the plan from which `fewest-changes` counts | [`Pin`] |
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How many pairs are asked for.
    pub pairs: PairsWanted,
    /// Exactly so many pairs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number_of_pairs: Option<usize>,
    /// With [`PairsWanted::Free`]: the score that a pair must exceed to be worth making.
    pub reservation: f64,
    /// What is made best, one after another; empty for what `pairs` says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<Objective>,
    /// Pairs below this score are not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minimum_score: Option<f64>,
    /// Pairs that are known to lie farther apart than this are not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_distance_km: Option<f64>,
    /// Pairs that are not known to be strong in so many themes together are not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shared_themes: Option<usize>,
    /// Whether regions may have worked together before.
    #[serde(default = "any", skip_serializing_if = "is_any")]
    pub earlier_ties: TiesAdmitted,
    /// Programmes whose observed pairings are not made again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_again: Vec<String>,
    /// Pairs that must be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Pin>,
    /// Pairs that must not be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forbidden: Vec<Pin>,
    /// Regions that do not take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<Withdrawal>,
    /// What regions must meet to take part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<RequiredConditions>,
    /// How many partners a region may and must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub capacities: Vec<Capacity>,
    /// Regions that count as one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub as_one: Vec<Together>,
    /// Regions of which at most one takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusive: Vec<Together>,
    /// How many pairs a group of regions may and must have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quotas: Vec<Quota>,
    /// How many pairs of a kind may and must be made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pair_quotas: Vec<PairQuota>,
    /// The plan from which changes are counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier_plan: Vec<Pin>,
}

fn any() -> TiesAdmitted {
    TiesAdmitted::Any
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields by reference")]
fn is_any(ties: &TiesAdmitted) -> bool {
    *ties == TiesAdmitted::Any
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            pairs: PairsWanted::Complete,
            number_of_pairs: None,
            reservation: 0.0,
            objectives: Vec::new(),
            minimum_score: None,
            maximum_distance_km: None,
            shared_themes: None,
            earlier_ties: TiesAdmitted::Any,
            not_again: Vec::new(),
            required: Vec::new(),
            forbidden: Vec::new(),
            withdrawn: Vec::new(),
            conditions: Vec::new(),
            capacities: Vec::new(),
            as_one: Vec::new(),
            exclusive: Vec::new(),
            quotas: Vec::new(),
            pair_quotas: Vec::new(),
            earlier_plan: Vec::new(),
        }
    }
}
