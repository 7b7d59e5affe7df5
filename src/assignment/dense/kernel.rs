//! Bids and shortest augmenting paths on a flat table of costs.
//!
//! We minimise here: a cost is what a cell counts for, negated, and prices are negated likewise. All
//! amounts are whole numbers in double precision, or a quarter less, small enough that every sum is
//! exact ([`load`](Kernel::load) checks it); a forbidden cell costs infinity, which no sum ever
//! makes finite.
//!
//! `offers` are the prices of columns, a quarter higher while a column is unpaired: of equally near
//! columns an unpaired one then comes first, and no loop has to ask. A column of the tree of a search
//! has an offer of −∞, which no row can reach.

use super::lanes::{self, Block, LANES};

/// Nobody.
pub(super) const NONE: usize = usize::MAX;

/// By how much an unpaired column is nearer. Rounding to a whole number takes it away again.
const EARLY: f64 = 0.25;

/// Bids that are made for each row, on average, before the searches.
pub(super) const BIDS: usize = 4;

/// A row in the tree of a search.
#[derive(Debug, Clone, Copy)]
struct Branch {
    row: usize,
    /// What is added to the row's cost − price to give the distance.
    base: f64,
    /// The column it had, through which it was met; [`NONE`] for the first one.
    col: usize,
    /// Distance and price of that column.
    distance: f64,
    price: f64,
}

/// Where a search ended: at an unpaired column, or on the seat of a branch.
#[derive(Debug, Clone, Copy)]
enum End {
    Column(usize),
    Seat(usize),
}

/// Costs, prices and a plan. Rows are the short side. Kept from problem to problem for its memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Kernel {
    pub(super) cols: usize,
    /// Blocks in a row.
    pub(super) width: usize,
    pub(super) costs: Vec<Block>,
    /// Prices of columns, when done.
    pub(super) offers: Vec<Block>,
    /// For each row its column; [`NONE`] on its seat, or while it waits.
    pub(super) col_of: Vec<usize>,
    pub(super) row_of: Vec<usize>,
    distance: Vec<Block>,
    waiting: Vec<usize>,
    tree: Vec<Branch>,
}

impl Kernel {
    /// Makes room for a table without any eligible cell.
    pub(super) fn clear(&mut self, rows: usize, cols: usize) {
        self.cols = cols;
        self.width = cols.div_ceil(LANES);
        self.costs.clear();
        self.costs.resize(rows * self.width, [f64::INFINITY; LANES]);
        self.offers.clear();
        self.offers.resize(self.width, [EARLY; LANES]);
        self.distance.clear();
        self.distance.resize(self.width, [f64::INFINITY; LANES]);
        self.col_of.clear();
        self.col_of.resize(rows, NONE);
        self.row_of.clear();
        self.row_of.resize(cols, NONE);
        self.waiting.clear();
        self.tree.clear();
    }

    pub(super) fn line(&self, row: usize) -> &[Block] {
        &self.costs[row * self.width..(row + 1) * self.width]
    }

    pub(super) fn cost(&self, row: usize, col: usize) -> f64 {
        self.costs[row * self.width + col / LANES][col % LANES]
    }

    /// What a column costs its row.
    pub(super) fn price(&self, col: usize) -> f64 {
        self.offers[col / LANES][col % LANES]
    }

    /// What a row pays in all; its seat is for nothing.
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
    pub(super) fn solve(&mut self, seats: bool) -> bool {
        self.bid(seats);
        for place in 0..self.waiting.len() {
            let Some((length, end)) = self.search(self.waiting[place], seats) else {
                return false;
            };
            self.exchange(length, end);
        }
        for col in 0..self.cols {
            if self.row_of[col] == NONE {
                *self.offer(col) -= EARLY;
            }
        }
        true
    }

    /// Rows of the tree and the only columns that they may have.
    pub(super) fn deficient(&self) -> (impl Iterator<Item = usize>, impl Iterator<Item = usize>) {
        let cols = self.tree.iter().map(|branch| branch.col).filter(|&col| col != NONE);
        (self.tree.iter().map(|branch| branch.row), cols)
    }

