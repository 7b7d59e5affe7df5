//! Scores as sums over criteria, some pairs at a time.

/// The scores of some pairs, and what each criterion adds to them.
#[derive(Debug, Clone)]
pub(super) struct Sums {
    pub(super) scores: Vec<f64>,
    /// By criterion, in the order of the scores.
    pub(super) parts: Vec<Vec<f64>>,
}

impl Sums {
    pub(super) fn new(criteria: usize) -> Self {
        Self { scores: Vec::new(), parts: vec![Vec::new(); criteria] }
    }

    pub(super) fn clear(&mut self) {
        self.scores.clear();
        self.parts.iter_mut().for_each(Vec::clear);
    }

    /// Adds a pair.
    pub(super) fn push(&mut self, score: f64, parts: impl IntoIterator<Item = f64>) {
        self.scores.push(score);
        self.parts.iter_mut().zip(parts).for_each(|(all, part)| all.push(part));
    }
}

/// How many numbers are added side by side.
const LANES: usize = 8;

/// The mean of numbers; 0 of none.
pub(super) fn mean(numbers: &[f64]) -> f64 {
    let mut sums = [0.0; LANES];
    let (whole, rest) = numbers.as_chunks::<LANES>();
    for numbers in whole {
        for lane in 0..LANES {
            sums[lane] += numbers[lane];
        }
    }
    let sum = sums.iter().chain(rest).fold(0.0, |sum, number| sum + number);
    if numbers.is_empty() { 0.0 } else { sum / numbers.len() as f64 }
}

/// Σ (a − mean of a) (b − mean of b) over two lists of equal length, whose means are given.
pub(super) fn products(a: &[f64], mean_a: f64, b: &[f64], mean_b: f64) -> f64 {
    let mut sums = [0.0; LANES];
    let ((whole_a, rest_a), (whole_b, rest_b)) = (a.as_chunks::<LANES>(), b.as_chunks::<LANES>());
    for (a, b) in whole_a.iter().zip(whole_b) {
        for lane in 0..LANES {
            sums[lane] += (a[lane] - mean_a) * (b[lane] - mean_b);
        }
    }
    let rest = rest_a.iter().zip(rest_b).map(|(a, b)| (a - mean_a) * (b - mean_b));
    sums.into_iter().chain(rest).fold(0.0, |sum, product| sum + product)
}
