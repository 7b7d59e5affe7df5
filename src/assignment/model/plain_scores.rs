//! Problems from plain scores and costs, rounded to a resolution.

use ndarray::ArrayView2;

use crate::assignment::model::limits::{CELL, check_reservation, check_size};
use crate::assignment::model::plain_table::PlainTable;
use crate::assignment::model::problem::CellStorage;
use crate::assignment::model::rounding::{rounded, rounded_into, rounded_one_by_one};
use crate::assignment::model::table::AnyTable;
use crate::assignment::model::{Col, Pairs, Problem, ProblemError, Resolution, Row};

impl Problem {
    /// Builds the problem from a table of plain scores, in any memory layout, rounded to a
    /// resolution.
    ///
    /// `eligible` marks the cells that may be used; `None` allows all. Scores of other cells are
    /// ignored. [`Pairs::Free`] takes its reservation in units of the resolution.
    ///
    /// # Errors
    ///
    /// - [`ProblemError::Empty`], [`ProblemError::TooLarge`], [`ProblemError::NoMemory`]: as in
    ///   [`from_fn`](Self::from_fn).
    /// - [`ProblemError::MaskShape`]: `eligible` has another shape than the scores.
    /// - [`ProblemError::ReservationTooLarge`]: see *Range of scores*.
    /// - [`ProblemError::NotFinite`]: NaN or infinity in an eligible cell.
    /// - [`ProblemError::TooManyUnits`]: a score of more than 2⁵¹ units, or too many for this
    ///   shape; use a coarser resolution.
    ///
    /// The last two name the first such cell, row by row. With the feature `parallel` the table is
    /// read on all threads, with the same result.
    ///
    /// # Example
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::{Pairs, Problem, Resolution, solve};
    ///
    /// let scores = array![[0.9, 0.75], [0.85, 0.8]];
    /// let resolution = Resolution::decimals(9);
    /// let problem = Problem::scores(scores.view(), None, resolution, Pairs::Complete)?;
    /// let total = solve(&problem).optimum().map(|optimum| resolution.value(optimum.total));
    /// assert_eq!(total, Some(1.7));
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn scores(
        scores: ArrayView2<'_, f64>,
        eligible: Option<ArrayView2<'_, bool>>,
        resolution: Resolution,
        pairs: Pairs,
    ) -> Result<Self, ProblemError> {
        Self::of_plain(&PlainTable::of_view(&scores, eligible), resolution, pairs)
    }

    /// Replaces the scores: the problem becomes that of [`scores`](Self::scores) with the same
    /// resolution and mode.
    ///
    /// No old cell is kept, so `eligible` must forbid the same cells again. Nothing is allocated if
    /// the scores fit 32 bits per cell before and after: together with a
    /// [`Workspace`](crate::assignment::linear::Workspace), a study of a hundred thousand
    /// variations allocates nothing.
    ///
    /// # Errors
    ///
    /// On an error the problem is unchanged.
    ///
    /// - [`ProblemError::NotFromScores`]: the problem was not built from plain scores, so it has no
    ///   resolution.
    /// - [`ProblemError::OtherShape`]: the scores have another shape than the problem.
    /// - [`ProblemError::MaskShape`], [`ProblemError::NotFinite`], [`ProblemError::TooManyUnits`]:
    ///   as in [`scores`](Self::scores).
    ///
    /// # Example
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::{Col, Pairs, Problem, Resolution, Row};
    ///
    /// let (resolution, pairs) = (Resolution::decimals(2), Pairs::Complete);
    /// let mut problem = Problem::scores(array![[0.9, 0.7], [0.8, 0.5]].view(), None, resolution, pairs)?;
    /// let (other, mask) = (array![[0.9, 0.6], [0.8, 0.5]], array![[true, true], [true, false]]);
    /// problem.rescore(other.view(), Some(mask.view()))?;
    /// assert_eq!(problem.score(Row(0), Col(1)), Some(60));
    /// assert_eq!(problem.score(Row(1), Col(1)), None);
    /// assert_eq!(problem, Problem::scores(other.view(), Some(mask.view()), resolution, pairs)?);
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn rescore(
        &mut self,
        scores: ArrayView2<'_, f64>,
        eligible: Option<ArrayView2<'_, bool>>,
    ) -> Result<(), ProblemError> {
        let (Some(resolution), CellStorage::Table(table)) = (self.resolution, &mut self.cells)
        else {
            return Err(ProblemError::NotFromScores);
        };
        let found = scores.dim();
        if found != (self.rows, self.cols) {
            return Err(ProblemError::OtherShape { rows: self.rows, cols: self.cols, found });
        }
        rounded_into(table, &PlainTable::of_view(&scores, eligible), resolution, self.pairs)
    }

