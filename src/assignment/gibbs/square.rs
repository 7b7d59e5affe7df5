//! Sums over the plans of a square part in which everyone is paired.
//!
//! The first k long members have taken some k short members: the size of the subset says which long member is
//! next, so one table holds the sums of all steps.
//!
//! ```text
//! f[S] = Σ  f[S − i] K(i, |S| − 1)      plans of the first |S| long members with the short members S
//!       i∈S
//! b[S] = Σ  K(i, |S|) b[S + i]          plans of the others with the short members outside of S
//!       i∉S
//! P(i, j) = Σ f[S] K(i, j) b[S + i] / f[all]    over the S of j members without i
//! ```

use ndarray::Array2;

use super::factors::Part;
use super::lanes::{Block, LANES, LOW_BITS, Table, members};

/// The forward table, with the factors in the order in which it is filled.
pub(super) struct SquareSums {
    members: usize,
    table: Table,
    /// For each short member and each number of high bits, the factors by which a subset is reached.
    arriving: Vec<Vec<Block>>,
}

/// The bytes that the two tables take.
pub(super) fn bytes(members: usize) -> u128 {
    Table::bytes(members).saturating_mul(2)
}

impl SquareSums {
    pub(super) fn new(part: &Part) -> Self {
        let members = part.short.len();
        let high = members.saturating_sub(LOW_BITS);
        let factor = |short: usize, long: Option<usize>| {
            long.and_then(|long| part.pairs.get([long, short])).copied().unwrap_or(0.0)
        };
        let block = |short: usize, high: usize| -> Block {
            std::array::from_fn(|lane| {
                factor(short, (high + lane.count_ones() as usize).checked_sub(1))
            })
        };
        let of_member = |short| (0..=high + 1).map(|high| block(short, high)).collect();
        let arriving = (0..members.max(LOW_BITS)).map(of_member).collect();
        let mut sums = Self { members, table: Table::zeros(members), arriving };
        sums.fill();
        sums
    }

    fn fill(&mut self) {
        let Self { table, arriving, .. } = self;
        for high in 0..table.blocks().len() {
            let size = high.count_ones() as usize;
            let (before, own) = table.blocks_mut().split_at_mut(high);
            let mut sums: Block = [0.0; LANES];
            for bit in members(high) {
                let (from, factors) = (&before[high ^ (1 << bit)], &arriving[LOW_BITS + bit][size]);
                for lane in 0..LANES {
                    sums[lane] += factors[lane] * from[lane];
                }
            }
            if high == 0 {
                sums[0] = 1.0;
            }
            for lane in 1..LANES {
                for bit in (0..LOW_BITS).filter(|bit| lane >> bit & 1 == 1) {
                    sums[lane] += arriving[bit][size][lane] * sums[lane ^ (1 << bit)];
                }
            }
            own[0] = sums;
        }
    }

    /// The sum over all plans.
    pub(super) fn total(&self) -> f64 {
        self.table.get((1 << self.members) - 1)
    }

    /// The probability of each pair, by long member and short member.
    pub(super) fn probabilities(&self) -> Array2<f64> {
        let all = (1_usize << self.members) - 1;
        let (table, arriving) = (self.table.blocks(), &self.arriving);
        let high_bits = self.members.saturating_sub(LOW_BITS);
        let mut after = Table::zeros(self.members);
        let mut through = vec![vec![[0.0; LANES]; high_bits + 1]; arriving.len()];
        for high in (0..table.len()).rev() {
            let size = high.count_ones() as usize;
            let (before, own) = (&table[high], after.blocks_mut());
            let mut sums: Block = [0.0; LANES];
            for bit in members(!high & (all >> LOW_BITS)) {
                let member = LOW_BITS + bit;
                let (to, factors) = (&own[high | 1 << bit], &arriving[member][size + 1]);
                let through = &mut through[member][size];
                for lane in 0..LANES {
                    let term = factors[lane] * to[lane];
                    sums[lane] += term;
                    through[lane] += before[lane] * term;
                }
            }
            if high == all / LANES {
                sums[all % LANES] = 1.0;
            }
            for lane in (0..LANES - 1).rev() {
                for bit in (0..LOW_BITS).filter(|bit| lane >> bit & 1 == 0) {
                    let to = lane | 1 << bit;
                    let term = arriving[bit][size][to] * sums[to];
                    sums[lane] += term;
                    through[bit][size][lane] += before[lane] * term;
                }
            }
            own[high] = sums;
        }
        let mut probabilities = Array2::zeros((self.members, self.members));
        for (short, by_size) in through.iter().enumerate().take(self.members) {
            for (size, sums) in by_size.iter().enumerate() {
                for (lane, sum) in sums.iter().enumerate() {
                    let long = size + lane.count_ones() as usize;
                    if long < self.members {
                        probabilities[[long, short]] += sum / self.total();
                    }
                }
            }
        }
        probabilities
    }

    /// The short member of each long member in a random plan; `unit` draws from [0, 1).
    pub(super) fn draw(&self, mut unit: impl FnMut() -> f64) -> Vec<Option<usize>> {
        let mut rest = (1_usize << self.members) - 1;
        let mut plan = vec![None; self.members];
        for long in (0..self.members).rev() {
            let factor = |short: usize| {
                self.arriving[short][(rest / LANES).count_ones() as usize][rest % LANES]
            };
            let weight = |short: usize| factor(short) * self.table.get(rest ^ (1 << short));
            let mut point = unit() * members(rest).map(weight).sum::<f64>();
            let mut chosen = None;
            for short in members(rest) {
                let weight = weight(short);
                if weight > 0.0 {
                    chosen = Some(short);
                    if point < weight {
                        break;
                    }
                    point -= weight;
                }
            }
            plan[long] = chosen;
            rest &= !chosen.map_or(0, |short| 1 << short);
        }
        plan
    }
}
