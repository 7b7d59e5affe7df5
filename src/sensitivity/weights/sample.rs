//! Weights drawn from a part of the simplex.

use crate::synthetic::Generator;

/// Where weights are drawn: shares that add up to 1.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Region {
    /// The whole simplex.
    All,
    /// Where these shares fall, by their places; others are free.
    Falling(Vec<usize>),
    /// Where every share is within its interval.
    Within(Vec<[f64; 2]>),
}

/// Moves between two drawn weights, per square of the number of criteria.
const MOVES_PER_SQUARE: usize = 1;

/// Weights that are left out before the first one that counts.
const BURN_IN: usize = 50;

/// Draws weights uniformly from a region; the same for the same seed.
pub(super) struct Sampler<'a> {
    region: &'a Region,
    generator: Generator,
    shares: Vec<f64>,
}

impl<'a> Sampler<'a> {
    /// Starts to draw.
    pub(super) fn new(region: &'a Region, size: usize, seed: u64) -> Self {
        let shares = match region {
            Region::Within(intervals) => inner(intervals),
            _ => vec![1.0 / size.max(1) as f64; size],
        };
        let mut sampler = Self { region, generator: Generator::new(seed), shares };
        if matches!(region, Region::Within(_)) {
            for _ in 0..BURN_IN {
                sampler.next();
            }
        }
        sampler
    }

    /// Draws the next weights.
    ///
    /// Without intervals they are independent: n exponential variables divided by their sum are uniform on the
    /// simplex (Devroye 1986, *Non-uniform random variate generation*, chapter 5), and sorting some of them
    /// makes them uniform where these fall. Within intervals they are a walk: two random shares exchange a
    /// random amount, uniformly within their intervals (hit-and-run along random coordinate directions; Smith
    /// 1984, *Operations Research* 32), so that weights drawn one after another are alike.
    pub(super) fn next(&mut self) -> &[f64] {
        match self.region {
            Region::All => self.draw(),
            Region::Falling(places) => {
                self.draw();
                let mut falling: Vec<f64> = places.iter().map(|&k| self.shares[k]).collect();
                falling.sort_by(|a, b| b.total_cmp(a));
                places.iter().zip(falling).for_each(|(&k, share)| self.shares[k] = share);
            }
            Region::Within(intervals) => {
                let size = self.shares.len();
                for _ in 0..MOVES_PER_SQUARE * size * size {
                    self.exchange(intervals);
                }
            }
        }
        &self.shares
    }

    fn draw(&mut self) {
        let mut sum = 0.0;
        for share in &mut self.shares {
            *share = -(1.0 - self.generator.unit()).ln();
            sum += *share;
        }
        if sum > 0.0 {
            for share in &mut self.shares {
                *share /= sum;
            }
        }
    }

    fn exchange(&mut self, intervals: &[[f64; 2]]) {
        let size = self.shares.len();
        if size < 2 {
            return;
        }
        let one = self.generator.below(size);
        let other = (one + 1 + self.generator.below(size - 1)) % size;
        let both = self.shares[one] + self.shares[other];
        let least = intervals[one][0].max(both - intervals[other][1]);
        let most = intervals[one][1].min(both - intervals[other][0]);
        if most > least {
            self.shares[one] = least + (most - least) * self.generator.unit();
            self.shares[other] = both - self.shares[one];
        }
    }
}

/// Shares that add up to 1, each at the same part of its interval.
fn inner(intervals: &[[f64; 2]]) -> Vec<f64> {
    let least: f64 = intervals.iter().map(|it| it[0]).sum();
    let room: f64 = intervals.iter().map(|it| it[1] - it[0]).sum();
    let part = if room > 0.0 { ((1.0 - least) / room).clamp(0.0, 1.0) } else { 0.0 };
    intervals.iter().map(|it| it[0] + part * (it[1] - it[0])).collect()
}

#[cfg(test)]
mod tests {
    use super::{Region, Sampler};

    fn mean_of(region: &Region, size: usize, count: usize) -> Vec<f64> {
        let mut sampler = Sampler::new(region, size, 7);
        let mut means = vec![0.0; size];
        for _ in 0..count {
            let shares = sampler.next();
            assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
            means.iter_mut().zip(shares).for_each(|(mean, share)| *mean += share / count as f64);
        }
        means
    }

    #[test]
    fn means_are_those_of_the_uniform_distribution() {
        for mean in mean_of(&Region::All, 4, 40_000) {
            assert!((mean - 0.25).abs() < 0.005, "{mean}");
        }
        // Expected order statistics of three shares: 11/18, 5/18 and 2/18.
        let falling = mean_of(&Region::Falling(vec![2, 0, 1]), 3, 40_000);
        for (mean, expected) in falling.iter().zip([5.0 / 18.0, 2.0 / 18.0, 11.0 / 18.0]) {
            assert!((mean - expected).abs() < 0.005, "{falling:?}");
        }
        // A whole simplex in the form of intervals.
        for mean in mean_of(&Region::Within(vec![[0.0, 1.0]; 4]), 4, 40_000) {
            assert!((mean - 0.25).abs() < 0.01, "{mean}");
        }
        let region = Region::Falling(vec![2, 0, 1]);
        let mut sampler = Sampler::new(&region, 3, 1);
        let shares = sampler.next();
        assert!(shares[2] >= shares[0] && shares[0] >= shares[1]);
    }

    #[test]
    fn intervals_are_kept() {
        let intervals = vec![[0.1, 0.2], [0.0, 0.5], [0.3, 0.9], [0.05, 0.05]];
        let region = Region::Within(intervals.clone());
        let mut sampler = Sampler::new(&region, 4, 3);
        for _ in 0..2_000 {
            for (share, [least, most]) in sampler.next().iter().zip(&intervals) {
                assert!(*share >= least - 1e-12 && *share <= most + 1e-12, "{share}");
            }
        }
    }
}
