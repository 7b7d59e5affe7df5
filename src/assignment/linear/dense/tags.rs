//! Which column an amount belongs to, in the bits behind its point.
//!
//! Where numbers are too large for a bit pattern a column, neighbours share one and are
//! distinguished by looking.

use std::ops::Range;

use crate::assignment::linear::dense::simd::{LANES, SimdBlock};

/// The first bit behind the point: the column is paired.
pub(super) const PAIRED: f64 = 0.5;

/// Whole numbers up to it are exact in double precision.
const EXACT: f64 = (1_u64 << 53) as f64;

/// The bits behind the point: one for [`PAIRED`], then the number of a group of columns.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tags {
    bits: u32,
    /// Columns in a group, as a power of two.
    shift: u32,
}

impl Tags {
    /// Tags for a number of columns where no sum exceeds a limit; `None` if the bits do not
    /// suffice.
    pub(super) fn new(cols: usize, greatest: f64) -> Option<Self> {
        let wanted = cols.next_power_of_two().trailing_zeros();
        let fits = |bits: u32| greatest * ((1_u64 << bits) as f64) < EXACT;
        if fits(wanted + 1) {
            return Some(Self { bits: wanted + 1, shift: 0 });
        }
        let block = LANES.trailing_zeros();
        let shift =
            (block..=wanted.max(block)).find(|&shift| fits(wanted.saturating_sub(shift) + 1))?;
        Some(Self { bits: wanted.saturating_sub(shift) + 1, shift })
    }

    fn scale(self) -> f64 {
        (1_u64 << self.bits) as f64
    }

    /// The offers of a block of unpaired columns at a price of 0.
    pub(super) fn offers(self, block: usize) -> SimdBlock {
        let grain = 1.0 / self.scale();
        std::array::from_fn(|lane| -(((block * LANES + lane) >> self.shift) as f64 * grain))
    }

    /// The whole part of a finite amount, and the group of its column.
    pub(super) fn split(self, amount: f64) -> (f64, usize) {
        #[expect(clippy::cast_possible_truncation, reason = "a tagged amount is whole so far")]
        let scaled = (amount * self.scale()) as i64;
        let group = scaled & ((1 << (self.bits - 1)) - 1);
        #[expect(clippy::cast_possible_truncation, reason = "a group of columns")]
        #[expect(clippy::cast_sign_loss, reason = "bits of a mask")]
        let group = group as usize;
        ((scaled >> self.bits) as f64, group)
    }

    /// The column of a group; where it has several, `look` is asked for the place within those of
    /// the `width` blocks that the group has.
    pub(super) fn place(
        self,
        group: usize,
        width: usize,
        look: impl FnOnce(Range<usize>) -> usize,
    ) -> usize {
        if self.shift == 0 {
            return group;
        }
        let first = (group << self.shift) / LANES;
        let last = ((group + 1) << self.shift) / LANES;
        first * LANES + look(first..last.min(width))
    }
}
