//! Work that is done row by row, on one thread or on all.

/// The answers for `0..count`, in order. With the feature `parallel` on all threads, each of which
/// makes itself a scratch space; the answers do not depend on it.
#[cfg(feature = "parallel")]
pub(super) fn map<R: Send, S>(
    count: usize,
    scratch: impl Fn() -> S + Sync + Send,
    answer: impl Fn(&mut S, usize) -> R + Sync + Send,
) -> Vec<R> {
    use rayon::prelude::*;
    (0..count).into_par_iter().map_init(scratch, answer).collect()
}

/// The answers for `0..count`, in order. With the feature `parallel` on all threads, each of which
/// makes itself a scratch space; the answers do not depend on it.
#[cfg(not(feature = "parallel"))]
pub(super) fn map<R: Send, S>(
    count: usize,
    scratch: impl Fn() -> S + Sync + Send,
    answer: impl Fn(&mut S, usize) -> R + Sync + Send,
) -> Vec<R> {
    let mut scratch = scratch();
    (0..count).map(|place| answer(&mut scratch, place)).collect()
}
