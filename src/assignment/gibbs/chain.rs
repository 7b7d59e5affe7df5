//! Random walks from plan to plan.

use std::ops::ControlFlow;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::counters::Counters;
use super::distribution::check_draws;
use super::error::{GibbsError, MAX_BETA};
use super::random::Random;
use crate::assignment::model::{Col, Constraints, Pairs, Problem, Quotas, Row};

/// Batches of each chain whose means give the standard error.
const BATCHES: usize = 16;

/// Proposals between two recorded plans, for each row and column.
const PROPOSALS_PER_MEMBER: usize = 4;

/// How much is sampled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleSize {
    /// Plans recorded in all, over all chains; rounded up to a multiple of 16 for each chain. A quarter more
    /// is walked before and dropped.
    pub plans: usize,
    /// Chains, each with its own random numbers.
    pub chains: usize,
}

impl Default for SampleSize {
    /// 8,192 plans of four chains.
    fn default() -> Self {
        Self { plans: 8_192, chains: 4 }
    }
}

/// Probabilities of pairs as shares of sampled plans.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct SampledProbabilities {
    /// β.
    pub beta: f64,
    /// The share of plans that have each pair, rows by columns.
    pub probabilities: Array2<f64>,
    /// The standard error of each share, by batch means. It is 0 where all plans agree, which does not
    /// prove that the probability is 0 or 1.
    pub standard_errors: Array2<f64>,
    /// The mean value of the plans.
    pub expected_value: f64,
    /// Its standard error.
    pub expected_value_error: f64,
    /// The greatest value of a plan recorded.
    pub best_value: f64,
    /// Plans recorded.
    pub plans: usize,
    /// Chains.
    pub chains: usize,
}

/// Samples plans under quotas and constraints with probability proportional to exp(β · value), and returns
/// the share of plans that have each pair.
///
/// Each chain starts from one of the plans `starts`, in turn, and changes it at random (Metropolis): a pair gets
/// another member, two or three pairs exchange theirs, one or two pairs are added or dropped, two members exchange
/// all their partners. A change that breaks a
/// quota or a constraint is not made. In [`Pairs::Largest`] every plan has as many pairs as that
/// from which its chain starts; in the other modes the quotas say who must be paired.
///
/// # When not to trust it
///
/// Under narrow quotas, or a large β, the walk may not leave the neighbourhood of its start within the plans
/// that are recorded, or at all; the standard error does not show that. Start chains from plans that differ,
/// and compare a few sizes. For one partner each, [`GibbsDistribution`](super::GibbsDistribution) is exact.
///
/// # Complexity
///
/// For each plan recorded, a number of proposals proportional to the number of members; each takes a time
/// proportional to the bounds that its pairs count for. Memory: two tables of numbers.
///
/// # Errors
///
/// [`GibbsError::Beta`], [`GibbsError::Draws`]; [`GibbsError::NoPlan`] without a start,
/// [`GibbsError::Start`] if one is not feasible; [`GibbsError::Stopped`] if the callback, which receives the share that
/// is done, breaks.
///
/// # Example
///
/// ```
/// use std::ops::ControlFlow;
/// use regiopair::assignment::{
///     Col, Pairs, Problem, Row,
///     gibbs::{SampleSize, sample},
///     model::{Constraints, Quotas},
/// };
///
/// // Three regions share two partners, of whom the first takes up to two.
/// let problem = Problem::from_fn(3, 2, Pairs::Complete, |row, col| Some((row.0 + col.0) as i64))?;
/// let quotas = Quotas::new(3, 2).each_row(1..=1)?.col(Col(0), 0..=2)?;
/// let start = [(Row(0), Col(0)), (Row(1), Col(0)), (Row(2), Col(1))];
/// let sampled = sample(
///     (&problem, &quotas, &Constraints::default()),
///     (0.0, 15, SampleSize::default()),
///     &[start.to_vec()],
///     |_| ControlFlow::Continue(()),
/// )?;
/// let share = sampled.probabilities[[0, 0]]; // in two of three plans
/// assert!((share - 2.0 / 3.0).abs() < 4.0 * sampled.standard_errors[[0, 0]]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// N. Metropolis et al., *Equation of state calculations by fast computing machines*, Journal of Chemical
/// Physics 21 (1953), doi:10.1063/1.1699114. Batch means: J. M. Flegal, M. Haran, G. L. Jones, *Markov chain Monte
/// Carlo: can we trust the third significant figure?*, Statistical Science 23 (2008), doi:10.1214/08-STS257.
pub fn sample(
    (problem, quotas, constraints): (&Problem, &Quotas, &Constraints),
    (beta, seed, size): (f64, u64, SampleSize),
    starts: &[Vec<(Row, Col)>],
    mut callback: impl FnMut(f64) -> ControlFlow<()>,
) -> Result<SampledProbabilities, GibbsError> {
    if !(0.0..=MAX_BETA).contains(&beta) {
        return Err(GibbsError::Beta { value: format!("{beta:?}") });
    }
    check_draws(size.plans, 0)?;
    let table = (problem.rows(), problem.cols());
    let chains = size.chains.clamp(1, size.plans);
    let plans_per_batch = size.plans.div_ceil(chains * BATCHES);
    let burn_in = (plans_per_batch * BATCHES).div_ceil(4);
    let mut tally = Tally::new(table);
    let mut best_value = f64::NEG_INFINITY;
    let steps = (chains * BATCHES) as f64;
    for number in 0..chains {
        let start = starts.get(number % starts.len().max(1)).ok_or(GibbsError::NoPlan)?;
        let counters =
            Counters::new(problem, quotas, constraints, start).ok_or(GibbsError::Start)?;
        let random = Random::stream(seed, number as u64);
        let mut chain = Chain { problem, beta, counters, random };
        for _ in 0..burn_in {
            chain.walk();
        }
        for batch in 0..BATCHES {
            let mut recorded = Batch { shares: Array2::zeros(table), value: 0.0 };
            for _ in 0..plans_per_batch {
                chain.walk();
                for &(row, col) in &chain.counters.pairs {
                    recorded.shares[[row.0, col.0]] += 1.0;
                }
                let value = chain.value();
                recorded.value += value;
                best_value = best_value.max(value);
            }
            tally.add(&recorded, plans_per_batch as f64);
            let share = (number * BATCHES + batch + 1) as f64 / steps;
            if callback(share).is_break() {
                return Err(GibbsError::Stopped);
            }
        }
    }
    let plans = plans_per_batch * BATCHES * chains;
    Ok(tally.result(beta, best_value, plans, chains))
}

