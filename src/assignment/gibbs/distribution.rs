//! The exact distribution over the plans of a problem.

use std::ops::ControlFlow;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::error::{GibbsError, MAX_TABLE_BYTES};
use super::factors::{Factors, Part};
use super::layers::Report;
use super::random::Random;
use super::sums::{PartSums, check_memory};
use crate::assignment::model::{Col, Member, Pairs, Problem, Row};

/// The distribution P(plan) ∝ exp(β · value) over all plans of a problem, exactly.
///
/// The plans are those of the mode: in [`Pairs::Complete`] all that serve the shorter side whole, in
/// [`Pairs::Largest`] all with the most pairs, in [`Pairs::Free`] all with any number of pairs. The value
/// is the sum of the scores as [plain scores](Problem::plain_score), in `Free` less a reservation for each pair.
/// β is the number of times a plan becomes e times likelier for each point that it is better: 0 makes all
/// plans equally likely, and the greater β, the more the best plans prevail.
///
/// # When not to trust it
///
/// The numbers are exact for the distribution, but the distribution is a model: it says how much of the weight
/// of near-optimal plans has a pair, not how likely the pair is to be the right one. It depends on β:
/// compare pairs under one β, and see whether their order changes under half and twice of it. Probabilities
/// below about 1e−300 come out as 0.
///
/// # Complexity
///
/// A part of the table that depends on no other is summed by itself. For n members on its shorter side, L on
/// its longer: O(2ⁿ n) time and 2 · 2ⁿ numbers of 8 bytes if n = L and all are paired; otherwise O(2ⁿ n L)
/// time and about 2 √L tables of 2ⁿ numbers. Up to [`MAX_MEMBERS`](super::MAX_MEMBERS) members and
/// [`MAX_TABLE_BYTES`](super::MAX_TABLE_BYTES).
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Pairs, Problem, Resolution, gibbs::GibbsDistribution};
///
/// let rows = [[0.9, 0.5, 0.1], [0.8, 0.6, 0.2], [0.3, 0.4, 0.5]];
/// let problem = Problem::from_rows(&rows, Resolution::default(), Pairs::Complete)?;
/// let soft = GibbsDistribution::new(&problem, 2.0)?.probabilities()?;
/// assert!((soft.probabilities[[0, 0]] - 0.535_276).abs() < 1e-6);
/// assert!((soft.log_partition - 4.938_235).abs() < 1e-6);
///
/// let uniform = GibbsDistribution::new(&problem, 0.0)?.probabilities()?;
/// assert!((uniform.log_partition - 6_f64.ln()).abs() < 1e-12); // six plans
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// The sum over all complete plans is the permanent of the matrix of factors. The subset recursion is that of
/// M. Held and R. M. Karp, *A dynamic programming approach to sequencing problems*, SIAM Journal 10
/// (1962), doi:10.1137/0110015, for products instead of tours; all terms are positive, so that no digit is lost, unlike in the
/// formula of H. J. Ryser (1963). The factors are scaled by dual prices of the optimum.
#[derive(Debug, Clone)]
pub struct GibbsDistribution {
    beta: f64,
    factors: Factors,
    parts: Vec<Part>,
    /// What each pair adds to the value; 0 where it is forbidden.
    values: Array2<f64>,
}

/// The probability of every pair under a [`GibbsDistribution`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct PairProbabilities {
    /// β.
    pub beta: f64,
    /// The probability of each pair, rows by columns; 0 where it is forbidden.
    pub probabilities: Array2<f64>,
    /// The mean value of the plans.
    pub expected_value: f64,
    /// The value of the best plan.
    pub best_value: f64,
    /// ln Z, the logarithm of the sum of exp(β · value) over all plans.
    pub log_partition: f64,
    /// ln Z less β times the best value: minus the logarithm of the probability of a best plan.
    pub log_excess: f64,
}

impl PairProbabilities {
    /// Returns the logarithm of the probability of a plan of this value.
    pub fn log_probability(&self, value: f64) -> f64 {
        self.beta * (value - self.best_value) - self.log_excess
    }

