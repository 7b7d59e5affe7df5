//! Loops over one row of a table, written so that a compiler works on several columns at once.
//!
//! A row is a slice of [`SimdBlock`]s; columns beyond the last one cost infinity and are never
//! found.

/// Four neighbouring columns.
pub(super) type SimdBlock = [f64; 4];

/// Columns in a block.
pub(super) const LANES: usize = 4;

/// Blocks in a word of 64 columns.
pub(super) const BLOCKS_PER_WORD: usize = 64 / LANES;

// `f64::min` also thinks of NaN, which never occurs here and costs as much as the rest.
fn lesser(a: f64, b: f64) -> f64 {
    if a < b { a } else { b }
}

fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// Lane by lane. Blocks go in and out as a whole, which is how a compiler keeps them together.
fn each(a: SimdBlock, b: SimdBlock, what: impl Fn(f64, f64) -> f64) -> SimdBlock {
    [what(a[0], b[0]), what(a[1], b[1]), what(a[2], b[2]), what(a[3], b[3])]
}

fn less(a: SimdBlock, b: SimdBlock) -> SimdBlock {
    each(a, b, |a, b| a - b)
}

fn least_of(all: SimdBlock) -> f64 {
    lesser(lesser(all[0], all[1]), lesser(all[2], all[3]))
}

/// The least and the second least of cost − price; equal where two columns share the least.
pub(super) fn two_least(costs: &[SimdBlock], prices: &[SimdBlock]) -> (f64, f64) {
    let mut least = [f64::INFINITY; LANES];
    let mut second = [f64::INFINITY; LANES];
    for (&costs, &prices) in costs.iter().zip(prices) {
        let amount = less(costs, prices);
        second = each(second, each(least, amount, greater), lesser);
        least = each(least, amount, lesser);
    }
    let join = |a: (f64, f64), b: (f64, f64)| {
        (lesser(a.0, b.0), lesser(lesser(a.1, b.1), greater(a.0, b.0)))
    };
    let lane = |lane: usize| (least[lane], second[lane]);
    join(join(lane(0), lane(1)), join(lane(2), lane(3)))
}

/// The first column whose cost − price is the given amount; beyond the row if there is none.
pub(super) fn place_of(amount: f64, costs: &[SimdBlock], prices: &[SimdBlock]) -> usize {
    for (block, (&costs, &prices)) in costs.iter().zip(prices).enumerate() {
        let hit = less(costs, prices).iter().position(|&other| other == amount);
        if let Some(lane) = hit {
            return block * LANES + lane;
        }
    }
    costs.len() * LANES
}

/// The lesser of two rows, column by column.
pub(super) fn lower(least: &mut [SimdBlock], costs: &[SimdBlock]) {
    for (least, &costs) in least.iter_mut().zip(costs) {
        *least = each(costs, *least, lesser);
    }
}

/// Sets the distances of all columns from a first row, and returns the least of them.
pub(super) fn reach(distance: &mut [SimdBlock], costs: &[SimdBlock], prices: &[SimdBlock]) -> f64 {
    let mut least = [f64::INFINITY; LANES];
    for (distance, (&costs, &prices)) in distance.iter_mut().zip(costs.iter().zip(prices)) {
        let length = less(costs, prices);
        least = each(length, least, lesser);
        *distance = length;
    }
    least_of(least)
}

/// Lowers the distances of columns that are nearer through a row met at `base`, and returns the
/// least distance of all.
pub(super) fn relax(
    distance: &mut [SimdBlock],
    costs: &[SimdBlock],
    prices: &[SimdBlock],
    base: f64,
) -> f64 {
    let mut least = [f64::INFINITY; LANES];
    for (distance, (&costs, &prices)) in distance.iter_mut().zip(costs.iter().zip(prices)) {
        let length = less(costs, prices).map(|amount| amount + base);
        let length = each(length, *distance, lesser);
        least = each(length, least, lesser);
        *distance = length;
    }
    least_of(least)
}

/// The first column at the given distance; beyond the row if there is none.
pub(super) fn nearest(amount: f64, distance: &[SimdBlock]) -> usize {
    for (block, distance) in distance.iter().enumerate() {
        if let Some(lane) = distance.iter().position(|&distance| distance == amount) {
            return block * LANES + lane;
        }
    }
    distance.len() * LANES
}

/// A bit for each of at most 64 columns whose cost − price is the given amount.
pub(super) fn equal(amount: f64, costs: &[SimdBlock], prices: &[SimdBlock]) -> u64 {
    const BITS: [[u64; LANES]; BLOCKS_PER_WORD] = {
        let mut bits = [[0; LANES]; BLOCKS_PER_WORD];
        let mut place = 0;
        while place < 64 {
            bits[place / LANES][place % LANES] = 1 << place;
            place += 1;
        }
        bits
    };
    let mut words = [0; LANES];
    for (bits, (costs, prices)) in BITS.iter().zip(costs.iter().zip(prices)) {
        for lane in 0..LANES {
            let equal = costs[lane] - prices[lane] == amount;
            words[lane] |= if equal { bits[lane] } else { 0 };
        }
    }
    (words[0] | words[1]) | (words[2] | words[3])
}
