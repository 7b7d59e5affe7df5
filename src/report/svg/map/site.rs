//! A region on the map.

use crate::plan::Assessment;
use crate::profile::{Coordinates, RegionLabel};
use crate::proposal::Pairing;
use crate::report::svg::ink::{Ink, LEFT, RIGHT};

/// A region on the map.
pub(super) struct Site {
    pub(super) region: RegionLabel,
    pub(super) at: Coordinates,
    /// The numbers of its pairs.
    pub(super) numbers: Vec<usize>,
}

/// The regions of one side that have coordinates, and the names of those with a pair that have none.
pub(super) struct Side {
    pub(super) name: String,
    pub(super) ink: Ink,
    pub(super) sites: Vec<Site>,
    pub(super) missing: Vec<String>,
}

impl Side {
    /// The regions of the pairs that have coordinates, or of the whole side.
    pub(super) fn places(&self, only_paired: bool) -> impl Iterator<Item = Coordinates> {
        let is_shown = move |site: &&Site| !only_paired || !site.numbers.is_empty();
        self.sites.iter().filter(is_shown).map(|site| site.at)
    }

    /// Where a region is.
    pub(super) fn place_of(&self, id: &str) -> Option<Coordinates> {
        self.sites.iter().find(|site| site.region.id == id).map(|site| site.at)
    }
}

/// Both sides.
pub(super) fn sides(assessed: &Assessment, pairings: &[(usize, &Pairing)]) -> [Side; 2] {
    type End = fn(&Pairing) -> &RegionLabel;
    let ends: [End; 2] = [|pairing| &pairing.left, |pairing| &pairing.right];
    let pools = [assessed.left(), assessed.right()];
    let of_side = |(pool, (end, ink)): (&crate::profile::Pool, (End, Ink))| {
        let name = assessed.dataset().side_label(pool.side()).to_string();
        let mut side = Side { name, ink, sites: Vec::new(), missing: Vec::new() };
        for profile in pool.profiles() {
            let id = &profile.region.id;
            let own = pairings.iter().filter(|(_, pairing)| end(pairing).id == *id);
            let numbers: Vec<usize> = own.map(|&(number, _)| number).collect();
            match profile.region.coordinates {
                Some(at) => side.sites.push(Site { region: profile.region.label(), at, numbers }),
                None if numbers.is_empty() => {}
                None => side.missing.push(profile.region.name.clone()),
            }
        }
        side
    };
    let [left, right] = pools;
    let [left_end, right_end] = ends;
    [of_side((left, (left_end, LEFT))), of_side((right, (right_end, RIGHT)))]
}
