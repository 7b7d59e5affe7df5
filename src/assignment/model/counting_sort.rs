//! Groups items by small keys in linear time, which is how rows become columns.

/// Groups items by their keys, which are below `groups`; items of a group keep their order.
///
/// Returns where each group starts and, last, ends, and the items. Goes through the items twice:
/// once to count, once to place.
pub(in crate::assignment) fn counting_sort<T: Copy>(
    groups: usize,
    items: impl Iterator<Item = (usize, T)> + Clone,
) -> (Vec<usize>, Vec<T>) {
    let mut starts = vec![0; groups + 1];
    items.clone().for_each(|(key, _)| starts[key + 1] += 1);
    for group in 0..groups {
        starts[group + 1] += starts[group];
    }
    let mut next = starts.clone();
    let first = items.clone().next();
    let mut sorted = first.map_or_else(Vec::new, |(_, first)| vec![first; starts[groups]]);
    items.for_each(|(key, item)| {
        let place = &mut next[key];
        sorted[*place] = item;
        *place += 1;
    });
    (starts, sorted)
}
