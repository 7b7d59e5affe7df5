//! Tables over subsets, sixteen entries at a time.
//!
//! An entry is the sum for a subset of the short members: bit i of its place is member i. The lowest four
//! bits make a block of sixteen neighbours, so that the same work is done on sixteen numbers at once.

/// Bits of the place within a block.
pub(super) const LOW_BITS: usize = 4;
/// Entries of a block.
pub(super) const LANES: usize = 1 << LOW_BITS;

/// Sixteen entries of a table, or their factors.
pub(super) type Block = [f64; LANES];

/// A table over the subsets of this number of members.
#[derive(Debug, Clone)]
pub(super) struct Table(Vec<Block>);

impl Table {
    /// A table of zeros over all subsets of `members`, padded to a block.
    pub(super) fn zeros(members: usize) -> Self {
        Self(vec![[0.0; LANES]; 1 << members.saturating_sub(LOW_BITS)])
    }

    /// The bytes that it takes.
    pub(super) fn bytes(members: usize) -> u128 {
        let bits = u32::try_from(members.max(LOW_BITS)).unwrap_or(u32::MAX);
        1_u128.checked_shl(bits.saturating_add(3)).filter(|&it| it > 0).unwrap_or(u128::MAX)
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.0
    }

    pub(super) fn blocks_mut(&mut self) -> &mut [Block] {
        &mut self.0
    }

    pub(super) fn get(&self, subset: usize) -> f64 {
        self.0[subset / LANES][subset % LANES]
    }

    pub(super) fn set(&mut self, subset: usize, value: f64) {
        self.0[subset / LANES][subset % LANES] = value;
    }
}

/// The members of a set that is written in bits, ascending.
pub(super) fn members(mut bits: usize) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let member = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        member
    })
}
