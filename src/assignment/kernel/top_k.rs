//! The best cells of a row at given prices, in one sweep over the row and a second look at a small
//! part of it.
//!
//! The sweep notes the greatest gain of each group of cells. The k-th greatest of these is a bound
//! that k cells at least reach, and hardly more than k do; so only groups that reach it are looked
//! at again, which are few and still in the fastest memory.

use crate::assignment::model::table::StoredScore;

/// Groups whose cells are interleaved, so that a step of the processor serves several.
const LANES: usize = 8;

/// Groups a wanted cell, about: enough for a close bound, few enough to be ranked.
const GROUPS: usize = 8;

/// A number that holds a cell less a price: 32 bits where the prices allow, else 64.
pub(in crate::assignment) trait Gain: StoredScore {
    /// Below every gain.
    const BOTTOM: Self;
    /// Greatest magnitude of a price, such that the gain of a forbidden cell is below all others.
    const DEAREST: i64;

    /// Raises each of the lanes to the gain of its cell.
    fn raise(lanes: &mut [Self; LANES], cells: &[Self; LANES], prices: &[Self; LANES]);
    fn less(self, price: Self) -> Self;
    /// The nearest number of this width.
    fn clamped(number: i64) -> Self;
    /// About the same number, where near is enough.
    fn single(self) -> f32;
}

macro_rules! gain {
    ($type:ty) => {
        impl Gain for $type {
            const BOTTOM: Self = Self::MIN;
            const DEAREST: i64 = <$type as StoredScore>::LIMIT / 2 - 1;

            fn raise(lanes: &mut [Self; LANES], cells: &[Self; LANES], prices: &[Self; LANES]) {
                for lane in 0..LANES {
                    let gain = cells[lane] - prices[lane];
                    lanes[lane] = if gain > lanes[lane] { gain } else { lanes[lane] };
                }
            }

            fn less(self, price: Self) -> Self {
                self - price
            }

            fn clamped(number: i64) -> Self {
                let limit = if number < 0 { Self::MIN } else { Self::MAX };
                Self::try_from(number).unwrap_or(limit)
            }

            fn single(self) -> f32 {
                self as f32
            }
        }
    };
}

gain!(i32);
gain!(i64);

fn sweep<G: Gain>(lanes: &mut [G; LANES], cells: &[G], prices: &[G]) {
    let (blocks, rest) = cells.as_chunks::<LANES>();
    let (price_blocks, price_rest) = prices.as_chunks::<LANES>();
    for (cells, prices) in blocks.iter().zip(price_blocks) {
        G::raise(lanes, cells, prices);
    }
    for (lane, (&cell, &price)) in lanes.iter_mut().zip(rest.iter().zip(price_rest)) {
        *lane = cell.less(price).max(*lane);
    }
}

/// Collects the cells of a row whose gain exceeds a threshold, the best ones if there are many.
#[derive(Debug)]
pub(in crate::assignment) struct TopK<G> {
    most: usize,
    /// The greatest gain of each group of the current row.
    tops: Vec<G>,
    ranked: Vec<G>,
    /// A bound that enough groups of an earlier row reached.
    likely: G,
    found: Vec<(G, u32)>,
}

/// What a row has to offer.
pub(in crate::assignment) struct BestCells<'a, G> {
    /// Gain and column, in no order.
    pub(in crate::assignment) cells: &'a [(G, u32)],
    /// No other cell has a greater gain.
    pub(in crate::assignment) bound: G,
}

impl<G: Gain> TopK<G> {
    /// Reserves memory for the best `most` cells of a row.
    pub(in crate::assignment) fn new(most: usize) -> Self {
        Self { most, tops: Vec::new(), ranked: Vec::new(), likely: G::BOTTOM, found: Vec::new() }
    }

