//! One side of a dataset, prepared for the criteria.

use std::sync::Arc;

use super::attribute::Attribute;
use super::coders::{self, Coders};
use super::dataset::Dataset;
use super::domain_record::{Coder, Role};
use super::grade::PhaseLevel;
use super::phase::{Phase, PhaseRole};
use super::region::Region;
use super::term::Term;
use super::weighted_domain::WeightedDomain;
use crate::taxonomy::Taxonomy;
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
    /// Collects the candidates of a side, with the strengths and needs as the mean of both coders.
    ///
    /// # Complexity
    /// Linear in the rows of the side's regions.
    pub fn new(dataset: &Dataset, side: &str, horizon: Horizon) -> Self {
        Self::with_coders(dataset, side, horizon, Coders::default())
    }

    /// Collects the candidates of a side, with the strengths and needs of the chosen coders.
    ///
    /// # Complexity
    /// As for [`new`](Self::new).
    ///
    /// ```
    /// use regiopair::profile::{Coders, Dataset, Horizon, Pool};
    ///
    /// let folder = tempfile::tempdir()?;
    /// let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    /// write("regions.csv", "id,name,side,country\nsalta,Salta,lac,AR\nlazio,Lazio,eu,IT\n")?;
    /// write("taxonomy.csv", "theme,domain\nagri-food,crops\nagri-food,wine\n")?;
    /// write(
    ///     "domains.csv",
    ///     "region,role,domain,weight,coder\n\
    ///      salta,strength,crops,1,first\nsalta,strength,wine,3,first\nsalta,strength,wine,2,second\n",
    /// )?;
    ///
    /// let dataset = Dataset::read(folder.path())?.dataset;
    /// let pool = Pool::with_coders(&dataset, "lac", Horizon::ExAnte, Coders::Mean);
    /// let weights: Vec<f64> = pool.profiles()[0].strengths.iter().map(|it| it.weight).collect();
    /// // Shares 1/4 and 3/4 of the first coder, 0 and 1 of the second; sums 4 and 2, mean 3.
    /// assert_eq!(weights, [3.0 * 0.125, 3.0 * 0.875]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_coders(dataset: &Dataset, side: &str, horizon: Horizon, coders: Coders) -> Self {
        let profiles = dataset
            .regions()
            .iter()
            .filter(|region| region.side == side && region.candidate)
            .enumerate()
            .map(|(index, region)| profile(dataset, region, index, horizon, coders))
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

    /// Returns the terms of the vocabulary for an attribute, sorted by id; empty if none is declared.
    pub fn terms_of(&self, key: &str) -> &[Term] {
        self.dataset.terms_of(key)
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

fn profile(
    dataset: &Dataset,
    region: &Region,
    index: usize,
    horizon: Horizon,
    coders: Coders,
) -> Profile {
    let admitted = |ex_ante: bool| ex_ante || horizon == Horizon::All;
    let rows = dataset.domains_of(&region.id);
    let coding = |role: Role, coder: Coder| {
        let mut stated: Vec<WeightedDomain> = rows
            .iter()
            .filter(|row| row.role == role && row.coder == coder && admitted(row.ex_ante))
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
    let stated = |role: Role| match coders.single() {
        Some(coder) => coding(role, coder),
        None => coders::mean(coding(role, Coder::First), coding(role, Coder::Second)),
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
