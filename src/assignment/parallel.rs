//! Work that is done piece by piece, on one thread or, with the feature `parallel`, on all; the
//! results do not depend on it.

/// Below this many cells, threads cost more than they gain.
#[cfg(feature = "parallel")]
const PARALLEL_FROM_CELLS: usize = 1 << 17;

/// The answers for `0..count`, in order; each scans `cells` cells. Every thread makes itself a
/// scratch space.
pub(in crate::assignment) fn map<R: Send, S>(
    (count, cells): (usize, usize),
    scratch: impl Fn() -> S + Sync + Send,
    answer: impl Fn(&mut S, usize) -> R + Sync + Send,
) -> Vec<R> {
    #[cfg(feature = "parallel")]
    if count.saturating_mul(cells) >= PARALLEL_FROM_CELLS {
        use rayon::prelude::*;
        return (0..count).into_par_iter().map_init(scratch, answer).collect();
    }
    #[cfg(not(feature = "parallel"))]
    let _ = cells;
    let mut scratch = scratch();
    (0..count).map(|place| answer(&mut scratch, place)).collect()
}

/// The answers for `0..count`, merged in any order; each scans `cells` cells.
pub(in crate::assignment) fn merged<R: Send>(
    (count, cells): (usize, usize),
    answer: impl Fn(usize) -> R + Sync + Send,
    merge: impl Fn(R, R) -> R + Sync + Send,
) -> Option<R> {
    #[cfg(feature = "parallel")]
    if count.saturating_mul(cells) >= PARALLEL_FROM_CELLS {
        use rayon::prelude::*;
        return (0..count).into_par_iter().map(answer).reduce_with(merge);
    }
    #[cfg(not(feature = "parallel"))]
    let _ = cells;
    (0..count).map(answer).reduce(merge)
}

/// Both answers for `0..count`, in order, in empty memory that was reserved for them; each scans
/// `cells` cells.
pub(in crate::assignment) fn unzip<A: Send, B: Send>(
    (count, cells): (usize, usize),
    (first, second): (&mut Vec<A>, &mut Vec<B>),
    answers: impl Fn(usize) -> (A, B) + Sync + Send,
) {
    #[cfg(feature = "parallel")]
    if count.saturating_mul(cells) >= PARALLEL_FROM_CELLS {
        use rayon::prelude::*;
        (0..count).into_par_iter().map(answers).unzip_into_vecs(first, second);
        return;
    }
    #[cfg(not(feature = "parallel"))]
    let _ = cells;
    for (one, other) in (0..count).map(answers) {
        first.push(one);
        second.push(other);
    }
}

/// Fills pieces of `width` items, each of which scans `cells` cells.
pub(in crate::assignment) fn fill<T: Send>(
    items: &mut [T],
    (width, cells): (usize, usize),
    fill: impl Fn(&mut [T], usize) + Sync + Send,
) {
    #[cfg(feature = "parallel")]
    if (items.len() / width.max(1)).saturating_mul(cells) >= PARALLEL_FROM_CELLS {
        use rayon::prelude::*;
        items.par_chunks_mut(width).enumerate().for_each(|(place, piece)| fill(piece, place));
        return;
    }
    #[cfg(not(feature = "parallel"))]
    let _ = cells;
    for (place, piece) in items.chunks_mut(width).enumerate() {
        fill(piece, place);
    }
}
