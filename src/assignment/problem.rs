//! The question: scores, forbidden cells, and what a plan must reach.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use super::written::Written;
use super::{Col, Price, ProblemError, Row};

/// The most cells a [`Problem`] may have: 2²⁶, a square of 8,192, about 600 MB.
pub const MAX_CELLS: usize = 1 << 26;

/// What a plan must reach.
///
/// | Mode | A plan is feasible when | The best plan has |
/// |---|---|---|
/// | `Complete` | every member of the smaller side has a partner | the greatest Σ score |
/// | `Largest` | always | the most pairs, then the greatest Σ score |
/// | `Free` | always | the greatest Σ (score − reservation) |
///
/// # Example
///
/// Rows 0 and 1 can only take column 0. No plan is complete; the largest has two pairs; and with
/// a reservation of 65 only the first of them is worth making:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Outcome, Pairs, Problem, solve};
///
/// let cells = array![
///     [Some(90), None, None],
///     [Some(80), None, None],
///     [Some(70), Some(60), Some(50)],
/// ];
/// let total = |pairs| {
///     let problem = Problem::dense(cells.view(), pairs)?;
///     Ok(solve(&problem).optimum().map(|optimum| optimum.total))
/// };
/// assert_eq!(total(Pairs::Complete)?, None);
/// assert_eq!(total(Pairs::Largest)?, Some(150));
/// assert_eq!(total(Pairs::Free { reservation: 65 })?, Some(90));
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pairs {
    /// Every member of the smaller side must be paired; with as many rows as columns, everyone.
    Complete,
    /// As many pairs as the forbidden cells allow, and among such plans the greatest total.
    Largest,
    /// A pair is made only where it pays: the plan maximises Σ (score − reservation) over its
    /// pairs, and anybody may stay unpaired at value 0. A pair at exactly the reservation changes
    /// nothing in that sum; the [tie rule](super::TieRule) decides, and it prefers a partner.
    Free {
        /// The score at which a pair and no pair are worth the same, in score units.
        reservation: i64,
    },
}

/// An assignment problem: integer scores, higher is better, and cells that are forbidden.
///
/// Everything is checked once, here; solvers never check again. Scores are whole numbers so that
/// proofs are equalities and not tolerances; the caller chooses their unit (with scores in \[0, 1\]
/// and a resolution of 10⁻⁹, 1.0 is 1,000,000,000). A forbidden cell is `None`, never a very small
/// score.
///
/// # Range of scores
///
/// Dual prices and path lengths are sums along alternating paths of at most k = min(rows, columns)
/// pairs. With every |score| (in `Free` also every |score − reservation|) at most
/// `i64::MAX / (16 (k + 1))`, every such sum stays within 64 bits, which
/// [`score_limit`](Self::score_limit) computes and the constructors enforce. For 2,000 × 2,000
/// this is about 2.9·10¹⁴.
///
/// # Example
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, Row};
///
/// let problem = Problem::dense(
///     array![[Some(90), Some(75), None], [Some(85), Some(80), Some(30)]].view(),
///     Pairs::Complete,
/// )?;
/// assert_eq!(problem.score(Row(0), Col(1)), Some(75));
/// assert_eq!(problem.score(Row(0), Col(2)), None); // forbidden
/// assert_eq!(problem.eligible(), 5);
/// # Ok::<(), regiopair::assignment::ProblemError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Written", into = "Written")]
pub struct Problem {
    rows: usize,
    cols: usize,
    pairs: Pairs,
    /// Row-major; 0 where forbidden.
    scores: Vec<i64>,
    /// Row-major.
    eligible: Vec<bool>,
}