/// What one batch of plans has.
struct Batch {
    shares: Array2<f64>,
    value: f64,
}

/// Sums of batch means and of their squares.
struct Tally {
    batches: f64,
    shares: [Array2<f64>; 2],
    values: [f64; 2],
}

impl Tally {
    fn new(shape: (usize, usize)) -> Self {
        Self {
            batches: 0.0,
            shares: [Array2::zeros(shape), Array2::zeros(shape)],
            values: [0.0; 2],
        }
    }

    fn add(&mut self, batch: &Batch, plans: f64) {
        let [sums, squares] = &mut self.shares;
        for ((sum, square), count) in sums.iter_mut().zip(squares).zip(&batch.shares) {
            let mean = count / plans;
            *sum += mean;
            *square += mean * mean;
        }
        let mean = batch.value / plans;
        self.values = [self.values[0] + mean, self.values[1] + mean * mean];
        self.batches += 1.0;
    }

    fn result(
        self,
        beta: f64,
        best_value: f64,
        plans: usize,
        chains: usize,
    ) -> SampledProbabilities {
        let count = self.batches;
        let error = |sum: f64, square: f64| {
            let variance =
                (square / count - (sum / count).powi(2)).max(0.0) * count / (count - 1.0);
            // What rounding leaves of equal means is no error.
            if variance < 1e-18 { 0.0 } else { (variance / count).sqrt() }
        };
        let [sums, squares] = &self.shares;
        let mut standard_errors = sums.clone();
        standard_errors.zip_mut_with(squares, |sum, &square| *sum = error(*sum, square));
        SampledProbabilities {
            beta,
            probabilities: sums / count,
            standard_errors,
            expected_value: self.values[0] / count,
            expected_value_error: error(self.values[0], self.values[1]),
            best_value,
            plans,
            chains,
        }
    }
}

/// A plan that changes at random.
struct Chain<'a> {
    problem: &'a Problem,
    beta: f64,
    counters: Counters<'a>,
    random: Random,
}

