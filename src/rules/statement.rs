//! What a rule says, as data from which a report makes a sentence.

use serde::{Deserialize, Serialize};

use super::identity::RuleId;
use super::pair_quota::{EachPair, PairProperty};
use super::pin::Pin;
use super::quota::Together;
use super::screening::UnknownCondition;
use super::selection::Selection;
use super::settings::{Rules, TiesAdmitted};
use crate::profile::{Dataset, RegionLabel, Sides};

/// What one rule says: everything that a sentence about it needs, with the names of regions.
///
/// `because` is the programme's own reason; it may be empty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RuleStatement {
    /// Every region of the side with fewer places gets a partner.
    CompletePairs,
    /// Exactly this number of pairs is made.
    NumberOfPairs {
        /// The number.
        count: usize,
    },
    /// No pair scores less.
    MinimumScore {
        /// The lowest score that is accepted.
        score: f64,
    },
    /// No pair is known to lie farther apart.
    MaximumDistance {
        /// The longest distance that is accepted.
        km: f64,
    },
    /// Both regions of a pair are strong in this number of themes.
    SharedThemes {
        /// The number.
        count: usize,
    },
    /// Whether regions may have worked together before.
    EarlierTies {
        /// What is accepted.
        accepted: TiesAdmitted,
    },
    /// No pair of these programmes is made again.
    NotAgain {
        /// Names of the programmes.
        programmes: Vec<String>,
    },
    /// Two regions must be paired.
    Required {
        /// The left region.
        left: RegionLabel,
        /// The right region.
        right: RegionLabel,
        /// Why.
        because: String,
    },
    /// Two regions must not be paired.
    Forbidden {
        /// The left region.
        left: RegionLabel,
        /// The right region.
        right: RegionLabel,
        /// Why.
        because: String,
    },
    /// A region does not take part.
    Withdrawn {
        /// The region.
        region: RegionLabel,
        /// Why.
        because: String,
    },
    /// Regions of one side must meet conditions.
    Conditions {
        /// Name of the side.
        side: String,
        /// Ids of the conditions.
        conditions: Vec<String>,
        /// How an unknown condition is treated.
        unknown: UnknownCondition,
    },
    /// Bounds on the number of partners of each region.
    Capacity {
        /// The regions.
        regions: SelectionStatement,
        /// The least number, if there is one.
        at_least: Option<usize>,
        /// The greatest number, if there is one.
        at_most: Option<usize>,
        /// Why.
        because: String,
    },
    /// Regions count as one.
    AsOne {
        /// The regions.
        regions: Vec<RegionLabel>,
        /// Why.
        because: String,
    },
    /// At most one of some regions takes part.
    Exclusive {
        /// The regions.
        regions: Vec<RegionLabel>,
        /// Why.
        because: String,
    },
    /// Bounds on the number of pairs of a group of regions.
    Quota {
        /// The regions.
        regions: SelectionStatement,
        /// The attribute whose values split the regions into groups, if any.
        each: Option<String>,
        /// The least number, if there is one.
        at_least: Option<usize>,
        /// The greatest number, if there is one.
        at_most: Option<usize>,
        /// Why.
        because: String,
    },
    /// Bounds on the number of pairs of a kind.
    PairQuota {
        /// The kind of pair.
        pairs: PairProperty,
        /// What splits these pairs further, if anything.
        each: Option<EachPair>,
        /// The least number, if there is one.
        at_least: Option<usize>,
        /// The greatest number, if there is one.
        at_most: Option<usize>,
        /// Why.
        because: String,
    },
    /// Regions meet in the rounds of the programme.
    Rounds,
    /// A region of a side has at most one partner, unless a capacity says otherwise.
    OnePartner {
        /// Name of the side.
        side: String,
    },
}

/// The regions that a rule selects, with their names; see [`Selection`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SelectionStatement {
    /// Name of the side.
    pub side: String,
    /// The only regions that can be selected; empty for all.
    pub regions: Vec<RegionLabel>,
    /// Their countries; empty for all.
    pub countries: Vec<String>,
    /// Key of the attribute that they must have, if any.
    pub attribute: Option<String>,
    /// Its accepted values; empty for all that are known.
    pub values: Vec<String>,
}

