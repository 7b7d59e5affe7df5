//! What the rules on pairs look at, prepared for all pairs of two pools.

use std::collections::{BTreeMap, BTreeSet};

use crate::criteria::haversine_km;
use crate::profile::{Dataset, Pool, Profile};
use crate::rules::PairFacts;

/// What is recorded about two pools and their pairs.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    /// Themes of each region's strengths, by their place among all themes, ascending.
    themes: [Vec<Vec<usize>>; 2],
    /// Row and column of each earlier tie.
    ties: BTreeSet<(usize, usize)>,
    /// The programmes that have paired a row and a column.
    made: BTreeMap<(usize, usize), Vec<String>>,
}

impl Facts {
    /// `turned` if the left pool is the right side of the dataset.
    pub(crate) fn new(dataset: &Dataset, pools: [&Pool; 2], turned: bool) -> Self {
        let cell = |left: &str, right: &str| {
            let (left, right) = if turned { (right, left) } else { (left, right) };
            Some((pools[0].get(left)?.index, pools[1].get(right)?.index))
        };
        let mut made: BTreeMap<_, Vec<String>> = BTreeMap::new();
        for row in dataset.pairings() {
            if let Some(cell) = cell(&row.left, &row.right) {
                made.entry(cell).or_default().push(row.programme.clone());
            }
        }
        Self {
            themes: pools.map(|pool| pool.profiles().iter().map(|p| themes(pool, p)).collect()),
            ties: dataset.ties().iter().filter_map(|tie| cell(&tie.left, &tie.right)).collect(),
            made,
        }
    }

    /// Themes in which both regions are strong, by their place among all themes.
    pub(crate) fn shared_themes(&self, row: usize, col: usize) -> impl Iterator<Item = usize> + '_ {
        let [left, right] = &self.themes;
        let right = &right[col];
        left[row].iter().copied().filter(|theme| right.binary_search(theme).is_ok())
    }

    pub(crate) fn earlier_tie(&self, row: usize, col: usize) -> bool {
        self.ties.contains(&(row, col))
    }

    /// All facts about a pair.
    pub(crate) fn of<'a>(
        &'a self,
        left: &'a Profile,
        right: &'a Profile,
        score: Option<f64>,
    ) -> PairFacts<'a> {
        let cell = (left.index, right.index);
        let made = self.made.get(&cell).into_iter().flatten();
        PairFacts {
            left: &left.region.id,
            right: &right.region.id,
            profiles: Some([left, right]),
            score,
            values: Vec::new(),
            distance_km: distance_km(left, right),
            shared_themes: self.shared_themes(cell.0, cell.1).count(),
            earlier_tie: self.earlier_tie(cell.0, cell.1),
            made_in: made.map(String::as_str).collect(),
            rejected_by: Vec::new(),
        }
    }
}

pub(crate) fn distance_km(left: &Profile, right: &Profile) -> Option<f64> {
    Some(haversine_km(left.region.coordinates?, right.region.coordinates?))
}

/// The theme in which the strengths of two regions overlap most: Σ min of the weights over the
/// domains in which both are strong; among equal ones the first of the taxonomy.
pub(crate) fn leading_theme(pool: &Pool, left: &Profile, right: &Profile) -> Option<usize> {
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

fn themes(pool: &Pool, profile: &Profile) -> Vec<usize> {
    let taxonomy = pool.taxonomy();
    let place = |id: &str| taxonomy.themes().iter().position(|theme| theme == id);
    let strong = profile.strengths.iter();
    let places: BTreeSet<usize> =
        strong.filter_map(|stated| place(taxonomy.theme_of(stated.domain))).collect();
    places.into_iter().collect()
}
