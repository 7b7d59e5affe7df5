//! Bids and shortest augmenting paths on a flat table of costs.
//!
//! We minimise here: a cost is what a cell counts for, negated, and prices are negated likewise.
//! Costs and prices are whole numbers in double precision, small enough that every sum is exact
//! ([`load`](DenseKernel::load) checks it); a forbidden cell costs infinity, which no sum ever
//! makes finite.
//!
//! The bits behind the point say which column it is: an *offer* is the price of a column less its
//! [`tag`](Tags), so that the least of many amounts names its column and nobody has to look for it.
//! The first bit is set where the column is paired, so that of equally near columns an unpaired one
//! comes first. A column of the tree of a search has an offer of −∞, which no row can reach.

use crate::assignment::linear::dense::simd;
use crate::assignment::linear::dense::simd::{LANES, SimdBlock};
use crate::assignment::linear::dense::tags::{PAIRED, Tags};

/// No partner.
pub(super) const NONE: usize = usize::MAX;

/// Bids that are made for each row, on average, before the searches.
pub(super) const BIDS_PER_ROW: usize = 2;

/// A row in the tree of a search.
#[derive(Debug, Clone, Copy)]
struct TreeRow {
    row: usize,
    /// What is added to the row's cost − price to give the distance.
    base: f64,
    /// The column it had, through which it was met; [`NONE`] for the first one.
    col: usize,
    /// Its distance, with its tag and without, and what it offered.
    distance: f64,
    whole: f64,
    offer: f64,
}

/// Where a search ended: at an unpaired column, or at the dummy column of a row in the tree.
#[derive(Debug, Clone, Copy)]
enum SearchEnd {
    Column(usize),
    Dummy(usize),
}

/// Costs, prices and a plan. Rows are the short side. Kept from problem to problem for its memory.
#[derive(Debug, Clone, Default)]
pub(super) struct DenseKernel {
    pub(super) cols: usize,
    /// Blocks in a row.
    pub(super) width: usize,
    pub(super) costs: Vec<SimdBlock>,
    /// Prices of columns, without tags when all is done.
    pub(super) offers: Vec<SimdBlock>,
    /// For each row its column; [`NONE`] for its dummy column, or while it waits.
    pub(super) col_of: Vec<usize>,
    pub(super) row_of: Vec<usize>,
    /// For each row that still has the column of its last bid, what another one costs it at least.
    pub(super) second: Vec<f64>,
    pub(super) tags: Tags,
    distance: Vec<SimdBlock>,
    waiting: Vec<usize>,
    tree: Vec<TreeRow>,
}

impl DenseKernel {
    /// Reserves memory for a table, whose costs are then filled in where they are columns.
    pub(super) fn clear(&mut self, rows: usize, cols: usize, tags: Tags) {
        self.cols = cols;
        self.width = cols.div_ceil(LANES);
        self.tags = tags;
        self.costs.resize(rows * self.width, [f64::INFINITY; LANES]);
        if !cols.is_multiple_of(LANES) {
            for last in self.costs.chunks_exact_mut(self.width).filter_map(<[_]>::last_mut) {
                *last = [f64::INFINITY; LANES];
            }
        }
        self.offers.clear();
        self.offers.extend((0..self.width).map(|block| tags.offers(block)));
        self.distance.resize(self.width, [f64::INFINITY; LANES]);
        self.col_of.clear();
        self.col_of.resize(rows, NONE);
        self.row_of.clear();
        self.row_of.resize(cols, NONE);
        self.second.clear();
        self.second.resize(rows, f64::NEG_INFINITY);
        self.waiting.clear();
        self.tree.clear();
    }

    pub(super) fn line(&self, row: usize) -> &[SimdBlock] {
        &self.costs[row * self.width..(row + 1) * self.width]
    }

    pub(super) fn cost(&self, row: usize, col: usize) -> f64 {
        self.costs[row * self.width + col / LANES][col % LANES]
    }

