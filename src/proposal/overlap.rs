//! Regions that take part although others that contain them do too.

use std::collections::HashMap;

use super::notice::{Notice, PartOfOther};
use crate::assignment::{Col, Member, Row};
use crate::plan::Assessment;

/// How many regions that contain a region are compared with it: many more than any map nests.
const MOST_CONTAINING: usize = 1_000;

impl Assessment {
    /// The regions that take part and lie in another that does, unless a rule `exclusive` or `as_one` has
    /// both; `None` if there are none.
    pub(super) fn parts_of_others(&self) -> Option<Notice> {
        let regions = self.dataset().regions();
        if regions.iter().all(|region| region.part_of.is_none()) {
            return None;
        }
        let mut nests = vec![false; regions.len()];
        for (place, region) in regions.iter().enumerate().filter(|(_, it)| it.part_of.is_some()) {
            nests[place] = true;
            for whole in region.part_of.iter().filter_map(|id| self.dataset().place(id)) {
                nests[whole] = true;
            }
        }
        // Whether a region takes part is examined only where it matters.
        let takes_part: Vec<bool> = regions
            .iter()
            .zip(nests)
            .map(|(region, nests)| nests && self.is_eligible(&region.id))
            .collect();
        let above = self.dataset().nearest_containing(|place| takes_part[place]);
        let linked = self.linked();
        let none = Vec::new();
        let sets = |place: usize| linked.get(regions[place].id.as_str()).unwrap_or(&none);
        let parts = (0..regions.len()).filter(|&place| takes_part[place]).filter_map(|part| {
            let mut wholes =
                std::iter::successors(above[part], |&place| above[place]).take(MOST_CONTAINING);
            let whole =
                wholes.find(|&whole| sets(whole).iter().all(|set| !sets(part).contains(set)))?;
            let [part, whole] = [part, whole].map(|place| regions[place].label());
            Some(PartOfOther { part, whole })
        });
        let parts: Vec<PartOfOther> = parts.collect();
        (!parts.is_empty()).then_some(Notice::PartsOfOthers { parts })
    }

    /// Whether a region is a candidate that may be paired with at least one other.
    fn is_eligible(&self, id: &str) -> bool {
        match self.member(id) {
            Some(Member::Row(Row(row))) => {
                (0..self.right().len()).any(|col| self.exclusion(row, col).is_none())
            }
            Some(Member::Col(Col(col))) => {
                (0..self.left().len()).any(|row| self.exclusion(row, col).is_none())
            }
            None => false,
        }
    }

    /// For each region the rules that link it with others so that their partners are not counted twice.
    fn linked(&self) -> HashMap<&str, Vec<usize>> {
        let rules = &self.programme().rules;
        let mut sets: HashMap<&str, Vec<usize>> = HashMap::new();
        for (set, linked) in rules.exclusive.iter().chain(&rules.as_one).enumerate() {
            for id in &linked.regions {
                sets.entry(id).or_default().push(set);
            }
        }
        sets
    }
}
