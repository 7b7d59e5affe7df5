//! Initial prices if many rows have the same best columns.
//!
//! The best cells of each row are a good restricted problem only if they are spread over the
//! columns. Where all rows rank the columns alike, as with products of a row and a column factor
//! (R. E. Machol, M. Wien, *A hard assignment problem*, Operations Research 24, 1976), prices must
//! be found first that tell the rows apart. An auction over whole rows does that: a free row takes
//! its best column and raises its price by what it prefers it to its second best, and by a step
//! that shrinks from phase to phase (D. P. Bertsekas 1988; see the auction of the kernel).
//!
//! Nothing here need be exact, for any prices would do to begin with; so we compute in single
//! precision, in which a step of the processor serves several cells.

use std::collections::VecDeque;

use crate::assignment::kernel::top_k::Gain;
use crate::assignment::model::Problem;
use crate::assignment::model::table::Table;

/// Rows sampled; columns are contested where fewer than one sampled row in
/// `ROWS_PER_DISTINCT_COLUMN` has a best column of its own.
const SAMPLED_ROWS: usize = 64;
const ROWS_PER_DISTINCT_COLUMN: usize = 4;

/// Steps are shares of the range of scores, each divided by a factor for the next phase; a phase
/// may leave one row in `ROWS_PER_UNPAIRED_ROW` unpaired, and ends after this many bids per row.
/// Only the time depends on them.
const FIRST_STEP_SHARE: f32 = 0.05;
const LAST_STEP_SHARE: f32 = 5e-5;
const STEP_DIVISOR: f32 = 6.0;
const ROWS_PER_UNPAIRED_ROW: usize = 100;
const MOST_BIDS_PER_ROW: usize = 30;

const LANES: usize = 8;

/// A row's best and second best gain, and the column of the best.
struct BestTwo {
    best: f32,
    second: f32,
    col: usize,
}

/// Looks at the cells of a row less prices. Lane by lane, the best and the second best; then the
/// best of these.
fn best_two<C: Gain>(cells: &[C], prices: &[f32]) -> BestTwo {
    let mut best = [f32::NEG_INFINITY; LANES];
    let mut second = [f32::NEG_INFINITY; LANES];
    let (blocks, rest) = cells.as_chunks::<LANES>();
    let (price_blocks, price_rest) = prices.as_chunks::<LANES>();
    for (cells, prices) in blocks.iter().zip(price_blocks) {
        for lane in 0..LANES {
            let gain = cells[lane].single() - prices[lane];
            let lesser = if gain < best[lane] { gain } else { best[lane] };
            best[lane] = if gain > best[lane] { gain } else { best[lane] };
            second[lane] = if lesser > second[lane] { lesser } else { second[lane] };
        }
    }
    for (lane, (cell, price)) in rest.iter().zip(price_rest).enumerate() {
        let gain = cell.single() - price;
        second[lane] = second[lane].max(gain.min(best[lane]));
        best[lane] = best[lane].max(gain);
    }
    let mut lane = 0;
    for other in 1..LANES {
        if best[other] > best[lane] {
            lane = other;
        }
    }
    let others = (0..LANES).filter(|&other| other != lane).map(|other| best[other]);
    let second = others.fold(second[lane], f32::max);
    let best = best[lane];
    let mut col = lane;
    while col + LANES < cells.len() && cells[col].single() - prices[col] != best {
        col += LANES;
    }
    BestTwo { best, second, col }
}

/// Whether few columns are the best ones of many rows, at a price of their greatest score.
pub(in crate::assignment) fn is_contested<C: Gain>(table: &Table<C>) -> bool {
    let rows = table.cells.len() / table.cols;
    let looked_at = (0..rows).step_by(rows.div_ceil(SAMPLED_ROWS));
    let mut prices = vec![f32::NEG_INFINITY; table.cols];
    for row in looked_at.clone() {
        for (price, cell) in prices.iter_mut().zip(table.row(row)) {
            *price = price.max(cell.single());
        }
    }
    let count = looked_at.len();
    let mut wanted: Vec<usize> = looked_at
        .map(|row| {
            // Of columns that are just as good, each row looks at others first.
            let start = row * table.cols / rows;
            let (before, after) = table.row(row).split_at(start);
            let (first, second) =
                (best_two(after, &prices[start..]), best_two(before, &prices[..start]));
            if first.best >= second.best { start + first.col } else { second.col }
        })
        .collect();
    wanted.sort_unstable();
    wanted.dedup();
    wanted.len() * ROWS_PER_DISTINCT_COLUMN < count
}

