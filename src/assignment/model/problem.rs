//! The assignment problem: scores, forbidden cells and the mode.

use ndarray::ArrayView2;

use crate::assignment::model::limits::{
    CELL, check_members, check_reservation, check_score, check_size, score_limit,
};
use crate::assignment::model::list::CandidateList;
use crate::assignment::model::table::{AnyTable, StoredScore, Table};
use crate::assignment::model::{Col, Pairs, Price, ProblemError, Resolution, Row};

/// An assignment problem: integer scores, higher is better, and cells that are forbidden.
///
/// The constructors check everything once; solvers never check again. Scores are whole numbers so
/// that proofs are equalities and not tolerances; the caller chooses their unit (with scores in
/// \[0, 1\] and a resolution of 10⁻⁹, 1.0 is 1,000,000,000). A forbidden cell is `None`, never a
/// very small score.
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
///
/// # In a file
///
/// With serde, a table has its `scores` row by row, with `null` for a forbidden cell; a list has its
/// number of `cols` and the `candidates` of each row as pairs of column and score. Both have
/// `pairs`, and `resolution` if the scores were plain. What is read is checked as in the
/// constructors.
///
/// ```
/// use regiopair::assignment::{Col, Pairs, Problem};
///
/// let rows = [vec![(Col(2), 9), (Col(0), 4)], vec![]];
/// let problem = Problem::sparse(3, rows, Pairs::Largest)?;
/// let text = serde_json::to_string(&problem)?;
/// assert_eq!(text, r#"{"pairs":"largest","cols":3,"candidates":[[[0,4],[2,9]],[]]}"#);
/// assert_eq!(serde_json::from_str::<Problem>(&text)?, problem);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Problem {
    pub(super) rows: usize,
    pub(super) cols: usize,
    pub(super) pairs: Pairs,
    pub(super) resolution: Option<Resolution>,
    pub(super) cells: CellStorage,
}

/// Problems are equal if all their cells are, however they are stored.
impl PartialEq for Problem {
    fn eq(&self, other: &Self) -> bool {
        (self.rows, self.cols, self.pairs, self.resolution)
            == (other.rows, other.cols, other.pairs, other.resolution)
            && (self.cells == other.cells || self.eligible_cells().eq(other.eligible_cells()))
    }
}

/// How the cells are stored.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::assignment) enum CellStorage {
    Table(AnyTable),
    List(CandidateList),
}

impl Problem {
    /// Builds the problem from a table; `None` forbids a cell.
    ///
    /// # Errors
    ///
    /// As [`from_fn`](Self::from_fn).
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn dense(scores: ArrayView2<'_, Option<i64>>, pairs: Pairs) -> Result<Self, ProblemError> {
        let (rows, cols) = scores.dim();
        Self::from_fn(rows, cols, pairs, |row, col| scores[[row.0, col.0]])
    }

