//! The optimal plans of a problem, all of them.

use crate::assignment::model::{
    Col, DualPrices, HallViolator, Member, Pairs, Price, Problem, ProblemError, Row,
};

/// The optimal plans of a problem, without listing them: which cells they may use, and whom they
/// must pair.
///
/// By complementary slackness, a plan is optimal exactly when each of its pairs is tight under
/// optimal prices (they add up to what the pair counts for) and everyone whose price is not 0 is
/// paired; any optimal prices say the same. Use it to put one objective after another: solve,
/// take the face, and solve the next objective [on it](Self::problem). It is also the answer to
/// "which pairs could be made at no loss". Not for a list of plans, of which there may be very
/// many, and not every cell of a face is part of one.
///
/// # Complexity
///
/// Time and memory are linear in the cells to make a face, and in its own cells to narrow it.
///
/// # Example
///
/// Two plans have the total 9. Among them we prefer the one with more pairs on the diagonal:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Pairs, Problem, solve, lexicographic::OptimalFace};
///
/// let problem = Problem::dense(array![[5, 5], [4, 4]].mapv(Some).view(), Pairs::Complete)?;
/// let optimum = solve(&problem).optimum().cloned().ok_or("no plan")?;
/// let face = OptimalFace::new(&problem, &optimum.prices);
/// assert!(face.contains(&[Some(Col(0)), Some(Col(1))]));
/// assert!(face.contains(&[Some(Col(1)), Some(Col(0))]));
///
/// let next = face.problem(|row, col| i64::from(row.0 != col.0))?;
/// let second = solve(&next).optimum().cloned().ok_or("no plan")?;
/// assert_eq!(second.columns, [Some(Col(1)), Some(Col(0))]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Reference
///
/// A. Schrijver, *Combinatorial Optimization*, Springer (2003), chapter 17: the optimal matchings
/// form a face of the matching polytope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OptimalFace {
    /// For each row its columns and scores, ascending by column.
    cells: Vec<Vec<(usize, i64)>>,
    required_rows: Vec<bool>,
    required_cols: Vec<bool>,
}

