//! The rows of a dataset before they are checked, and the names of its two sides.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::attribute::Attribute;
use super::condition::ConditionRecord;
use super::domain_record::DomainRecord;
use super::observed::ObservedPairing;
use super::phase::PhaseRecord;
use super::region::Region;
use super::source::Source;
use super::term::Term;
use super::tie::Tie;
use crate::taxonomy::{RelatedRow, TaxonomyRows};

/// The rows of a dataset as a user gives them, not yet checked.
///
/// [`Dataset::new`](crate::profile::Dataset::new) checks them, and
/// [`Dataset::tables`](crate::profile::Dataset::tables) returns them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Tables {
    /// The specialisation domains.
    pub taxonomy: TaxonomyRows,
    /// Related domains, for the similarity `related`.
    // Left out where empty, so that datasets from before there was this table keep their digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<RelatedRow>,
    /// The regions of both sides. The side whose name comes last in the alphabet is the left one.
    pub regions: Vec<Region>,
    /// Strengths and needs.
    #[serde(default)]
    pub domains: Vec<DomainRecord>,
    /// Capacities and needs in the phases of a strategy.
    #[serde(default)]
    pub phases: Vec<PhaseRecord>,
    /// Whether regions meet what they must to take part.
    // Left out where empty, so that datasets from before there was this table keep their digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conditions: Vec<ConditionRecord>,
    /// Further attributes.
    #[serde(default)]
    pub attributes: Vec<Attribute>,
    /// The vocabularies that attributes refer to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// Earlier ties.
    #[serde(default)]
    pub ties: Vec<Tie>,
    /// Observed pairings.
    #[serde(default)]
    pub pairings: Vec<ObservedPairing>,
    /// Sources.
    #[serde(default)]
    pub sources: Vec<Source>,
}

/// The names of the two sides.
///
/// In a dataset the left side is the one whose name comes last in the alphabet: `lac` of `lac` and
/// `eu`. The key `sides` of a programme turns them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sides {
    /// The side that seeks partners; its regions are the rows of every matrix.
    pub left: String,
    /// The side that hosts; its regions are the columns.
    pub right: String,
}

impl Sides {
    /// The two names that most regions carry, so that a misspelt one is reported. The left one is
    /// that which comes last in the alphabet, so that the order of the rows decides nothing. Nothing
    /// if fewer than two are named.
    pub(crate) fn of(regions: &[Region]) -> Option<Self> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for region in regions.iter().filter(|region| !region.side.is_empty()) {
            *counts.entry(&region.side).or_default() += 1;
        }
        let mut most: Vec<(&str, usize)> = counts.into_iter().collect();
        most.sort_by_key(|&(side, count)| (Reverse(count), side));
        most.truncate(2);
        most.sort_unstable();
        match most[..] {
            [(right, _), (left, _)] => {
                Some(Self { left: left.to_owned(), right: right.to_owned() })
            }
            _ => None,
        }
    }
}