/// Raises prices by bids until most rows would have a column of their own.
pub(in crate::assignment) fn raise<C: Gain>(table: &Table<C>, prices: &[i64]) -> Vec<i64> {
    let (rows, cols) = (table.cells.len() / table.cols, table.cols);
    let range = range(table, rows);
    let mut auction = RowAuction {
        table,
        prices: singles(prices),
        col_of: vec![None; rows],
        row_of: vec![None; cols],
        free: VecDeque::with_capacity(rows),
        most: range,
    };
    let mut step = (range * FIRST_STEP_SHARE).max(1.0);
    let last = (range * LAST_STEP_SHARE).max(1.0);
    loop {
        auction.dismiss(step);
        auction.phase(step);
        if step <= last {
            break;
        }
        step = (step / STEP_DIVISOR).max(last);
    }
    // Rows that cannot all be paired raise the prices of their columns without end.
    let limit = Problem::score_limit(rows, cols);
    #[expect(clippy::cast_possible_truncation, reason = "a cast keeps to the range")]
    let whole = |price: &f32| (price.round() as i64).clamp(-limit, limit);
    auction.prices.iter().map(whole).collect()
}

struct RowAuction<'a, C> {
    table: &'a Table<C>,
    prices: Vec<f32>,
    col_of: Vec<Option<usize>>,
    row_of: Vec<Option<usize>>,
    free: VecDeque<usize>,
    /// The most by which a bid raises a price in addition to the step.
    most: f32,
}

impl<C: Gain> RowAuction<'_, C> {
    /// Parts the pairs that are more than a step from content, and queues all free rows.
    fn dismiss(&mut self, step: f32) {
        self.free.clear();
        for row in 0..self.col_of.len() {
            if let Some(col) = self.col_of[row] {
                let cells = self.table.row(row);
                let gain = cells[col].single() - self.prices[col];
                if gain >= best_two(cells, &self.prices).best - step {
                    continue;
                }
                self.row_of[col] = None;
                self.col_of[row] = None;
            }
            self.free.push_back(row);
        }
    }

    fn phase(&mut self, step: f32) {
        let few = self.col_of.len() / ROWS_PER_UNPAIRED_ROW;
        for _ in 0..MOST_BIDS_PER_ROW * self.col_of.len() {
            if self.free.len() <= few {
                return;
            }
            let Some(row) = self.free.pop_front() else { return };
            let two = best_two(self.table.row(row), &self.prices);
            self.prices[two.col] += (two.best - two.second).min(self.most) + step;
            self.col_of[row] = Some(two.col);
            if let Some(evicted) = self.row_of[two.col].replace(row) {
                self.col_of[evicted] = None;
                self.free.push_back(evicted);
            }
        }
    }
}

/// Greatest less least score of some rows.
fn range<C: Gain>(table: &Table<C>, rows: usize) -> f32 {
    let looked_at = (0..rows).step_by(rows.div_ceil(SAMPLED_ROWS)).chain([rows - 1]);
    let cells = looked_at.flat_map(|row| table.row(row));
    let scores = cells.filter(|&&cell| cell != C::FORBIDDEN).map(|cell| cell.single());
    let none = (f32::INFINITY, f32::NEG_INFINITY);
    let (least, greatest) =
        scores.fold(none, |(least, greatest), score| (score.min(least), score.max(greatest)));
    (greatest - least).max(1.0)
}

fn singles(prices: &[i64]) -> Vec<f32> {
    let single = |&price: &i64| price as f32;
    prices.iter().map(single).collect()
}