impl OptimalFace {
    /// Returns the face of a problem's optimum, from prices that prove it.
    ///
    /// # Panics
    ///
    /// If there are not as many prices as rows and columns.
    pub fn new(problem: &Problem, prices: &DualPrices) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let complete = problem.pairs() == Pairs::Complete;
        let mut face = Self {
            cells: (0..rows).map(|row| candidates(problem, row).collect()).collect(),
            required_rows: vec![complete && rows <= cols; rows],
            required_cols: vec![complete && cols <= rows; cols],
        };
        face.narrow(|score| problem.worth(score), prices);
        face
    }

    /// The plans with the most pairs, from a Hall set that lacks as many partners as they leave
    /// unpaired. The members outside of the set and its neighbours are then the ends of all cells,
    /// one each (a smallest cover, Kőnig 1931).
    pub(super) fn of_most_pairs(problem: &Problem, hall: &HallViolator) -> Self {
        let (rows, cols) = (problem.rows(), problem.cols());
        let (required_rows, required_cols) = match hall {
            HallViolator::Rows { members, neighbours } => (
                marks(rows, true, members.iter().map(|row| row.0)),
                marks(cols, false, neighbours.iter().map(|col| col.0)),
            ),
            HallViolator::Columns { members, neighbours } => (
                marks(rows, false, neighbours.iter().map(|row| row.0)),
                marks(cols, true, members.iter().map(|col| col.0)),
            ),
        };
        let cells = (0..rows)
            .map(|row| {
                let one_end = |&(col, _): &(usize, i64)| required_rows[row] != required_cols[col];
                candidates(problem, row).filter(one_end).collect()
            })
            .collect();
        Self { cells, required_rows, required_cols }
    }

    /// Keeps the plans that are best by a further objective, from prices that prove them best among
    /// the plans of this face: prices of required members may have any sign.
    pub(super) fn narrow(&mut self, worth: impl Fn(i64) -> Price, prices: &DualPrices) {
        for (line, &price) in self.cells.iter_mut().zip(&prices.rows) {
            line.retain(|&(col, score)| price + prices.cols[col] == worth(score));
        }
        for (required, &price) in self.required_rows.iter_mut().zip(&prices.rows) {
            *required |= price != Price::ZERO;
        }
        for (required, &price) in self.required_cols.iter_mut().zip(&prices.cols) {
            *required |= price != Price::ZERO;
        }
    }

    /// Forbids further cells, by score.
    pub(super) fn keep(&mut self, may_stay: impl Fn(i64) -> bool) {
        for line in &mut self.cells {
            line.retain(|&(_, score)| may_stay(score));
        }
    }

    /// For each row its columns and scores.
    pub(super) fn lines(&self) -> &[Vec<(usize, i64)>] {
        &self.cells
    }

    pub(super) fn required(&self) -> [&[bool]; 2] {
        [&self.required_rows, &self.required_cols]
    }

    /// Returns the cells that a plan of the face may use, row by row, with their scores.
    pub fn cells(&self) -> impl Iterator<Item = (Row, Col, i64)> + '_ {
        (0..).zip(&self.cells).flat_map(|(row, line)| {
            line.iter().map(move |&(col, score)| (Row(row), Col(col), score))
        })
    }

    /// Whether every plan of the face pairs this member; `false` says nothing. A member outside of
    /// the problem is not required.
    pub fn requires(&self, member: Member) -> bool {
        let mark = match member {
            Member::Row(row) => self.required_rows.get(row.0),
            Member::Col(col) => self.required_cols.get(col.0),
        };
        mark.copied().unwrap_or(false)
    }

    /// Whether a plan is one of the face.
    pub fn contains(&self, columns: &[Option<Col>]) -> bool {
        let mut paired = vec![false; self.required_cols.len()];
        columns.len() == self.cells.len()
            && (0..).zip(columns).all(|(row, col): (usize, _)| match *col {
                None => !self.required_rows[row],
                Some(Col(col)) => {
                    self.cells[row].binary_search_by_key(&col, |cell| cell.0).is_ok()
                        && !std::mem::replace(&mut paired[col], true)
                }
            })
            && paired
                .iter()
                .zip(&self.required_cols)
                .all(|(&paired, &required)| paired || !required)
    }

    /// Returns a problem whose best plans are the plans of this face with the greatest Σ score, for scores of
    /// a new objective.
    ///
    /// Its mode is [`Pairs::Free`] at 0. Each required end of a pair adds a bonus that outweighs all
    /// scores together, so that required members are paired; this is exact, for the face has a plan
    /// and the bonus is checked like any score. Totals and prices of that problem contain it.
    ///
    /// # Errors
    ///
    /// [`ProblemError::ScoreTooLarge`] where bonus and scores leave the range.
    pub fn problem(&self, score: impl Fn(Row, Col) -> i64) -> Result<Problem, ProblemError> {
        let (rows, cols) = (self.required_rows.len(), self.required_cols.len());
        let greatest =
            self.cells().map(|(row, col, _)| score(row, col).unsigned_abs()).max().unwrap_or(0);
        let spread = i64::try_from(greatest).unwrap_or(i64::MAX);
        let pairs = i64::try_from(rows.min(cols)).unwrap_or(i64::MAX);
        let bonus = spread.saturating_mul(2).saturating_mul(pairs).saturating_add(1);
        let score = &score;
        let listed = (0..).zip(&self.cells).map(|(row, line): (usize, _)| {
            line.iter().map(move |&(col, _)| {
                let ends = i64::from(self.required_rows[row]) + i64::from(self.required_cols[col]);
                let bonus = bonus.saturating_mul(ends);
                (Col(col), score(Row(row), Col(col)).saturating_add(bonus))
            })
        });
        Problem::sparse(cols, listed, Pairs::Free { reservation: 0 })
    }
}

fn candidates(problem: &Problem, row: usize) -> impl Iterator<Item = (usize, i64)> {
    problem.candidates(Row(row)).map(|(col, score)| (col.0, score))
}

/// Everyone but the named, or the named alone.
fn marks(size: usize, others: bool, named: impl Iterator<Item = usize>) -> Vec<bool> {
    let mut marks = vec![others; size];
    for index in named {
        marks[index] = !others;
    }
    marks
}
