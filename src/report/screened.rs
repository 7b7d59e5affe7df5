//! Screened regions in groups that lack the same.

use std::collections::HashMap;

use super::language::SideCount;
use crate::profile::SideLabel;
use crate::rules::{MissingCondition, ScreenedRegion, Screening};
use crate::vocabulary::NameOrder;

/// How many regions of each side may take part.
pub(super) fn sides(screening: &Screening) -> Vec<SideCount> {
    let mut sides: Vec<SideCount> = Vec::new();
    for region in &screening.regions {
        let admitted = usize::from(region.admitted);
        let side = region.side.to_string();
        match sides.iter_mut().find(|count| count.side == side) {
            Some(count) => {
                count.admitted += admitted;
                count.candidates += 1;
            }
            None => sides.push(SideCount { side, admitted, candidates: 1 }),
        }
    }
    sides
}

/// Regions of a side that lack the same.
pub(super) struct Group<'a> {
    pub(super) side: &'a SideLabel,
    pub(super) names: Vec<String>,
    pub(super) lacks: &'a [MissingCondition],
}

/// Regions of a side that lack the same, by name; the groups of a side in the order of the first
/// region of each.
pub(super) fn groups<'a>(
    regions: impl Iterator<Item = &'a ScreenedRegion>,
    lacks: impl Fn(&'a ScreenedRegion) -> &'a [MissingCondition],
) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut place: HashMap<(&SideLabel, &[MissingCondition]), usize> = HashMap::new();
    let mut sorted: Vec<&ScreenedRegion> = regions.collect();
    let first_side = sorted.first().map(|region| &region.side);
    sorted.sort_by_cached_key(|region| {
        (Some(&region.side) != first_side, NameOrder::of(&region.name), region.region.clone())
    });
    for region in sorted {
        let at = *place.entry((&region.side, lacks(region))).or_insert_with(|| {
            groups.push(Group { side: &region.side, names: Vec::new(), lacks: lacks(region) });
            groups.len() - 1
        });
        groups[at].names.push(region.name.clone());
    }
    groups
}
