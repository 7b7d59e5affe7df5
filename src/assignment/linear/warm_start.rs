//! Warm starts from an earlier answer, after some scores, rows or columns have changed.

use serde::{Deserialize, Serialize};

use crate::assignment::kernel::hint::Hint;
use crate::assignment::kernel::progress::NoObserver;
use crate::assignment::linear::automatic::search;
use crate::assignment::model::{Col, Optimum, Outcome, Price, Problem, Row};

/// Plan and prices of an earlier optimum, as a warm start.
///
/// The answer is optimal and proved, as after a cold start; the warm start only saves time. It pays
/// if few rows have changed: up to about one in a hundred on tables of some hundred rows or more.
/// On listed candidates it depends on how far a change reaches; with random scores one row in three
/// hundred may be the limit (`benches/README.md`). If more than one row of a table in sixteen
/// prefers another column than before, the solver uses a cold start.
///
/// # Complexity
///
/// At worst that of [`solve`](fn@crate::assignment::linear::solve) and one more pass over the
/// table; if k rows have changed, one pass and k searches.
///
/// # Example
///
/// Row 1 withdraws and a new row is added; the search starts from the rest of the plan:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Pairs, Problem, Row, solve, linear::WarmStart};
/// use regiopair::certificate::check;
///
/// let scores = array![[9, 5, 1], [8, 7, 2], [6, 6, 3]].mapv(Some);
/// let before = solve(&Problem::dense(scores.view(), Pairs::Complete)?);
/// let optimum = before.optimum().ok_or("no plan")?;
///
/// let scores = array![[9, 5, 1], [6, 6, 3], [4, 9, 4]].mapv(Some);
/// let problem = Problem::dense(scores.view(), Pairs::Complete)?;
/// let start = WarmStart::of(optimum).with_rows(&[Some(Row(0)), Some(Row(2)), None]);
/// let outcome = start.solve(&problem)?;
/// check(&problem, &outcome)?;
/// assert_eq!(outcome.optimum().map(|plan| plan.total), Some(9 + 9 + 3));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarmStart {
    columns: Vec<Option<Col>>,
    rows: Vec<Price>,
    cols: Vec<Price>,
}

/// The warm start does not have the shape of the problem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error(
    "the start is for {rows} rows and {cols} columns, the problem has {} and {}; \
     map the members by `with_rows` and `with_cols`", found.0, found.1
)]
pub struct ShapeMismatch {
    /// Rows of the start.
    pub rows: usize,
    /// Columns of the start.
    pub cols: usize,
    /// Rows and columns of the problem.
    pub found: (usize, usize),
}

impl WarmStart {
    /// Creates a warm start from this optimum, for the same problem or one with other scores.
    pub fn of(optimum: &Optimum) -> Self {
        Self {
            columns: optimum.columns.clone(),
            rows: optimum.prices.rows.clone(),
            cols: optimum.prices.cols.clone(),
        }
    }

    /// Adapts the start to a problem with these rows: the earlier index of each, `None` for a new
    /// one. A row that did not exist counts as new.
    #[must_use]
    pub fn with_rows(self, rows: &[Option<Row>]) -> Self {
        let was = |row: &Option<Row>| row.filter(|row| row.0 < self.rows.len());
        let columns =
            rows.iter().map(|row| was(row).and_then(|row| *self.columns.get(row.0)?)).collect();
        let prices = rows.iter().map(|row| was(row).map_or(Price::ZERO, |row| self.rows[row.0]));
        Self { columns, rows: prices.collect(), cols: self.cols }
    }

    /// Adapts the start to a problem with these columns: the earlier index of each, `None` for a
    /// new one. A column that did not exist counts as new.
    #[must_use]
    pub fn with_cols(self, cols: &[Option<Col>]) -> Self {
        let was = |col: &Option<Col>| col.filter(|col| col.0 < self.cols.len());
        let mut now = vec![None; self.cols.len()];
        for (place, col) in cols.iter().enumerate() {
            if let Some(col) = was(col) {
                now[col.0] = Some(Col(place));
            }
        }
        let columns = self.columns.iter().map(|col| *now.get((*col)?.0)?).collect();
        let prices = cols.iter().map(|col| was(col).map_or(Price::ZERO, |col| self.cols[col.0]));
        Self { columns, cols: prices.collect(), rows: self.rows }
    }

    /// Solves the problem from this start.
    ///
    /// # Errors
    ///
    /// [`ShapeMismatch`] if the start does not have the shape of the problem.
    pub fn solve(&self, problem: &Problem) -> Result<Outcome, ShapeMismatch> {
        let found = (problem.rows(), problem.cols());
        if (self.rows.len(), self.cols.len()) != found {
            return Err(ShapeMismatch { rows: self.rows.len(), cols: self.cols.len(), found });
        }
        let hint = self.hint(problem.rows() > problem.cols(), problem);
        let Ok(outcome) = search(problem, Some(&hint), &NoObserver);
        Ok(outcome)
    }

    fn hint(&self, turned: bool, problem: &Problem) -> Hint {
        // Prices of another problem may be out of all proportion to this one.
        let limit = Problem::score_limit(problem.rows(), problem.cols());
        let prices = if turned { &self.rows } else { &self.cols };
        let prices = prices.iter().map(|price| price.score.clamp(0, limit)).collect();
        // Each partner once, whatever has been read from a file.
        let mut row_of = vec![None; problem.cols()];
        for (row, col) in self.columns.iter().enumerate().take(problem.rows()) {
            if let Some(place) = col.and_then(|col| row_of.get_mut(col.0)) {
                place.get_or_insert(row);
            }
        }
        if turned {
            return Hint { prices, cols: row_of };
        }
        let mut cols = vec![None; problem.rows()];
        for (col, row) in row_of.into_iter().enumerate() {
            if let Some(row) = row {
                cols[row] = Some(col);
            }
        }
        Hint { prices, cols }
    }
}