/// Returns the label of a region; its id stands for its name if the dataset has no such region.
fn label(dataset: &Dataset, id: &str) -> RegionLabel {
    dataset.region(id).map_or_else(
        || RegionLabel { id: id.to_owned(), name: id.to_owned(), country: String::new() },
        crate::profile::Region::label,
    )
}

fn labels(dataset: &Dataset, ids: &[String]) -> Vec<RegionLabel> {
    ids.iter().map(|id| label(dataset, id)).collect()
}

impl SelectionStatement {
    fn new(selection: &Selection, dataset: &Dataset) -> Self {
        Self {
            side: selection.side.clone(),
            regions: labels(dataset, &selection.regions),
            countries: selection.country.clone(),
            attribute: selection.attribute.clone(),
            values: selection.value.clone(),
        }
    }
}

impl Rules {
    /// Returns what a rule says. `None` if there is no such rule.
    ///
    /// `sides` names the sides as the programme turns them: left seeks, right hosts.
    pub fn statement(
        &self,
        rule: RuleId,
        dataset: &Dataset,
        sides: &Sides,
    ) -> Option<RuleStatement> {
        let pair = |pin: &Pin| (label(dataset, &pin.left), label(dataset, &pin.right));
        let group = |group: &Together| (labels(dataset, &group.regions), group.because.clone());
        Some(match rule {
            RuleId::Pairs => RuleStatement::CompletePairs,
            RuleId::NumberOfPairs => RuleStatement::NumberOfPairs { count: self.number_of_pairs? },
            RuleId::MinimumScore => RuleStatement::MinimumScore { score: self.minimum_score? },
            RuleId::MaximumDistance => {
                RuleStatement::MaximumDistance { km: self.maximum_distance_km? }
            }
            RuleId::SharedThemes => RuleStatement::SharedThemes { count: self.shared_themes? },
            RuleId::EarlierTies => RuleStatement::EarlierTies { accepted: self.earlier_ties },
            RuleId::NotAgain => RuleStatement::NotAgain { programmes: self.not_again.clone() },
            RuleId::Required(place) => {
                let pin = self.required.get(place)?;
                let (left, right) = pair(pin);
                RuleStatement::Required { left, right, because: pin.because.clone() }
            }
            RuleId::Forbidden(place) => {
                let pin = self.forbidden.get(place)?;
                let (left, right) = pair(pin);
                RuleStatement::Forbidden { left, right, because: pin.because.clone() }
            }
            RuleId::Withdrawn(place) => {
                let withdrawal = self.withdrawn.get(place)?;
                RuleStatement::Withdrawn {
                    region: label(dataset, &withdrawal.region),
                    because: withdrawal.because.clone(),
                }
            }
            RuleId::Conditions(place) => {
                let required = self.conditions.get(place)?;
                RuleStatement::Conditions {
                    side: required.side.clone(),
                    conditions: required.conditions.clone(),
                    unknown: required.unknown,
                }
            }
            RuleId::Capacity(place) => {
                let capacity = self.capacities.get(place)?;
                RuleStatement::Capacity {
                    regions: SelectionStatement::new(&capacity.selection, dataset),
                    at_least: capacity.at_least,
                    at_most: capacity.at_most,
                    because: capacity.because.clone(),
                }
            }
            RuleId::AsOne(place) => {
                let (regions, because) = group(self.as_one.get(place)?);
                RuleStatement::AsOne { regions, because }
            }
            RuleId::Exclusive(place) => {
                let (regions, because) = group(self.exclusive.get(place)?);
                RuleStatement::Exclusive { regions, because }
            }
            RuleId::Quota(place) => {
                let quota = self.quotas.get(place)?;
                RuleStatement::Quota {
                    regions: SelectionStatement::new(&quota.selection, dataset),
                    each: quota.each.clone(),
                    at_least: quota.at_least,
                    at_most: quota.at_most,
                    because: quota.because.clone(),
                }
            }
            RuleId::PairQuota(place) => {
                let quota = self.pair_quotas.get(place)?;
                RuleStatement::PairQuota {
                    pairs: quota.property.clone(),
                    each: quota.each,
                    at_least: quota.at_least,
                    at_most: quota.at_most,
                    because: quota.because.clone(),
                }
            }
            RuleId::Rounds => RuleStatement::Rounds,
            RuleId::OnePartnerLeft => RuleStatement::OnePartner { side: sides.left.clone() },
            RuleId::OnePartnerRight => RuleStatement::OnePartner { side: sides.right.clone() },
        })
    }
}
