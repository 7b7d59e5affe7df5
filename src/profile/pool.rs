//! One side of a dataset, prepared for the criteria.

use std::sync::Arc;

use super::attribute::Attribute;
use super::dataset::Dataset;
use super::domain_record::Role;
use super::grade::PhaseLevel;
use super::phase::{Phase, PhaseRole};
use super::region::Region;
use crate::taxonomy::{DomainId, Taxonomy};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// Which rows may affect a score.
    pub enum Horizon as "horizon" {
        /// Only rows that are independent of the pairing. The default, and the only valid choice
        /// if observed pairings are predicted.
        ExAnte = "ex-ante",
        /// All rows, also those that describe the results of the pairing.
        All = "all",
    }
}

/// A strength or need of a region, with its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WeightedDomain {
    /// The domain.
    pub domain: DomainId,
    /// 1 to 3; the highest if several rows name the domain.
    pub weight: f64,
}

/// A region as the criteria see it.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The region itself.
    pub region: Arc<Region>,
    /// Its position in the pool.
    pub index: usize,
    /// Strengths, sorted by domain.
    pub strengths: Vec<WeightedDomain>,
    /// Needs, sorted by domain.
    pub needs: Vec<WeightedDomain>,
    /// What it can teach in each phase, in the order of [`Phase::ALL`]; `None` is unknown.
    pub capacities: [Option<PhaseLevel>; 6],
    /// What it needs in each phase, in the order of [`Phase::ALL`]; `None` is unknown.
    pub phase_needs: [Option<PhaseLevel>; 6],
    /// Further attributes, sorted by key and value.
    pub attributes: Vec<Attribute>,
}

impl Profile {
    /// Returns the distinct values of an attribute, sorted; empty if nothing is known.
    pub fn values(&self, key: &str) -> Vec<&str> {
        let mut values: Vec<&str> = self
            .attributes
            .iter()
            .filter(|attribute| attribute.key == key)
            .map(|attribute| attribute.value.as_str())
            .collect();
        values.dedup();
        values
    }

    /// Returns the number of recorded strengths and needs: a measure of documentation, not of
    /// merit.
    pub fn detail(&self) -> usize {
        self.strengths.len() + self.needs.len()
    }
}

/// The profiles of one side, sorted by id; only regions marked as candidates. A clone shares them.
#[derive(Debug, Clone)]
pub struct Pool {
    dataset: Dataset,
    side: String,
    profiles: Arc<[Profile]>,
}

impl Pool {
    /// Collects the candidates of a side.
    ///
    /// # Complexity
    /// Linear in the rows of the side's regions.
    pub fn new(dataset: &Dataset, side: &str, horizon: Horizon) -> Self {
        let profiles = dataset
            .regions()
            .iter()
            .filter(|region| region.side == side && region.candidate)
            .enumerate()
            .map(|(index, region)| profile(dataset, region, index, horizon))
            .collect();
        Self { dataset: dataset.clone(), side: side.to_owned(), profiles }
    }

    /// Returns the name of the side.
    pub fn side(&self) -> &str {
        &self.side
    }

    /// Returns the taxonomy of the domains in the profiles.
    pub fn taxonomy(&self) -> &Taxonomy {
        self.dataset.taxonomy()
    }

    /// Returns the profiles, sorted by id.
    pub fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// Returns the profile of a region.
    pub fn get(&self, id: &str) -> Option<&Profile> {
        self.profiles
            .binary_search_by(|profile| profile.region.id.as_str().cmp(id))
            .ok()
            .map(|i| &self.profiles[i])
    }

    /// Returns the number of regions.
    pub fn len(&self) -> usize {
        self.profiles.len()
    }

    /// Whether there is no region.
    pub fn is_empty(&self) -> bool {
        self.profiles.is_empty()
    }
}

fn profile(dataset: &Dataset, region: &Region, index: usize, horizon: Horizon) -> Profile {
    let admitted = |ex_ante: bool| ex_ante || horizon == Horizon::All;
    let stated = |role: Role| {
        let mut stated: Vec<WeightedDomain> = dataset
            .domains_of(&region.id)
            .iter()
            .filter(|row| row.role == role && admitted(row.ex_ante))
            .filter_map(|row| {
                let domain = dataset.taxonomy().domain(&row.domain)?;
                Some(WeightedDomain { domain, weight: row.weight.into() })
            })
            .collect();
        // The heaviest row of a domain comes first and is the one that is kept.
        stated.sort_by(|a, b| a.domain.cmp(&b.domain).then(b.weight.total_cmp(&a.weight)));
        stated.dedup_by_key(|stated| stated.domain);
        stated
    };
    let mut capacities = [None; 6];
    let mut phase_needs = [None; 6];
    for row in dataset.phases_of(&region.id).iter().filter(|row| admitted(row.ex_ante)) {
        let grades = match row.role {
            PhaseRole::Capacity => &mut capacities,
            PhaseRole::Need => &mut phase_needs,
        };
        let place = Phase::ALL.iter().position(|phase| *phase == row.phase);
        if let Some(grade) = place.and_then(|place| grades.get_mut(place)) {
            *grade = (*grade).max(Some(row.level));
        }
    }
    Profile {
        region: Arc::new(region.clone()),
        index,
        strengths: stated(Role::Strength),
        needs: stated(Role::Need),
        capacities,
        phase_needs,
        attributes: dataset
            .attributes_of(&region.id)
            .iter()
            .filter(|attribute| admitted(attribute.ex_ante))
            .cloned()
            .collect(),
    }
}