impl Chain<'_> {
    /// The value of the plan.
    fn value(&self) -> f64 {
        let steps = self.counters.pairs.iter().map(|&(row, col)| self.worth(row, col)).sum();
        self.problem.plain_score(steps)
    }

    fn worth(&self, row: Row, col: Col) -> i64 {
        let reservation = match self.problem.pairs() {
            Pairs::Free { reservation } => reservation,
            Pairs::Complete | Pairs::Largest => 0,
        };
        self.problem.score(row, col).map_or(0, |score| score - reservation)
    }

    /// Goes from one recorded plan to the next.
    fn walk(&mut self) {
        let (rows, cols) = (self.problem.rows(), self.problem.cols());
        for _ in 0..PROPOSALS_PER_MEMBER * (rows + cols) {
            self.propose();
        }
    }

    /// Proposes one change; each is as likely as the change back.
    fn propose(&mut self) {
        let (rows, cols) = (self.problem.rows(), self.problem.cols());
        let kind = self.random.below(7);
        match kind {
            0 => return self.toggle(1),
            5 => return self.toggle(2),
            6 => return self.exchange_partners(),
            _ => {}
        }
        let count = self.counters.pairs.len();
        let wanted = [0, 1, 2, 2, 3][kind];
        if count < wanted {
            return;
        }
        let mut places = Vec::with_capacity(wanted);
        while places.len() < wanted {
            let place = self.random.below(count);
            if places.contains(&place) {
                return;
            }
            places.push(place);
        }
        let pair = |at: usize| self.counters.pairs[places[at]];
        let of_row = self.random.unit() < 0.5;
        let new = match kind {
            // One pair gets another column, or another row.
            1 if of_row => vec![(pair(0).0, Col(self.random.below(cols)))],
            1 => vec![(Row(self.random.below(rows)), pair(0).1)],
            // Two pairs exchange their columns.
            2 => vec![(pair(0).0, pair(1).1), (pair(1).0, pair(0).1)],
            // One pair takes over the column of another, which gets a new one; or the row.
            3 if of_row => vec![(pair(0).0, pair(1).1), (pair(1).0, Col(self.random.below(cols)))],
            3 => vec![(pair(1).0, pair(0).1), (Row(self.random.below(rows)), pair(1).1)],
            // Three pairs pass their columns on.
            _ => vec![(pair(0).0, pair(1).1), (pair(1).0, pair(2).1), (pair(2).0, pair(0).1)],
        };
        self.change(&places, &new);
    }

    /// Proposes to add or drop pairs, the second in the row or column of the first as often as anywhere.
    fn toggle(&mut self, cells: usize) {
        if self.problem.pairs() == Pairs::Largest {
            return;
        }
        let (rows, cols) = (self.problem.rows(), self.problem.cols());
        let first = (Row(self.random.below(rows)), Col(self.random.below(cols)));
        let mut toggled = vec![first];
        if cells > 1 {
            let other = (Row(self.random.below(rows)), Col(self.random.below(cols)));
            let second = match self.random.below(4) {
                0 => (first.0, other.1),
                1 => (other.0, first.1),
                _ => other,
            };
            if second == first {
                return;
            }
            toggled.push(second);
        }
        let (mut places, mut new) = (Vec::new(), Vec::new());
        for cell in toggled {
            match self.counters.pairs.iter().position(|&pair| pair == cell) {
                Some(place) => places.push(place),
                None => new.push(cell),
            }
        }
        self.change(&places, &new);
    }

    /// Proposes that two rows, or two columns, exchange all their partners.
    fn exchange_partners(&mut self) {
        let of_rows = self.random.unit() < 0.5;
        let count = if of_rows { self.problem.rows() } else { self.problem.cols() };
        let (one, other) = (self.random.below(count), self.random.below(count));
        let exchanged = |member: usize| if member == one { other } else { one };
        let (mut places, mut new) = (Vec::new(), Vec::new());
        for (place, &(row, col)) in self.counters.pairs.iter().enumerate() {
            let own = if of_rows { row.0 } else { col.0 };
            if one != other && (own == one || own == other) {
                places.push(place);
                let own = exchanged(own);
                new.push(if of_rows { (Row(own), col) } else { (row, Col(own)) });
            }
        }
        self.change(&places, &new);
    }

    fn change(&mut self, places: &[usize], new: &[(Row, Col)]) {
        let gain: i64 = new.iter().map(|&(row, col)| self.worth(row, col)).sum();
        let old = places.iter().map(|&place| self.counters.pairs[place]);
        let loss: i64 = old.map(|(row, col)| self.worth(row, col)).sum();
        let chance = (self.beta * self.problem.plain_score(gain - loss)).exp();
        // The draw is made in any case, so that what follows does not depend on it.
        if self.random.unit() < chance {
            self.counters.replace(places, new);
        }
    }
}