    /// Returns the entropy of the distribution in nats. The choice is as open as a fair draw among
    /// exp(entropy) plans.
    pub fn entropy(&self) -> f64 {
        (self.log_excess - self.beta * (self.expected_value - self.best_value)).max(0.0)
    }
}

impl GibbsDistribution {
    /// Solves the problem and scales it by the prices of its optimum.
    ///
    /// # Errors
    ///
    /// [`GibbsError::Beta`] unless β is from 0 to [`MAX_BETA`](super::MAX_BETA); [`GibbsError::NoPlan`] if no plan is feasible.
    pub fn new(problem: &Problem, beta: f64) -> Result<Self, GibbsError> {
        Self::with_partners(problem, beta, &[])
    }

    /// As [`new`](Self::new), over the plans in which all of these members have a partner too.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new); [`GibbsError::Outside`] for a member outside the table, and
    /// [`GibbsError::Problem`] if scores near the limit of 64 bits leave no room for that.
    ///
    /// ```
    /// use regiopair::assignment::{Col, Pairs, Problem, gibbs::GibbsDistribution};
    ///
    /// let problem = Problem::from_fn(2, 3, Pairs::Complete, |_, _| Some(0))?;
    /// let soft = GibbsDistribution::with_partners(&problem, 1.0, &[Col(2).into()])?.probabilities()?;
    /// assert!((soft.probabilities.column(2).sum() - 1.0).abs() < 1e-12);
    /// assert!((soft.log_partition - 4_f64.ln()).abs() < 1e-12); // four plans have column 2
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_partners(
        problem: &Problem,
        beta: f64,
        members: &[Member],
    ) -> Result<Self, GibbsError> {
        let factors = Factors::new(problem, beta, members)?;
        let reservation = match problem.pairs() {
            Pairs::Free { reservation } => reservation,
            Pairs::Complete | Pairs::Largest => 0,
        };
        let values = Array2::from_shape_fn((problem.rows(), problem.cols()), |(row, col)| {
            let score = problem.score(Row(row), Col(col));
            score.map_or(0.0, |score| problem.plain_score(score - reservation))
        });
        Ok(Self { beta, parts: factors.parts(), factors, values })
    }

    /// Checks that the exact method can be used: nothing is computed.
    ///
    /// # Errors
    ///
    /// [`GibbsError::TooLarge`], with the memory that it would take.
    pub fn check_memory(&self) -> Result<(), GibbsError> {
        self.parts.iter().try_for_each(check_memory)
    }

    /// Returns the probability of every pair.
    ///
    /// # Errors
    ///
    /// [`GibbsError::TooLarge`] if the tables would take too much memory, before any is taken.
    pub fn probabilities(&self) -> Result<PairProbabilities, GibbsError> {
        self.probabilities_with_progress(|_| ControlFlow::Continue(()))
    }

    /// As [`probabilities`](Self::probabilities); calls `callback` with the share that is done, 0 to 1,
    /// after each step of a part (at most 2ⁿ n operations), and may be stopped by it.
    ///
    /// # Errors
    ///
    /// As [`probabilities`](Self::probabilities); [`GibbsError::Stopped`] if the callback breaks.
    pub fn probabilities_with_progress(
        &self,
        mut callback: impl FnMut(f64) -> ControlFlow<()>,
    ) -> Result<PairProbabilities, GibbsError> {
        self.check_memory()?;
        let mut probabilities = Array2::zeros(self.values.dim());
        let mut log_excess = 0.0;
        for (number, part) in self.parts.iter().enumerate() {
            let report = &mut self.of_part(number, &mut callback);
            if report(0.0).is_break() {
                return Err(GibbsError::Stopped);
            }
            let sums = PartSums::new(part, report)?;
            log_excess += sums.total().ln();
            for ((long, short), probability) in sums.probabilities(report)?.indexed_iter() {
                let (row, col) = part.cell(short, long);
                probabilities[[row, col]] = probability.min(1.0);
            }
        }
        let expected_value = (&probabilities * &self.values).sum();
        let best_value = self.factors.best_value;
        let log_partition = self.factors.log_scale + log_excess;
        let beta = self.beta;
        Ok(PairProbabilities {
            beta,
            probabilities,
            expected_value,
            best_value,
            log_partition,
            log_excess,
        })
    }

