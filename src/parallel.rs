//! Independent pieces of work, on one thread or, with the feature `parallel`, on all.

/// What is computed for each of a number of parts, in their order: the same on any number of threads.
pub(crate) fn map<A: Send>(count: usize, of: impl Fn(usize) -> A + Sync) -> Vec<A> {
    #[cfg(feature = "parallel")]
    if count > 1 {
        use rayon::prelude::*;
        return (0..count).into_par_iter().map(&of).collect();
    }
    (0..count).map(of).collect()
}

/// What two functions compute.
pub(crate) fn both<A: Send, B: Send>(
    one: impl FnOnce() -> A + Send,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    #[cfg(feature = "parallel")]
    return rayon::join(one, other);
    #[cfg(not(feature = "parallel"))]
    (one(), other())
}
