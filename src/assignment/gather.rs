//! The best cells of a row at given prices, in one pass over the row.

use super::table::Cell;

/// Cells looked at together: if none of them is good enough, none is looked at again.
pub(super) const BLOCK: usize = 64;

/// A number in which a cell less a price can be told: 32 bits where the prices allow, else 64.
pub(super) trait Gain: Cell {
    /// Below every gain.
    const BOTTOM: Self;
    /// Greatest magnitude of a price.
    const DEAREST: i64;

    /// The greatest of `cells − prices`.
    fn greatest(cells: &[Self], prices: &[Self]) -> Self;
    fn less(self, price: Self) -> Self;
    /// The nearest number of this width.
    fn clamped(number: i64) -> Self;
}

macro_rules! gain {
    ($type:ty) => {
        impl Gain for $type {
            const BOTTOM: Self = Self::MIN;
            const DEAREST: i64 = 2 * <$type as Cell>::LIMIT;

            fn greatest(cells: &[Self], prices: &[Self]) -> Self {
                let mut lanes = [Self::MIN; 8];
                let (blocks, rest) = cells.as_chunks::<8>();
                let (price_blocks, price_rest) = prices.as_chunks::<8>();
                for (block, prices) in blocks.iter().zip(price_blocks) {
                    for lane in 0..8 {
                        let gain = block[lane] - prices[lane];
                        lanes[lane] = if gain > lanes[lane] { gain } else { lanes[lane] };
                    }
                }
                for (lane, (cell, price)) in rest.iter().zip(price_rest).enumerate() {
                    lanes[lane] = lanes[lane].max(cell - price);
                }
                lanes.into_iter().fold(Self::MIN, Self::max)
            }

            fn less(self, price: Self) -> Self {
                self - price
            }

            fn clamped(number: i64) -> Self {
                let limit = if number < 0 { Self::MIN } else { Self::MAX };
                Self::try_from(number).unwrap_or(limit)
            }
        }
    };
}

gain!(i32);
gain!(i64);

/// Collects the cells of a row whose gain exceeds a threshold, the best ones if there are many.
#[derive(Debug)]
pub(super) struct Gather<G> {
    most: usize,
    start: usize,
    /// Only gains above it are of interest; rises when there are enough.
    above: G,
    /// Gain and column. More than `most` until [`Gather::best`] is asked.
    found: Vec<(G, u32)>,
    /// Cells met whose gain exceeded the threshold of their time.
    met: usize,
}

impl<G: Gain> Gather<G> {
    /// Room for the best `most` cells of a row.
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            start: 0,
            above: G::BOTTOM,
            found: Vec::with_capacity(4 * most + BLOCK),
            met: 0,
        }
    }

    /// Begins a row: gains above `above` are asked for, and of equal ones those from column
    /// `start` on come first. Were it the same column for all rows, they would all want the same.
    pub(super) fn begin(&mut self, above: G, start: usize) {
        self.above = above;
        self.start = start;
        self.found.clear();
        self.met = 0;
    }

    /// How many cells were good enough when they were met.
    pub(super) fn met(&self) -> usize {
        self.met + self.found.len()
    }

    /// Looks at the cells from column `first` on.
    pub(super) fn meet(
        &mut self,
        first: usize,
        cells: &[G],
        prices: &[G],
        allowed: impl Fn(usize) -> bool,
    ) {
        let blocks = cells.chunks(BLOCK).zip(prices.chunks(BLOCK));
        for (place, (cells, prices)) in blocks.enumerate() {
            if G::greatest(cells, prices) <= self.above {
                continue;
            }
            let start = first + place * BLOCK;
            for (offset, (&cell, &price)) in cells.iter().zip(prices).enumerate() {
                let gain = cell.less(price);
                let col = start + offset;
                if gain > self.above && cell != G::FORBIDDEN && allowed(col) {
                    #[expect(
                        clippy::cast_possible_truncation,
                        reason = "checked with the problem"
                    )]
                    self.found.push((gain, col as u32));
                }
            }
            if self.found.len() >= 4 * self.most {
                self.trim();
            }
        }
    }

    /// What was found, the best `most` in no order.
    pub(super) fn best(&mut self) -> &[(G, u32)] {
        if self.found.len() > self.most {
            self.trim();
        }
        &self.found
    }

    fn trim(&mut self) {
        let last = self.most - 1;
        let turn = |col: u32| ((col as usize) < self.start, col);
        let order = |a: &(G, u32), b: &(G, u32)| b.0.cmp(&a.0).then(turn(a.1).cmp(&turn(b.1)));
        let (_, worst, _) = self.found.select_nth_unstable_by(last, order);
        // Cells met later with the same gain come after it.
        self.above = worst.0;
        self.met += self.found.len() - self.most;
        self.found.truncate(self.most);
    }
}