    /// The price of a column.
    pub(super) fn price(&self, col: usize) -> f64 {
        self.offers[col / LANES][col % LANES]
    }

    /// What a row pays in all; its dummy column costs nothing.
    pub(super) fn row_price(&self, row: usize) -> f64 {
        match self.col_of[row] {
            NONE => 0.0,
            col => self.cost(row, col) - self.price(col),
        }
    }

    fn offer(&mut self, col: usize) -> &mut f64 {
        &mut self.offers[col / LANES][col % LANES]
    }

    /// Finds a cheapest plan. Where there is none, the tree is left as it stands, see
    /// [`deficient`](Self::deficient).
    pub(super) fn solve(&mut self, optional: bool) -> bool {
        // An unpaired member must have a price of 0; other prices are possible only where all are
        // paired.
        let everyone = !optional && self.col_of.len() == self.cols;
        if everyone {
            self.level();
        }
        self.bid(optional);
        for place in 0..self.waiting.len() {
            let Some((length, end)) = self.search(self.waiting[place], optional) else {
                return false;
            };
            self.exchange(length, end);
        }
        for (block, offers) in self.offers.iter_mut().enumerate() {
            let tags = self.tags.offers(block);
            for lane in 0..LANES {
                offers[lane] -= tags[lane];
            }
        }
        for col in 0..self.cols {
            if self.row_of[col] != NONE {
                *self.offer(col) += PAIRED;
            }
        }
        if everyone {
            let prices = &mut self.offers.as_flattened_mut()[..self.cols];
            let greatest = prices.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for price in prices {
                *price -= greatest.max(0.0);
            }
        }
        true
    }

    /// Prices every column at its least cost, which leaves less to bid for.
    fn level(&mut self) {
        self.distance.fill([f64::INFINITY; LANES]);
        for costs in self.costs.chunks_exact(self.width) {
            simd::lower(&mut self.distance, costs);
        }
        let least = self.distance.as_flattened()[..self.cols].iter();
        for (offer, &least) in self.offers.as_flattened_mut().iter_mut().zip(least) {
            *offer += if least < f64::INFINITY { least } else { 0.0 };
        }
    }

    /// Rows of the tree and the only columns that they may have.
    pub(super) fn deficient(&self) -> (impl Iterator<Item = usize>, impl Iterator<Item = usize>) {
        let cols = self.tree.iter().map(|branch| branch.col).filter(|&col| col != NONE);
        (self.tree.iter().map(|branch| branch.row), cols)
    }

    /// Lets every row bid, and next every row that lost a column by that, as often as there are
    /// bids.
    fn bid(&mut self, optional: bool) {
        let mut left = self.col_of.len() * BIDS_PER_ROW;
        for row in 0..self.col_of.len() {
            let mut next = Some(row);
            while let Some(row) = next.take_if(|_| left > 0) {
                next = self.bid_once(row, optional);
                left -= 1;
            }
            self.waiting.extend(next);
        }
    }

    /// Lets a row take its best column and bid for it until the second best is nearly as good;
    /// returns the row that had it. A row waits that has no second best, or finds its two best
    /// columns taken and equally good.
    ///
    /// The bid leaves the second best worse by one unit where it can, so that the row's column is
    /// the only one that is tight, which spares the look for ties.
    fn bid_once(&mut self, row: usize, optional: bool) -> Option<usize> {
        let (least, other) = simd::two_least(self.line(row), &self.offers);
        if optional && least > 0.0 {
            return None;
        }
        if other == f64::INFINITY && !optional {
            self.waiting.push(row);
            return None;
        }
        let (amount, col) = self.place(row, least);
        let other = self.tags.split(other).0;
        let second = if optional && other > 0.0 { 0.0 } else { other };
        let owner = self.row_of[col];
        let mut bid = second - amount;
        if bid > 1.0 {
            bid -= 1.0;
        }
        if owner == NONE {
            bid += PAIRED;
        } else if bid == 0.0 {
            self.waiting.push(row);
            return None;
        }
        *self.offer(col) -= bid;
        self.row_of[col] = row;
        self.col_of[row] = col;
        self.second[row] = other;
        if owner == NONE {
            return None;
        }
        self.leave(owner);
        Some(owner)
    }

