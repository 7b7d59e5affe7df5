//! Every plan, one after the other.

use serde::{Deserialize, Serialize};

use super::{Col, Pairs, Problem, Row};

/// The most rows, and the most columns, that [`enumerate`] accepts.
pub const BRUTE_LIMIT: usize = 8;

/// What trying everything found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Enumeration {
    /// For each row its column in the first best plan by the [tie rule](super::TieRule); `None`
    /// where no plan is feasible.
    pub columns: Option<Vec<Option<Col>>>,
    /// Sum of the scores of that plan, in score units; 0 where there is none.
    pub total: i64,
    /// Number of best plans; 2 or more is a tie, 0 means infeasible.
    pub ties: u64,
}

/// The problem has more than [`BRUTE_LIMIT`] rows or columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{rows} rows by {cols} columns are too many to try everything; the limit is {limit} each")]
pub struct TooLarge {
    /// Rows of the problem.
    pub rows: usize,
    /// Columns of the problem.
    pub cols: usize,
    /// [`BRUTE_LIMIT`].
    pub limit: usize,
}

/// Tries every plan: the oracle of the tests, for anyone who doubts the solvers.
///
/// It knows neither prices nor paths. Plans are visited in the order of the tie rule (row 0 takes
/// its lowest column first and stays unpaired last), and a plan replaces an earlier one only if it
/// is better, so the first best plan remains. An 8 × 8 problem has 1,441,729 plans.
///
/// # Errors
///
/// [`TooLarge`] above [`BRUTE_LIMIT`] rows or columns.
///
/// # Example
///
/// ```
/// use regiopair::assignment::{Col, Pairs, Problem, enumerate};
///
/// let constant = Problem::from_fn(3, 3, Pairs::Complete, |_, _| Some(5))?;
/// let all = enumerate(&constant)?;
/// assert_eq!(all.ties, 6);
/// assert_eq!(all.columns, Some(vec![Some(Col(0)), Some(Col(1)), Some(Col(2))]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn enumerate(problem: &Problem) -> Result<Enumeration, TooLarge> {
    let (rows, cols) = (problem.rows(), problem.cols());
    if rows.max(cols) > BRUTE_LIMIT {
        return Err(TooLarge { rows, cols, limit: BRUTE_LIMIT });
    }
    let mut trial =
        Trial { problem, plan: vec![None; rows], taken: vec![false; cols], best: None, ties: 0 };
    trial.fill(0);
    let (columns, total) = match trial.best {
        Some((_, columns, total)) => (Some(columns), total),
        None => (None, 0),
    };
    Ok(Enumeration { columns, total, ties: trial.ties })
}

struct Trial<'a> {
    problem: &'a Problem,
    plan: Vec<Option<Col>>,
    taken: Vec<bool>,
    /// Merit, plan and total of the best plan so far.
    best: Option<([i64; 2], Vec<Option<Col>>, i64)>,
    ties: u64,
}

impl Trial<'_> {
    /// Tries every continuation; at most [`BRUTE_LIMIT`] calls deep.
    fn fill(&mut self, row: usize) {
        if row == self.plan.len() {
            self.judge();
            return;
        }
        for col in 0..self.taken.len() {
            if !self.taken[col] && self.problem.score(Row(row), Col(col)).is_some() {
                self.taken[col] = true;
                self.plan[row] = Some(Col(col));
                self.fill(row + 1);
                self.taken[col] = false;
            }
        }
        self.plan[row] = None;
        self.fill(row + 1);
    }

    fn judge(&mut self) {
        let scores: Vec<i64> = (0..)
            .zip(&self.plan)
            .filter_map(|(row, col)| self.problem.score(Row(row), (*col)?))
            .collect();
        let total: i64 = scores.iter().sum();
        let merit = match self.problem.pairs() {
            Pairs::Complete if scores.len() < self.plan.len().min(self.taken.len()) => return,
            Pairs::Complete => [0, total],
            Pairs::Largest => [i64::try_from(scores.len()).unwrap_or(i64::MAX), total],
            Pairs::Free { reservation } => {
                [0, scores.iter().map(|score| score - reservation).sum()]
            }
        };
        match &self.best {
            Some((best, ..)) if merit < *best => {}
            Some((best, ..)) if merit == *best => self.ties += 1,
            _ => {
                self.best = Some((merit, self.plan.clone(), total));
                self.ties = 1;
            }
        }
    }
}