impl Problem {
    /// The problem of a whole table, `None` being forbidden.
    ///
    /// # Errors
    ///
    /// As [`from_fn`](Self::from_fn).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray hands views by value"
    )]
    pub fn dense(scores: ArrayView2<'_, Option<i64>>, pairs: Pairs) -> Result<Self, ProblemError> {
        let (rows, cols) = scores.dim();
        Self::from_fn(rows, cols, pairs, |row, col| scores[[row.0, col.0]])
    }

    /// The problem whose cells are told by a function, which is asked once a cell, row by row.
    ///
    /// # Errors
    ///
    /// - [`ProblemError::Empty`]: no row or no column.
    /// - [`ProblemError::TooManyCells`]: more than [`MAX_CELLS`]; the function is not asked.
    /// - [`ProblemError::ScoreTooLarge`], [`ProblemError::GainTooLarge`]: see *Range of scores*.
    ///
    /// # Example
    ///
    /// Everyone but oneself:
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem};
    ///
    /// let problem = Problem::from_fn(4, 4, Pairs::Largest, |row, col| {
    ///     (row.0 != col.0).then_some(1)
    /// })?;
    /// assert_eq!(problem.eligible(), 12);
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    pub fn from_fn(
        rows: usize,
        cols: usize,
        pairs: Pairs,
        mut score: impl FnMut(Row, Col) -> Option<i64>,
    ) -> Result<Self, ProblemError> {
        let cells = cells(rows, cols)?;
        let mut scores = Vec::with_capacity(cells);
        let mut eligible = Vec::with_capacity(cells);
        for row in 0..rows {
            for col in 0..cols {
                let cell = score(Row(row), Col(col));
                scores.push(cell.unwrap_or(0));
                eligible.push(cell.is_some());
            }
        }
        let problem = Self { rows, cols, pairs, scores, eligible };
        problem.check_range()?;
        Ok(problem)
    }

    /// The same cells, another mode.
    ///
    /// # Errors
    ///
    /// [`ProblemError::GainTooLarge`] where a score is too far from a new reservation.
    pub fn with_pairs(mut self, pairs: Pairs) -> Result<Self, ProblemError> {
        self.pairs = pairs;
        self.check_range()?;
        Ok(self)
    }

    /// Rows become columns. The optimum value stays; the plan may differ where there are ties,
    /// because the [tie rule](super::TieRule) looks at rows first.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let mut scores = Vec::with_capacity(self.scores.len());
        let mut eligible = Vec::with_capacity(self.scores.len());
        for col in 0..self.cols {
            let column = (0..self.rows).map(|row| row * self.cols + col);
            scores.extend(column.clone().map(|cell| self.scores[cell]));
            eligible.extend(column.map(|cell| self.eligible[cell]));
        }
        Self { rows: self.cols, cols: self.rows, pairs: self.pairs, scores, eligible }
    }

    /// Number of rows, at least 1.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Number of columns, at least 1.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// What a plan must reach.
    pub fn pairs(&self) -> Pairs {
        self.pairs
    }

    /// Number of cells that are not forbidden.
    pub fn eligible(&self) -> usize {
        self.eligible.iter().filter(|&&yes| yes).count()
    }

    /// The score of a cell; `None` where it is forbidden or lies outside the table.
    pub fn score(&self, row: Row, col: Col) -> Option<i64> {
        if row.0 >= self.rows || col.0 >= self.cols {
            return None;
        }
        let cell = row.0 * self.cols + col.0;
        self.eligible[cell].then(|| self.scores[cell])
    }

    /// Greatest magnitude of a score that a problem of this shape accepts, in score units.
    pub fn score_limit(rows: usize, cols: usize) -> i64 {
        let steps = i64::try_from(rows.min(cols)).unwrap_or(i64::MAX);
        i64::MAX / steps.saturating_add(1).saturating_mul(16)
    }

    /// What a score counts for in this mode.
    pub(super) fn worth(&self, score: i64) -> Price {
        match self.pairs {
            Pairs::Complete => Price::of_score(score),
            Pairs::Largest => Price { pairs: 1, score },
            Pairs::Free { reservation } => Price::of_score(score - reservation),
        }
    }

    /// Scores and eligibility of one row, side by side.
    pub(super) fn line(&self, row: usize) -> (&[i64], &[bool]) {
        let cells = row * self.cols..(row + 1) * self.cols;
        (&self.scores[cells.clone()], &self.eligible[cells])
    }

    fn check_range(&self) -> Result<(), ProblemError> {
        let limit = Self::score_limit(self.rows, self.cols);
        let outside = |amount: i128| amount.abs() > i128::from(limit);
        for (cell, &score) in self.scores.iter().enumerate() {
            if !self.eligible[cell] {
                continue;
            }
            let (row, col) = (Row(cell / self.cols), Col(cell % self.cols));
            if outside(i128::from(score)) {
                return Err(ProblemError::ScoreTooLarge { row, col, score, limit });
            }
            if let Pairs::Free { reservation } = self.pairs
                && outside(i128::from(score) - i128::from(reservation))
            {
                return Err(ProblemError::GainTooLarge { row, col, score, reservation, limit });
            }
        }
        Ok(())
    }
}

fn cells(rows: usize, cols: usize) -> Result<usize, ProblemError> {
    if rows == 0 || cols == 0 {
        return Err(ProblemError::Empty { rows, cols });
    }
    rows.checked_mul(cols).filter(|&cells| cells <= MAX_CELLS).ok_or(ProblemError::TooManyCells {
        rows,
        cols,
        limit: MAX_CELLS,
    })
}
