//! Lengths of paths: one whole number for each level, compared in order.

/// What paths are measured in.
pub(super) trait Length: Copy + Ord + Send + Sync {
    const ZERO: Self;
    /// Longer than every path of a checked problem; compared with, never added to.
    const UNREACHED: Self;

    /// From the amount of each level.
    fn of(level: impl FnMut(usize) -> i64) -> Self;

    fn plus(self, other: Self) -> Self;

    fn minus(self, other: Self) -> Self;

    /// One amount for each level.
    fn amounts(&self) -> &[i64];
}

impl Length for i64 {
    const ZERO: Self = 0;
    const UNREACHED: Self = Self::MAX;

    fn of(mut level: impl FnMut(usize) -> i64) -> Self {
        level(0)
    }

    fn plus(self, other: Self) -> Self {
        self + other
    }

    fn minus(self, other: Self) -> Self {
        self - other
    }

    fn amounts(&self) -> &[i64] {
        std::slice::from_ref(self)
    }
}

impl<const LEVELS: usize> Length for [i64; LEVELS] {
    const ZERO: Self = [0; LEVELS];
    const UNREACHED: Self = [i64::MAX; LEVELS];

    fn of(level: impl FnMut(usize) -> i64) -> Self {
        std::array::from_fn(level)
    }

    fn plus(self, other: Self) -> Self {
        std::array::from_fn(|place| self[place] + other[place])
    }

    fn minus(self, other: Self) -> Self {
        std::array::from_fn(|place| self[place] - other[place])
    }

    fn amounts(&self) -> &[i64] {
        self
    }
}
