//! What the rules on pairs look at, prepared for all pairs of two pools.

use std::collections::{BTreeMap, BTreeSet};

use crate::criteria::haversine_km;
use crate::profile::{Dataset, Pool, Profile};
use crate::rules::PairFacts;

/// What is recorded about two pools and their pairs.
#[derive(Debug, Clone)]
pub(crate) struct Facts<'a> {
    /// Themes of each region's strengths, by their place among all themes, ascending.
    themes: [Vec<Vec<usize>>; 2],
    ties: BTreeSet<(&'a str, &'a str)>,
    made: BTreeMap<(&'a str, &'a str), Vec<&'a str>>,
}

impl<'a> Facts<'a> {
    /// `turned` where the left pool is the right side of the dataset.
    pub(crate) fn new(dataset: &'a Dataset, pools: [&Pool<'a>; 2], turned: bool) -> Self {
        let order = |left: &'a str, right: &'a str| {
            if turned { (right, left) } else { (left, right) }
        };
        let mut made: BTreeMap<_, Vec<&str>> = BTreeMap::new();
        for row in dataset.pairings() {
            made.entry(order(&row.left, &row.right)).or_default().push(&row.programme);
        }
        Self {
            themes: pools.map(|pool| pool.profiles().iter().map(|p| themes(pool, p)).collect()),
            ties: dataset.ties().iter().map(|tie| order(&tie.left, &tie.right)).collect(),
            made,
        }
    }

    /// Themes in which both regions are strong, by their place among all themes.
    pub(crate) fn shared_themes(&self, row: usize, col: usize) -> impl Iterator<Item = usize> + '_ {
        let [left, right] = &self.themes;
        let right = &right[col];
        left[row].iter().copied().filter(|theme| right.binary_search(theme).is_ok())
    }

    pub(crate) fn earlier_tie(&self, left: &str, right: &str) -> bool {
        self.ties.contains(&(left, right))
    }

    /// All facts about a pair.
    pub(crate) fn of(
        &self,
        left: &Profile<'a>,
        right: &Profile<'a>,
        score: Option<f64>,
    ) -> PairFacts<'a> {
        let ids = (left.region.id.as_str(), right.region.id.as_str());
        PairFacts {
            left: ids.0,
            right: ids.1,
            score,
            distance_km: distance_km(left, right),
            shared_themes: self.shared_themes(left.index, right.index).count(),
            earlier_tie: self.earlier_tie(ids.0, ids.1),
            made_in: self.made.get(&ids).cloned().unwrap_or_default(),
        }
    }
}

pub(crate) fn distance_km(left: &Profile<'_>, right: &Profile<'_>) -> Option<f64> {
    Some(haversine_km(left.region.coordinates?, right.region.coordinates?))
}

/// The theme in which the strengths of two regions overlap most: Σ min of the weights over the
/// domains in which both are strong; among equal ones the first of the taxonomy.
pub(crate) fn leading_theme(
    pool: &Pool<'_>,
    left: &Profile<'_>,
    right: &Profile<'_>,
) -> Option<usize> {
    let taxonomy = pool.taxonomy();
    let mut overlap = vec![0.0; taxonomy.themes().len()];
    for ours in &left.strengths {
        let place = right.strengths.binary_search_by_key(&ours.domain, |theirs| theirs.domain);
        if let Ok(place) = place {
            let theme = taxonomy.theme_of(ours.domain);
            if let Some(theme) = taxonomy.themes().iter().position(|id| id == theme) {
                overlap[theme] += ours.weight.min(right.strengths[place].weight);
            }
        }
    }
    let most = overlap.iter().copied().fold(0.0, f64::max);
    overlap.iter().position(|&amount| amount > 0.0 && amount == most)
}

fn themes(pool: &Pool<'_>, profile: &Profile<'_>) -> Vec<usize> {
    let taxonomy = pool.taxonomy();
    let place = |id: &str| taxonomy.themes().iter().position(|theme| theme == id);
    let strong = profile.strengths.iter();
    let places: BTreeSet<usize> =
        strong.filter_map(|stated| place(taxonomy.theme_of(stated.domain))).collect();
    places.into_iter().collect()
}
