//! What a drawing comes to, and drawing from a seed.

use ndarray::Array2;

use crate::assignment::gibbs::random::Random;
use crate::assignment::model::{Col, DrawnPlan, RandomisedPlan, Row};

impl RandomisedPlan {
    /// Returns the plan that a seed draws: each with its probability, the same for the same seed.
    ///
    /// To show that nobody chose the seed, fix it before the scores are known, or take it from a public
    /// draw.
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::{Pairs, Problem, model::{Level, Quotas, Share}, randomised};
    ///
    /// let cells = Problem::dense(array![[Some(1), Some(1)]].view(), Pairs::Complete)?;
    /// let half = Share::nearest(0.5)?;
    /// let outcome = randomised::solve(&cells, &Quotas::new(1, 2).row(0.into(), 1..=1)?, &[], half)?;
    /// let drawing = outcome.optimum().ok_or("no drawing")?;
    /// let first = |seed: u64| drawing.draw(seed).map(|plan| plan.pairs[0].1.0);
    /// assert_eq!(first(7), first(7));
    /// let ones = (0..1_000).filter(|&seed| first(seed) == Some(1)).count();
    /// assert!((450..=550).contains(&ones));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn draw(&self, seed: u64) -> Option<&DrawnPlan> {
        let of = usize::try_from(self.of).unwrap_or(usize::MAX);
        let mut drawn = Random::stream(seed, 0).below(of) as u64;
        self.plans.iter().find(|plan| {
            let is_here = drawn < plan.parts;
            drawn = drawn.saturating_sub(plan.parts);
            is_here
        })
    }

    /// Returns the probability of a pair.
    pub fn probability(&self, row: Row, col: Col) -> f64 {
        let place = self.pairs.binary_search_by_key(&(row, col), |&(row, col, _)| (row, col));
        place.map_or(0.0, |place| self.pairs[place].2 as f64 / self.of as f64)
    }

    /// Returns the expected Σ weight; a pair outside the table adds nothing.
    pub fn expected(&self, weights: &Array2<i64>) -> f64 {
        self.expected_parts(weights) as f64 / self.of as f64
    }
}