    /// Lets every row take its best column and bid it up until the second best is as good; the row
    /// that it had bids next. Whoever has no second best, or finds both taken, waits.
    fn bid(&mut self, seats: bool) {
        let rows = self.col_of.len();
        let mut left = rows * BIDS;
        for first in 0..rows {
            let mut row = first;
            loop {
                if left == 0 {
                    self.waiting.push(row);
                    break;
                }
                left -= 1;
                let (least, second) = lanes::two_least(self.line(row), &self.offers);
                let (amount, mut second) = (whole(least), whole(second));
                if seats {
                    if amount > 0.0 {
                        break;
                    }
                    second = second.min(0.0);
                }
                if second == f64::INFINITY {
                    self.waiting.push(row);
                    break;
                }
                let col = lanes::place_of(least, self.line(row), &self.offers);
                let owner = self.row_of[col];
                if owner == NONE {
                    *self.offer(col) -= EARLY;
                } else if second == amount {
                    self.waiting.push(row);
                    break;
                }
                *self.offer(col) -= second - amount;
                self.row_of[col] = row;
                self.col_of[row] = col;
                if owner == NONE {
                    break;
                }
                self.col_of[owner] = NONE;
                row = owner;
            }
        }
    }

    /// Grows a tree of shortest paths from a row to the nearest end, and says how far that is.
    fn search(&mut self, start: usize, seats: bool) -> Option<(f64, End)> {
        self.tree.clear();
        self.tree.push(Branch { row: start, base: 0.0, col: NONE, distance: 0.0, price: 0.0 });
        let line = start * self.width..(start + 1) * self.width;
        let mut least = lanes::reach(&mut self.distance, &self.costs[line], &self.offers);
        let mut seat = (if seats { 0.0 } else { f64::INFINITY }, 0);
        loop {
            if seat.0 < least {
                break Some((seat.0, End::Seat(seat.1)));
            }
            if least == f64::INFINITY {
                break None;
            }
            let col = lanes::nearest(least, &self.distance);
            let row = self.row_of[col];
            if row == NONE {
                break Some((whole(least), End::Column(col)));
            }
            let price = std::mem::replace(self.offer(col), f64::NEG_INFINITY);
            self.distance[col / LANES][col % LANES] = f64::INFINITY;
            let base = least - (self.cost(row, col) - price);
            if seats && base < seat.0 {
                seat = (base, self.tree.len());
            }
            self.tree.push(Branch { row, base, col, distance: least, price });
            let line = row * self.width..(row + 1) * self.width;
            least = lanes::relax(&mut self.distance, &self.costs[line], &self.offers, base);
        }
    }

    /// Lowers the prices of the columns nearer than the end, and exchanges the pairs along the path,
    /// which is read from the lengths: they are exact.
    fn exchange(&mut self, length: f64, end: End) {
        let mut at = match end {
            End::Seat(branch) => {
                self.col_of[self.tree[branch].row] = NONE;
                branch
            }
            End::Column(col) => {
                let price = self.price(col);
                let distance = self.distance[col / LANES][col % LANES];
                *self.offer(col) -= EARLY;
                self.give(col, price, distance)
            }
        };
        while at > 0 {
            let Branch { col, distance, price, .. } = self.tree[at];
            at = self.give(col, price, distance);
        }
        for at in 1..self.tree.len() {
            let Branch { col, distance, price, .. } = self.tree[at];
            *self.offer(col) = price + (distance - length);
        }
    }

    /// Gives a column to the row through which it was reached, and returns the row's branch.
    fn give(&mut self, col: usize, price: f64, distance: f64) -> usize {
        let reached =
            |branch: &Branch| self.cost(branch.row, col) - price + branch.base == distance;
        // The distance was set from one of the branches.
        let at = self.tree.iter().position(reached).unwrap_or_default();
        let row = self.tree[at].row;
        self.row_of[col] = row;
        self.col_of[row] = col;
        at
    }
}

/// The whole number that is the amount or a quarter more: no bit is left for less.
fn whole(amount: f64) -> f64 {
    const ROUND: f64 = 6_755_399_441_055_744.0;
    amount + ROUND - ROUND
}