    /// The share of all parts when a part has come to some share of itself.
    fn of_part<'a>(
        &self,
        number: usize,
        callback: &'a mut impl FnMut(f64) -> ControlFlow<()>,
    ) -> impl FnMut(f64) -> ControlFlow<()> + 'a {
        let count = self.parts.len() as f64;
        move |share| callback((number as f64 + share) / count)
    }

    /// Draws plans, each independently of the others: the column of each row.
    ///
    /// Plan k depends on the seed and k alone, and on nothing else that is drawn.
    ///
    /// # Errors
    ///
    /// As [`probabilities`](Self::probabilities), and [`GibbsError::Draws`] for 0 plans or more than fit in
    /// memory.
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, gibbs::GibbsDistribution};
    ///
    /// let problem = Problem::from_fn(3, 3, Pairs::Complete, |row, col| Some((row.0 * col.0) as i64))?;
    /// let soft = GibbsDistribution::new(&problem, 1.0)?;
    /// let plans = soft.draw(15, 1_000)?;
    /// let share = plans.iter().filter(|plan| plan[2] == Some(regiopair::assignment::Col(2))).count();
    /// let exact = soft.probabilities()?.probabilities[[2, 2]];
    /// assert!((share as f64 / 1_000.0 - exact).abs() < 0.05);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn draw(&self, seed: u64, plans: usize) -> Result<Vec<Vec<Option<Col>>>, GibbsError> {
        self.draw_with_progress(seed, plans, |_| ControlFlow::Continue(()))
    }

    /// As [`draw`](Self::draw), with a callback as in
    /// [`probabilities_with_progress`](Self::probabilities_with_progress).
    ///
    /// # Errors
    ///
    /// As [`draw`](Self::draw); [`GibbsError::Stopped`] if the callback breaks.
    pub fn draw_with_progress(
        &self,
        seed: u64,
        plans: usize,
        mut callback: impl FnMut(f64) -> ControlFlow<()>,
    ) -> Result<Vec<Vec<Option<Col>>>, GibbsError> {
        let (rows, cols) = self.values.dim();
        check_draws(plans, rows + cols)?;
        self.check_memory()?;
        let mut drawn = vec![vec![None; rows]; plans];
        let mut streams: Vec<Random> =
            (0..).map(|plan| Random::stream(seed, plan)).take(plans).collect();
        for (number, part) in self.parts.iter().enumerate() {
            let report: &mut Report<'_> = &mut self.of_part(number, &mut callback);
            if report(0.0).is_break() {
                return Err(GibbsError::Stopped);
            }
            let sums = PartSums::new(part, report)?;
            let mut units: Vec<_> = streams.iter_mut().map(|stream| || stream.unit()).collect();
            for (plan, chosen) in drawn.iter_mut().zip(sums.draw(&mut units, report)?) {
                for (long, short) in chosen.into_iter().enumerate() {
                    if let Some(short) = short {
                        let (row, col) = part.cell(short, long);
                        plan[row] = Some(Col(col));
                    }
                }
            }
        }
        Ok(drawn)
    }
}

/// Refuses 0 plans, and more than fit in [`MAX_TABLE_BYTES`].
pub(super) fn check_draws(requested: usize, members: usize) -> Result<(), GibbsError> {
    let bytes = (members as u128 + 8) * 16;
    let limit = usize::try_from(u128::from(MAX_TABLE_BYTES) / bytes).unwrap_or(usize::MAX);
    if requested == 0 || requested > limit {
        return Err(GibbsError::Draws { requested, limit });
    }
    Ok(())
}
