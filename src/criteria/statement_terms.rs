//! What the regions of two pools state in the terms of a vocabulary, and how rare each term is.

use std::collections::BTreeMap;

use ndarray::Array2;

use super::by_domain::ByDomain;
use super::error::CriterionError;
use crate::profile::{NEED, Pool, Profile, StatementRole, TermLabel};
use crate::taxonomy::DomainId;

/// The statements of two pools, by the positions of the terms in their vocabulary.
#[derive(Debug)]
pub(super) struct Statements {
    pub(super) key: String,
    pub(super) terms: Vec<TermLabel>,
    /// The domain of which a strength helps with a term.
    domains: Vec<Option<DomainId>>,
    /// 1 + log2 (N / n): Spärck Jones (1972).
    pub(super) rarity: Vec<f64>,
    pub(super) left: Vec<RegionTerms>,
    pub(super) right: Vec<RegionTerms>,
    /// 1 for each term that a region of the right side states, term by term.
    pub(super) right_states: ByDomain,
    /// 1 for each that it offers, 0 for each that it does not, not a number where that is unknown.
    pub(super) right_offers: ByDomain,
}

/// The terms of one region, each list sorted.
#[derive(Debug)]
pub(super) struct RegionTerms {
    /// What it has, faces or pursues; empty if nothing is known.
    pub(super) stated: Vec<usize>,
    /// What it offers in its own words; empty if nothing is known.
    offered: Vec<usize>,
    /// Its strengths.
    strengths: Vec<DomainId>,
}

impl Statements {
    /// Prepares both pools for a criterion.
    ///
    /// # Errors
    /// [`CriterionError::NoVocabulary`] if no term of the key is declared.
    pub(super) fn new(
        left: &Pool,
        right: &Pool,
        criterion: &str,
        key: &str,
    ) -> Result<Self, CriterionError> {
        let taxonomy = left.taxonomy();
        let (terms, domains): (Vec<TermLabel>, Vec<Option<DomainId>>) = if key == NEED {
            let domain = |id| {
                let domain = taxonomy.domain_label(id);
                (TermLabel { id: domain.id, label: domain.short }, Some(id))
            };
            taxonomy.domains().map(|(id, _)| domain(id)).unzip()
        } else {
            let declared = left.terms_of(key).iter();
            declared.map(|term| (term.label(), taxonomy.domain(&term.domain))).unzip()
        };
        if terms.is_empty() {
            let (criterion, key) = (criterion.to_owned(), key.to_owned());
            return Err(CriterionError::NoVocabulary { criterion, key });
        }
        let places: BTreeMap<&str, usize> =
            (0..).zip(&terms).map(|(t, term)| (&*term.id, t)).collect();
        let regions = |pool: &Pool| -> Vec<RegionTerms> {
            pool.profiles().iter().map(|profile| RegionTerms::new(profile, key, &places)).collect()
        };
        let (left, right) = (regions(left), regions(right));
        let rarity = rarity(terms.len(), left.iter().chain(&right));
        let (right_states, right_offers) = Default::default();
        let key = key.to_owned();
        let mut this =
            Self { key, terms, domains, rarity, left, right, right_states, right_offers };
        let shape = (this.right.len(), this.terms.len());
        let states = Array2::from_shape_fn(shape, |(region, term)| {
            f64::from(u8::from(this.right[region].stated.binary_search(&term).is_ok()))
        });
        let offers = Array2::from_shape_fn(shape, |(region, term)| {
            let offered = this.offers(&this.right[region], term);
            offered.map_or(f64::NAN, |offered| f64::from(u8::from(offered)))
        });
        (this.right_states, this.right_offers) = (ByDomain::new(&states), ByDomain::new(&offers));
        Ok(this)
    }

    /// Whether a region offers a term; `None` if unknown.
    pub(super) fn offers(&self, region: &RegionTerms, term: usize) -> Option<bool> {
        let own = (!region.offered.is_empty()).then(|| region.offered.binary_search(&term).is_ok());
        let domain = self.domains[term].filter(|_| !region.strengths.is_empty());
        let strong = domain.map(|domain| region.strengths.binary_search(&domain).is_ok());
        match (own, strong) {
            (Some(own), Some(strong)) => Some(own || strong),
            (one, other) => one.or(other),
        }
    }
}

impl RegionTerms {
    fn new(profile: &Profile, key: &str, places: &BTreeMap<&str, usize>) -> Self {
        let in_role = |role: StatementRole| -> Vec<usize> {
            let own = profile.attributes.iter().filter(|it| it.key == key && it.role == role);
            let terms = own.flat_map(|it| &it.terms);
            let mut terms: Vec<usize> =
                terms.filter_map(|term| places.get(term.as_str()).copied()).collect();
            terms.sort_unstable();
            terms.dedup();
            terms
        };
        let stated = if key == NEED {
            profile.needs.iter().map(|need| need.domain.index()).collect()
        } else {
            in_role(StatementRole::Stated)
        };
        let strengths = profile.strengths.iter().map(|strength| strength.domain).collect();
        Self { stated, offered: in_role(StatementRole::Offered), strengths }
    }
}

/// The weight of each term: 1 + log2 (N / n), where N regions state any term and n state this one. A term
/// that nobody states has the weight of one that one region states.
fn rarity<'a>(terms: usize, regions: impl Iterator<Item = &'a RegionTerms>) -> Vec<f64> {
    let mut counts = vec![0_u32; terms];
    let mut stating = 0_u32;
    for region in regions.filter(|region| !region.stated.is_empty()) {
        stating += 1;
        region.stated.iter().for_each(|&term| counts[term] += 1);
    }
    let weight = |count: u32| 1.0 + (f64::from(stating.max(1)) / f64::from(count.max(1))).log2();
    counts.into_iter().map(weight).collect()
}
