//! Percentile bootstrap of means over pairs.

use serde::{Deserialize, Serialize};

use crate::synthetic::Generator;

/// An interval with its level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Returns half of its length.
    pub fn half_width(&self) -> f64 {
        (self.high - self.low) / 2.0
    }
}

/// Pairs times draws, so that a bootstrap ends within seconds.
const MOST_DRAWS: usize = 20_000_000;

/// With fewer draws the ends of an interval say little.
const LEAST_DRAWS: usize = 100;

/// Returns for each list the 95 % interval of its mean: the 2.5 % and 97.5 % quantiles of the means of
/// samples drawn with replacement (Efron 1979), with the same draws for all lists. Lists have equal
/// lengths; `None` for fewer than two numbers, or more than 200,000.
pub(super) fn intervals(lists: &[Vec<f64>], wanted: usize, seed: u64) -> Vec<Option<Interval>> {
    let pairs = lists.first().map_or(0, Vec::len);
    if pairs < 2 || wanted == 0 {
        return vec![None; lists.len()];
    }
    let draws = wanted.min(MOST_DRAWS / pairs);
    if draws < LEAST_DRAWS.min(wanted) {
        return vec![None; lists.len()];
    }
    let width = lists.len();
    let by_pair: Vec<f64> =
        (0..pairs).flat_map(|pair| lists.iter().map(move |list| list[pair])).collect();
    let mut generator = Generator::new(seed);
    let mut means = vec![Vec::with_capacity(draws); width];
    let mut sums = vec![0.0; width];
    for _ in 0..draws {
        sums.fill(0.0);
        for _ in 0..pairs {
            let from = generator.below(pairs) * width;
            for (sum, value) in sums.iter_mut().zip(&by_pair[from..from + width]) {
                *sum += value;
            }
        }
        for (means, sum) in means.iter_mut().zip(&sums) {
            means.push(sum / pairs as f64);
        }
    }
    let interval = |means: &mut Vec<f64>| {
        means.sort_by(f64::total_cmp);
        Some(Interval { low: quantile(means, 0.025), high: quantile(means, 0.975) })
    };
    means.iter_mut().map(interval).collect()
}

/// The quantile of a sorted list, between neighbours in proportion (type 7 of Hyndman & Fan 1996).
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the list")]
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (sorted[above] - sorted[below]) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::{intervals, quantile};

    #[test]
    fn quantiles_lie_between_neighbours() {
        let sorted = [0.0, 1.0, 4.0];
        assert_eq!(
            [0.0, 0.25, 0.75, 1.0].map(|share| quantile(&sorted, share)),
            [0.0, 0.5, 2.5, 4.0]
        );
    }

    /// The standard error of the mean of twenty numbers, ten of 0 and ten of 1, is √(0.25 / 20) = 0.1118;
    /// the interval is about 1.96 times that on both sides.
    #[test]
    fn the_interval_is_that_of_the_normal_distribution() {
        let list: Vec<f64> = (0..20).map(|place| f64::from(place % 2)).collect();
        let found = intervals(&[list, vec![3.0; 20]], 10_000, 1);
        let (varied, constant) = (found[0].unwrap(), found[1].unwrap());
        assert!((varied.half_width() - 1.96 * 0.1118).abs() < 0.02, "{varied:?}");
        assert_eq!((constant.low, constant.high), (3.0, 3.0));
        assert_eq!(intervals(&[vec![0.5]], 100, 1), [None]);
        assert_eq!(intervals(&[], 100, 1), []);
    }
}
