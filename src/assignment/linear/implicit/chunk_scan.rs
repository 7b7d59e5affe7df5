//! The first look at a few cells, in the precision of the scores.

use crate::assignment::model::BlockScore;

/// Cells that are scanned together.
pub(super) const CELLS_PER_CHUNK: usize = 8;

/// The result of scanning a few cells.
pub(super) struct ChunkScan<S> {
    /// Whether any is near the bound.
    pub(super) near: bool,
    pub(super) finite: bool,
    pub(super) sum: u32,
    /// Greatest magnitude of a score.
    pub(super) greatest: S,
}

impl<S: BlockScore> ChunkScan<S> {
    /// Scans a few cells; for scores seen before it skips the test for finite values and the
    /// greatest one.
    pub(super) fn at<const KNOWN: bool>(scores: &[S], prices: &[S], bound: S) -> Self {
        let mut near = [0_u32; CELLS_PER_CHUNK];
        let mut sum = [0_u32; CELLS_PER_CHUNK];
        let mut greatest = [S::default(); CELLS_PER_CHUNK];
        // A product with 0 is 0, but NaN where the score is not finite.
        let mut zero = [S::default(); CELLS_PER_CHUNK];
        let (blocks, rest) = scores.as_chunks::<CELLS_PER_CHUNK>();
        let (price_blocks, price_rest) = prices.as_chunks::<CELLS_PER_CHUNK>();
        let mut meet = |lane: usize, score: S, price: S| {
            near[lane] |= u32::from(score - price > bound);
            sum[lane] = sum[lane].wrapping_add(score.checksum());
            if !KNOWN {
                let size = score.magnitude();
                greatest[lane] = if size > greatest[lane] { size } else { greatest[lane] };
                zero[lane] += score * S::default();
            }
        };
        for (scores, prices) in blocks.iter().zip(price_blocks) {
            for lane in 0..CELLS_PER_CHUNK {
                meet(lane, scores[lane], prices[lane]);
            }
        }
        for (lane, (&score, &price)) in rest.iter().zip(price_rest).enumerate() {
            meet(lane, score, price);
        }
        Self {
            near: near.into_iter().any(|lane| lane > 0),
            finite: zero.into_iter().all(|zero| zero == S::default()),
            sum: sum.into_iter().fold(0, u32::wrapping_add),
            greatest: greatest
                .into_iter()
                .fold(S::default(), |greatest, size| if size > greatest { size } else { greatest }),
        }
    }
}