    /// The best cells of a row with a gain above `above`; of equal ones those from column `start`
    /// on come first, about. Were it the same column for all rows, they would all want the same.
    pub(in crate::assignment) fn best(
        &mut self,
        (cells, prices): (&[G], &[G]),
        above: G,
        start: usize,
        allowed: impl Fn(usize) -> bool,
    ) -> BestCells<'_, G> {
        let chunk = LANES * (cells.len() / (GROUPS * self.most)).clamp(2, 64);
        self.tops.clear();
        for (cells, prices) in cells.chunks(chunk).zip(prices.chunks(chunk)) {
            let mut lanes = [G::BOTTOM; LANES];
            sweep(&mut lanes, cells, prices);
            self.tops.extend_from_slice(&lanes);
        }
        // Rows of a table are much alike: most groups that do not count need not be ranked.
        self.rank(self.likely.max(above));
        if self.ranked.len() <= self.most && self.likely > above {
            self.rank(above);
        }
        let crowded = self.ranked.len() > self.most;
        // That many groups have the least gain requested, and with it at least as many cells.
        let least =
            crowded.then(|| *self.ranked.select_nth_unstable_by(self.most - 1, |a, b| b.cmp(a)).1);
        if let Some(least) = least {
            let spread = self.ranked.iter().max().map_or(0, |&top| top.into() - least.into());
            self.likely = G::clamped(least.into() - spread / 2 - 1);
        }
        self.found.clear();
        let mut equal = 0;
        let count = cells.len().div_ceil(chunk);
        let first = start / chunk % count.max(1);
        for place in (first..count).chain(0..first) {
            let tops = &self.tops[place * LANES..(place + 1) * LANES];
            for (lane, &top) in tops.iter().enumerate() {
                if top <= above || least.is_some_and(|least| top < least) {
                    continue;
                }
                let begin = place * chunk;
                let end = (begin + chunk).min(cells.len());
                for col in (begin + lane..end).step_by(LANES) {
                    let gain = cells[col].less(prices[col]);
                    let reached = least.map_or(gain > above, |least| gain >= least);
                    if !reached || cells[col] == G::FORBIDDEN || !allowed(col) {
                        continue;
                    }
                    if least == Some(gain) {
                        // Of those that just reach it there may be very many.
                        equal += 1;
                        if equal > self.most {
                            continue;
                        }
                    }
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "checked with the problem"
                    )]
                    self.found.push((gain, col as u32));
                }
            }
        }
        let bound = self.trim(start).or(least).unwrap_or(above);
        BestCells { cells: &self.found, bound }
    }

    fn rank(&mut self, above: G) {
        self.ranked.clear();
        self.ranked.extend(self.tops.iter().filter(|&&top| top > above));
    }

    /// Keeps the best; the least gain kept, if any had to go.
    fn trim(&mut self, start: usize) -> Option<G> {
        if self.found.len() <= self.most {
            return None;
        }
        let turn = |col: u32| ((col as usize) < start, col);
        let order = |a: &(G, u32), b: &(G, u32)| b.0.cmp(&a.0).then(turn(a.1).cmp(&turn(b.1)));
        let (_, worst, _) = self.found.select_nth_unstable_by(self.most - 1, order);
        let least = worst.0;
        self.found.truncate(self.most);
        Some(least)
    }
}

#[cfg(test)]
mod tests {
    use super::{Gain, TopK};
    use crate::assignment::model::table::StoredScore;
    use proptest::prelude::*;

    proptest! {
        /// Against sorting the whole row.
        #[test]
        fn the_best_cells_are_found_and_no_other_is_better(
            row in prop::collection::vec((-40..40_i32, -9..9_i32, prop::bool::weighted(0.9)), 1..900),
            most in 1..60_usize,
            above in prop::option::of(-30..60_i32),
            start in 0..900_usize,
        ) {
            let cells: Vec<i32> =
                row.iter().map(|&(cell, _, open)| if open { cell } else { i32::FORBIDDEN }).collect();
            let prices: Vec<i32> = row.iter().map(|cell| cell.1).collect();
            let above = above.unwrap_or(i32::BOTTOM);
            let mut gather = TopK::new(most);
            let best = gather.best((&cells, &prices), above, start % row.len(), |_| true);
            let gain = |col: usize| cells[col] - prices[col];
            let mut wanted: Vec<i32> = (0..row.len())
                .filter(|&col| row[col].2 && gain(col) > above)
                .map(gain)
                .collect();
            wanted.sort_unstable_by_key(|gain| std::cmp::Reverse(*gain));
            let mut found: Vec<i32> = best.cells.iter().map(|cell| cell.0).collect();
            found.sort_unstable_by_key(|gain| std::cmp::Reverse(*gain));
            prop_assert_eq!(&found[..], &wanted[..most.min(wanted.len())]);
            for col in (0..row.len()).filter(|&col| row[col].2) {
                let kept = best.cells.iter().any(|cell| cell.1 as usize == col);
                prop_assert!(kept || gain(col) <= best.bound);
            }
        }
    }
}
