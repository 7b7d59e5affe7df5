//! How many observed pairs a plan has by chance.

use serde::{Deserialize, Serialize};

/// More hits than this in one round have a probability below 10⁻⁸⁹.
const MOST_HITS: usize = 64;

/// The number of hits under chance.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct HitDistribution {
    /// The mean number of hits.
    pub mean: f64,
    /// The probability of at least 0, 1, 2, … hits, up to the most that are possible, or until it is
    /// below 10⁻¹².
    pub at_least: Vec<f64>,
}

impl HitDistribution {
    /// Returns the probability of at least this many hits; 0 beyond the list.
    pub fn p(&self, hits: usize) -> f64 {
        self.at_least.get(hits).copied().unwrap_or(0.0)
    }

    /// From the probability of exactly 0, 1, 2, … hits.
    fn of(mean: f64, exactly: &[f64]) -> Self {
        let mut at_least: Vec<f64> = exactly
            .iter()
            .rev()
            .scan(0.0, |sum, p| {
                *sum += p;
                Some(f64::min(*sum, 1.0))
            })
            .collect();
        at_least.reverse();
        // Every plan has at least no hit.
        match at_least.first_mut() {
            Some(first) => *first = 1.0,
            None => at_least.push(1.0),
        }
        let kept = at_least.iter().rposition(|p| *p > 1e-12).map_or(1, |last| last + 1);
        at_least.truncate(kept);
        Self { mean, at_least }
    }
}

/// Returns the probability of exactly 0, 1, 2, … hits, if n observed pairs are drawn at random, one to
/// one, and a plan has k of the n² possible ones: P(h) = Σ_i (−1)^i k! (n−h−i)! / (h! i! (k−h−i)! n!).
/// With k = n these are the rencontres numbers, C(n, h) D_(n−h) / n!.
///
/// ```
/// use regiopair::validation::hits_under_chance;
/// // Of the six ways to pair three with three, two have no hit, three have one and one has three.
/// let exactly = hits_under_chance(3, 3);
/// for (found, expected) in exactly.iter().zip([2.0 / 6.0, 3.0 / 6.0, 0.0, 1.0 / 6.0]) {
///     assert!((found - expected).abs() < 1e-15);
/// }
/// ```
pub fn hits_under_chance(n: usize, k: usize) -> Vec<f64> {
    let k = k.min(n);
    // With i more of the k pairs required: ∏_(t < j) (k − t) / (n − t), over factorials.
    let term = |hits: usize, more: usize| {
        let ratio: f64 = (0..hits + more).map(|t| (k - t) as f64 / (n - t) as f64).product();
        let factorial = |x: usize| (1..=x).map(|t| t as f64).product::<f64>();
        ratio / factorial(hits) / factorial(more)
    };
    let exactly = |hits: usize| {
        // From the smallest term: they fall at least as fast as 1 / i!.
        let last = (k - hits).min(MOST_HITS);
        let sum: f64 = (0..=last)
            .rev()
            .map(|more| if more % 2 == 0 { term(hits, more) } else { -term(hits, more) })
            .sum();
        sum.max(0.0)
    };
    (0..=k.min(MOST_HITS)).map(exactly).collect()
}

/// Returns the number of hits under chance within rounds: of each round, its number n of observed pairs
/// and how many k of the possible ones between its regions the plan has (k = n for a plan made in the
/// same rounds). Rounds are independent, so the distributions are convolved.
///
/// ```
/// use regiopair::validation::hits_under_chance_batches;
/// let chance = hits_under_chance_batches(&[(3, 3), (9, 9), (8, 8)]);
/// assert_eq!(chance.mean, 3.0);
/// assert!(chance.p(6) > 0.05 && chance.p(7) < 0.05);
/// ```
pub fn hits_under_chance_batches(rounds: &[(usize, usize)]) -> HitDistribution {
    let mut all = vec![1.0];
    let mut mean = 0.0;
    for &(n, k) in rounds.iter().filter(|(n, _)| *n > 0) {
        mean += k.min(n) as f64 / n as f64;
        let own = hits_under_chance(n, k);
        let mut sum = vec![0.0; all.len() + own.len() - 1];
        for (i, a) in all.iter().enumerate() {
            for (j, b) in own.iter().enumerate() {
                sum[i + j] += a * b;
            }
        }
        all = sum;
    }
    HitDistribution::of(mean, &all)
}
