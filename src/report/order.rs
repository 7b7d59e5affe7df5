//! The order of lists in texts for people: by name, or by name where the ranks are equal.

use crate::profile::RegionLabel;
use crate::vocabulary::NameOrder;

/// The place of a region in a list: by its name, then by its id.
pub(super) fn place(region: &RegionLabel) -> impl Ord + use<> {
    (NameOrder::of(&region.name), region.id.clone())
}

/// Returns regions in the order of their names.
pub(super) fn by_name(regions: &[RegionLabel]) -> Vec<&RegionLabel> {
    let mut sorted: Vec<&RegionLabel> = regions.iter().collect();
    sorted.sort_by_cached_key(|region| place(region));
    sorted
}

/// Sorted by rank, the greatest first; equal ranks by name.
pub(super) fn ranked<T>(
    items: &[T],
    rank: impl Fn(&T) -> f64,
    name: impl Fn(&T) -> &str,
) -> Vec<&T> {
    let mut sorted: Vec<&T> = items.iter().collect();
    sorted.sort_by_cached_key(|item| NameOrder::of(name(item)));
    sorted.sort_by(|a, b| rank(b).total_cmp(&rank(a)));
    sorted
}