    /// Builds the problem from a function of plain scores, called once per cell, row by row; `None`
    /// forbids a cell.
    ///
    /// # Errors
    ///
    /// As [`scores`](Self::scores).
    ///
    /// # Example
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, Resolution, solve};
    ///
    /// let (left, right): ([f64; 2], [f64; 2]) = ([0.1, 0.9], [0.8, 0.2]);
    /// let problem = Problem::from_score_fn(2, 2, Resolution::decimals(3), Pairs::Complete, |row, col| {
    ///     Some(1.0 - (left[row.0] - right[col.0]).abs())
    /// })?;
    /// assert_eq!(solve(&problem).into_optimum().map(|best| best.plain_total(&problem)), Some(1.8));
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    pub fn from_score_fn(
        rows: usize,
        cols: usize,
        resolution: Resolution,
        pairs: Pairs,
        score: impl FnMut(Row, Col) -> Option<f64>,
    ) -> Result<Self, ProblemError> {
        check_size(rows, cols, CELL)?;
        check_reservation(rows, cols, pairs)?;
        let table = rounded_one_by_one((rows, cols), resolution, pairs, score)?;
        Ok(Self::of_table((rows, cols), table, resolution, pairs))
    }

    /// Builds the problem from rows of plain scores: slices, arrays or vectors of equal length.
    ///
    /// # Errors
    ///
    /// [`ProblemError::Ragged`] if rows differ in length; otherwise as [`scores`](Self::scores).
    ///
    /// # Example
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, Resolution};
    ///
    /// let rows: Vec<Vec<f64>> = vec![vec![0.9, 0.75], vec![0.85, 0.8]];
    /// let problem = Problem::from_rows(&rows, Resolution::default(), Pairs::Complete)?;
    /// assert_eq!((problem.rows(), problem.cols()), (2, 2));
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    pub fn from_rows<R: AsRef<[f64]>>(
        rows: &[R],
        resolution: Resolution,
        pairs: Pairs,
    ) -> Result<Self, ProblemError> {
        Self::of_plain(&PlainTable::of_rows(rows)?, resolution, pairs)
    }

    /// Builds a problem that minimises plain costs: each score is a cost, negated, and so is the
    /// total of a plan.
    ///
    /// # Errors
    ///
    /// As [`scores`](Self::scores); the values that errors report are negated costs.
    ///
    /// # Example
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::{Col, Pairs, Problem, Resolution, solve};
    ///
    /// let hours = array![[4.5, 2.0], [3.0, 2.5]];
    /// let problem = Problem::costs(hours.view(), None, Resolution::default(), Pairs::Complete)?;
    /// let best = solve(&problem).into_optimum().ok_or("no plan")?;
    /// assert_eq!(best.columns, [Some(Col(1)), Some(Col(0))]);
    /// assert_eq!(-best.plain_total(&problem), 5.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn costs(
        costs: ArrayView2<'_, f64>,
        eligible: Option<ArrayView2<'_, bool>>,
        resolution: Resolution,
        pairs: Pairs,
    ) -> Result<Self, ProblemError> {
        Self::of_plain(&PlainTable::of_view(&costs, eligible).negated(), resolution, pairs)
    }

    /// Builds a problem that minimises plain costs, given in rows: slices, arrays or vectors of
    /// equal length.
    ///
    /// # Errors
    ///
    /// As [`from_rows`](Self::from_rows); the values that errors report are negated costs.
    ///
    /// # Example
    ///
    /// ```
    /// use regiopair::assignment::{Pairs, Problem, Resolution, solve};
    ///
    /// let hours = [[4.5, 2.0], [3.0, 2.5]];
    /// let problem = Problem::costs_from_rows(&hours, Resolution::default(), Pairs::Complete)?;
    /// let best = solve(&problem).into_optimum().ok_or("no plan")?;
    /// assert_eq!(-best.plain_total(&problem), 5.0);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn costs_from_rows<R: AsRef<[f64]>>(
        rows: &[R],
        resolution: Resolution,
        pairs: Pairs,
    ) -> Result<Self, ProblemError> {
        Self::of_plain(&PlainTable::of_rows(rows)?.negated(), resolution, pairs)
    }

    fn of_plain(
        scores: &PlainTable<'_>,
        resolution: Resolution,
        pairs: Pairs,
    ) -> Result<Self, ProblemError> {
        let (rows, cols) = scores.shape;
        check_size(rows, cols, CELL)?;
        check_reservation(rows, cols, pairs)?;
        let table = rounded(scores, resolution, pairs)?;
        Ok(Self::of_table((rows, cols), table, resolution, pairs))
    }

    /// The problem of a table that was rounded to a resolution.
    fn of_table(
        (rows, cols): (usize, usize),
        table: AnyTable,
        resolution: Resolution,
        pairs: Pairs,
    ) -> Self {
        let cells = CellStorage::Table(table);
        Self { rows, cols, pairs, resolution: Some(resolution), cells }
    }
}