    /// Builds the problem from a function of scores, called once per cell, row by row; `None`
    /// forbids a cell.
    ///
    /// # Errors
    ///
    /// - [`ProblemError::Empty`]: no row or no column.
    /// - [`ProblemError::TooLarge`]: the table takes more than
    ///   [`MAX_BYTES`](crate::assignment::MAX_BYTES); [`ProblemError::NoMemory`]: more than is
    ///   available. In both cases the function is not called and nothing is allocated, unless
    ///   scores that are 2³⁰ or more apart turn out to need [8 bytes](Self::bytes) per cell instead
    ///   of 4.
    /// - [`ProblemError::ScoreTooLarge`], [`ProblemError::GainTooLarge`],
    ///   [`ProblemError::ReservationTooLarge`]: see *Range of scores*.
    ///
    /// # Example
    ///
    /// Every cell except the diagonal:
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
        check_size(rows, cols, CELL)?;
        check_reservation(rows, cols, pairs)?;
        let limit = Self::score_limit(rows, cols);
        let cells = AnyTable::from_unknown((rows, cols), |row, col| {
            let score = score(row, col);
            score.map_or(Ok(()), |score| check_score((row, col), score, limit, pairs))?;
            Ok(score)
        })?;
        let cells = CellStorage::Table(cells);
        Ok(Self { rows, cols, pairs, resolution: None, cells })
    }

    /// Creates a problem that lists the candidates of each row, in any order; every other cell is
    /// forbidden.
    ///
    /// # Errors
    ///
    /// - [`ProblemError::Empty`]: no row or no column.
    /// - [`ProblemError::TooLarge`]: the rows and columns alone take more than
    ///   [`MAX_BYTES`](crate::assignment::MAX_BYTES), at 64 bytes each.
    /// - [`ProblemError::NoSuchColumn`], [`ProblemError::Repeated`]: a candidate is outside the
    ///   table, or listed twice for a row.
    /// - [`ProblemError::NoMemory`]: not enough memory for the candidates, 16 bytes each.
    /// - [`ProblemError::ScoreTooLarge`], [`ProblemError::GainTooLarge`],
    ///   [`ProblemError::ReservationTooLarge`]: see *Range of scores*.
    ///
    /// # Example
    ///
    /// ```
    /// use regiopair::assignment::{Col, Pairs, Problem, solve};
    ///
    /// let rows = [vec![(Col(2), 9), (Col(0), 4)], vec![(Col(2), 8)]];
    /// let problem = Problem::sparse(3, rows, Pairs::Complete)?;
    /// let outcome = solve(&problem);
    /// assert_eq!(outcome.optimum().map(|optimum| optimum.total), Some(12));
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    pub fn sparse<R>(
        cols: usize,
        rows: impl IntoIterator<Item = R>,
        pairs: Pairs,
    ) -> Result<Self, ProblemError>
    where
        R: IntoIterator<Item = (Col, i64)>,
    {
        let list = CandidateList::new(cols, rows)?;
        let rows = list.rows();
        check_members(rows, cols)?;
        let problem = Self { rows, cols, pairs, resolution: None, cells: CellStorage::List(list) };
        problem.check_range()?;
        Ok(problem)
    }

    /// Changes the mode; the cells stay the same.
    ///
    /// # Errors
    ///
    /// [`ProblemError::GainTooLarge`] if a score is too far from the new reservation;
    /// [`ProblemError::ReservationTooLarge`] if every score would be.
    pub fn with_pairs(mut self, pairs: Pairs) -> Result<Self, ProblemError> {
        self.pairs = pairs;
        self.check_range()?;
        Ok(self)
    }

    /// Keeps the eligible cells for which `keep` returns true and forbids the others. Takes time
    /// linear in the cells.
    ///
    /// ```
    /// use ndarray::array;
    /// use regiopair::assignment::{Pairs, Problem};
    ///
    /// let problem = Problem::dense(array![[Some(5), Some(3)], [Some(4), None]].view(), Pairs::Largest)?;
    /// assert_eq!(problem.retain(|_, _, score| score > 3).eligible(), 2);
    /// # Ok::<(), regiopair::assignment::ProblemError>(())
    /// ```
    #[must_use]
    pub fn retain(mut self, mut keep: impl FnMut(Row, Col, i64) -> bool) -> Self {
        match &mut self.cells {
            CellStorage::Table(AnyTable::Narrow(table)) => table.retain(keep),
            CellStorage::Table(AnyTable::Wide(table)) => table.retain(keep),
            CellStorage::List(list) => list.retain(&mut keep),
        }
        self
    }

    /// Returns the problem with rows and columns exchanged. The optimal value is the same; the plan
    /// may differ if there are ties, because the [tie rule](crate::assignment::model::TieRule)
    /// considers rows first.
    #[must_use]
    pub fn transposed(&self) -> Self {
        let cells = match &self.cells {
            CellStorage::Table(table) => CellStorage::Table(table.transposed()),
            CellStorage::List(list) => CellStorage::List(list.transposed()),
        };
        Self {
            rows: self.cols,
            cols: self.rows,
            pairs: self.pairs,
            resolution: self.resolution,
            cells,
        }
    }

    /// Returns the number of rows, at least 1.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the number of columns, at least 1.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// Returns the mode: which plans are feasible, and what is maximised.
    pub fn pairs(&self) -> Pairs {
        self.pairs
    }

    /// Returns the size of a score unit, if the problem was built from plain scores.
    pub fn resolution(&self) -> Option<Resolution> {
        self.resolution
    }

    /// Converts a number of units, such as a total, to a plain score at the resolution of the
    /// problem. Returns the number itself if the problem was built from whole numbers.
    pub fn plain_score(&self, units: i64) -> f64 {
        self.resolution.map_or(units as f64, |resolution| resolution.value(units))
    }

    /// Returns the number of cells that are not forbidden.
    pub fn eligible(&self) -> usize {
        match &self.cells {
            CellStorage::List(list) => list.len(),
            CellStorage::Table(_) => {
                (0..self.rows).map(|row| self.candidates(Row(row)).count()).sum()
            }
        }
    }

    /// A number of cells that the eligible ones do not exceed, in no time.
    pub(in crate::assignment) fn most_eligible(&self) -> usize {
        match &self.cells {
            CellStorage::List(list) => list.len(),
            CellStorage::Table(_) => self.rows * self.cols,
        }
    }

    /// Returns the score of a cell; `None` if it is forbidden or outside the table.
    pub fn score(&self, row: Row, col: Col) -> Option<i64> {
        if row.0 >= self.rows || col.0 >= self.cols {
            return None;
        }
        match &self.cells {
            CellStorage::Table(table) => table.score(row, col.0),
            CellStorage::List(list) => list.score(row, col.0),
        }
    }

    /// Returns the most memory that the cells of a table of this shape can take, in bytes: 8 per
    /// cell. If all scores are within 2³⁰ units of each other, they take half of that. A list of
    /// candidates takes 16 bytes per candidate; [scores by
    /// blocks](crate::assignment::model::Blocks) are not stored.
    ///
    /// Check it on a shared machine: an operating system may promise more memory than it has, and
    /// fail only when the memory is used.
    ///
    /// ```
    /// use regiopair::assignment::Problem;
    ///
    /// assert_eq!(Problem::bytes(40_000, 25_000), 8_000_000_000);
    /// ```
    pub fn bytes(rows: usize, cols: usize) -> u128 {
        (rows as u128 * cols as u128).saturating_mul(CELL)
    }

    /// Returns the greatest magnitude of a score that a problem of this shape accepts, in score
    /// units.
    pub fn score_limit(rows: usize, cols: usize) -> i64 {
        score_limit(rows, cols)
    }

    /// The value of a pair with this score in this mode.
    pub(in crate::assignment) fn worth(&self, score: i64) -> Price {
        match self.pairs {
            Pairs::Complete => Price::of_score(score),
            Pairs::Largest => Price { pairs: 1, score },
            Pairs::Free { reservation } => Price::of_score(score - reservation),
        }
    }

    pub(in crate::assignment) fn cells(&self) -> &CellStorage {
        &self.cells
    }

    /// Returns the eligible cells of a row with their scores, by ascending column; none for a row
    /// outside the table. Takes time linear in the stored cells of the row.
    pub fn candidates(&self, row: Row) -> impl Iterator<Item = (Col, i64)> + Clone + '_ {
        let row = row.0;
        let (narrow, wide, list) = match &self.cells {
            CellStorage::Table(AnyTable::Narrow(table)) => (Some(table), None, None),
            CellStorage::Table(AnyTable::Wide(table)) => (None, Some(table), None),
            CellStorage::List(list) => (None, None, Some(list)),
        };
        let inside = move || row < self.rows;
        let narrow =
            narrow.into_iter().filter(move |_| inside()).flat_map(move |table| line(table, row));
        let wide =
            wide.into_iter().filter(move |_| inside()).flat_map(move |table| line(table, row));
        let list = list.into_iter().filter(move |_| inside()).flat_map(move |list| list.row(row));
        narrow.chain(wide).chain(list.map(|&(col, score)| (Col(col as usize), score)))
    }

    /// Calls a function with every one of the [`candidates`](Self::candidates) of a row, which takes less
    /// time where rows are short.
    pub(crate) fn each_candidate(&self, row: Row, mut call: impl FnMut(Col, i64)) {
        match &self.cells {
            CellStorage::Table(AnyTable::Narrow(table)) => {
                line(table, row.0).for_each(|(col, score)| call(col, score));
            }
            CellStorage::Table(AnyTable::Wide(table)) => {
                line(table, row.0).for_each(|(col, score)| call(col, score));
            }
            CellStorage::List(list) => {
                for &(col, score) in list.row(row.0) {
                    call(Col(col as usize), score);
                }
            }
        }
    }

    /// All eligible cells with their scores, row by row and by ascending column.
    pub(crate) fn eligible_cells(&self) -> impl Iterator<Item = (Row, Col, i64)> + Clone + '_ {
        let of_row = |row| self.candidates(row).map(move |(col, score)| (row, col, score));
        (0..self.rows).map(Row).flat_map(of_row)
    }

    fn check_range(&self) -> Result<(), ProblemError> {
        check_reservation(self.rows, self.cols, self.pairs)?;
        let limit = Self::score_limit(self.rows, self.cols);
        self.eligible_cells()
            .try_for_each(|(row, col, score)| check_score((row, col), score, limit, self.pairs))
    }
}

fn line<C: StoredScore>(
    table: &Table<C>,
    row: usize,
) -> impl Iterator<Item = (Col, i64)> + Clone + '_ {
    let cells = table.row(row).iter().enumerate();
    cells.filter_map(|(col, &cell)| Some((Col(col), table.read(cell)?)))
}