    /// The whole part of an amount of a row, and its column.
    fn place(&self, row: usize, amount: f64) -> (f64, usize) {
        let (whole, group) = self.tags.split(amount);
        let col = self.tags.place(group, self.width, |blocks| {
            simd::place_of(amount, &self.line(row)[blocks.clone()], &self.offers[blocks])
        });
        (whole, col)
    }

    /// Grows a tree of shortest paths from a row to the nearest end, and says how far that is.
    fn search(&mut self, start: usize, optional: bool) -> Option<(f64, SearchEnd)> {
        self.tree.clear();
        let root =
            TreeRow { row: start, base: 0.0, col: NONE, distance: 0.0, whole: 0.0, offer: 0.0 };
        self.tree.push(root);
        let line = start * self.width..(start + 1) * self.width;
        let mut least = simd::reach(&mut self.distance, &self.costs[line], &self.offers);
        let mut dummy = (if optional { 0.0 } else { f64::INFINITY }, 0);
        loop {
            if dummy.0 < least {
                break Some((dummy.0, SearchEnd::Dummy(dummy.1)));
            }
            if least == f64::INFINITY {
                break None;
            }
            let (whole, group) = self.tags.split(least);
            let col = self
                .tags
                .place(group, self.width, |blocks| simd::nearest(least, &self.distance[blocks]));
            let row = self.row_of[col];
            if row == NONE {
                break Some((whole, SearchEnd::Column(col)));
            }
            let offer = std::mem::replace(self.offer(col), f64::NEG_INFINITY);
            self.distance[col / LANES][col % LANES] = f64::INFINITY;
            let base = least - (self.cost(row, col) - offer);
            if optional && base < dummy.0 {
                dummy = (base, self.tree.len());
            }
            self.tree.push(TreeRow { row, base, col, distance: least, whole, offer });
            let line = row * self.width..(row + 1) * self.width;
            least = simd::relax(&mut self.distance, &self.costs[line], &self.offers, base);
        }
    }

    /// Lowers the prices of the columns nearer than the end, and exchanges the pairs along the
    /// path, which is read from the lengths: they are exact.
    fn exchange(&mut self, length: f64, end: SearchEnd) {
        let mut at = match end {
            SearchEnd::Dummy(branch) => {
                self.leave(self.tree[branch].row);
                branch
            }
            SearchEnd::Column(col) => {
                let distance = self.distance[col / LANES][col % LANES];
                let at = self.give(col, self.price(col), distance);
                *self.offer(col) -= PAIRED;
                at
            }
        };
        while at > 0 {
            let TreeRow { col, distance, offer, .. } = self.tree[at];
            at = self.give(col, offer, distance);
        }
        for at in 1..self.tree.len() {
            let TreeRow { col, whole, offer, .. } = self.tree[at];
            *self.offer(col) = offer + (whole - length);
        }
    }

    /// Takes its column from a row.
    fn leave(&mut self, row: usize) {
        self.col_of[row] = NONE;
        self.second[row] = f64::NEG_INFINITY;
    }

    /// Gives a column to the row through which it was reached, and returns the row's branch.
    fn give(&mut self, col: usize, offer: f64, distance: f64) -> usize {
        let reached =
            |branch: &TreeRow| self.cost(branch.row, col) - offer + branch.base == distance;
        // The distance was set from one of the branches.
        let at = self.tree.iter().position(reached).unwrap_or_default();
        let row = self.tree[at].row;
        self.row_of[col] = row;
        self.col_of[row] = col;
        self.second[row] = f64::NEG_INFINITY;
        at
    }
}
