//! Two-sided preferences.

use ndarray::ArrayView2;
use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Row};

/// Two-sided preferences: the value of each pair to its row and to its column. Higher is better;
/// `None` is unacceptable. A row has one partner, a column up to its capacity, 1 by default.
///
/// # Equal views
///
/// If a strict order is needed, the partner with the lower index comes first among equal ones;
/// [`ranked`](Self::ranked) returns these orders. [Blocking
/// pairs](crate::assignment::stable::blocking_pairs()) use the views themselves: indifference is no
/// reason to leave a partner.
///
/// # Complexity
///
/// Memory: 32 bytes per pair. Every lookup takes constant time.
///
/// # Example
///
/// A region finds two hosts acceptable; only one of them would have it, as the second of two
/// guests:
///
/// ```
/// use ndarray::array;
/// use regiopair::assignment::{Col, Row, model::Preferences};
///
/// let rows = array![[Some(3), Some(2)], [Some(5), Some(9)]];
/// let cols = array![[None, Some(1)], [Some(4), Some(6)]];
/// let views = Preferences::new(rows.view(), cols.view())?.with_capacities(&[1, 2])?;
/// assert_eq!(views.of_row(Row(0), Col(0)), Some(3));
/// assert_eq!(views.of_col(Row(0), Col(0)), None);
/// assert_eq!(views.capacity(Col(1)), 2);
/// # Ok::<(), regiopair::assignment::model::PreferencesError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "SerializedPreferences", into = "SerializedPreferences")]
pub struct Preferences {
    rows: usize,
    /// Row-major: the view of the row, the view of the column.
    pairs: Vec<(Option<i64>, Option<i64>)>,
    capacities: Vec<usize>,
}

/// Why [`Preferences`] are rejected when they are built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum PreferencesError {
    /// A side has no member.
    #[error("with {rows} rows and {cols} columns there are no views; both sides need a member")]
    Empty {
        /// Number of rows.
        rows: usize,
        /// Number of columns.
        cols: usize,
    },
    /// The two tables have different shapes; both are rows by columns.
    #[error(
        "the views of rows are {} by {}, those of columns {} by {}; both must be rows by columns",
        by_rows.0, by_rows.1, by_cols.0, by_cols.1
    )]
    ShapesDiffer {
        /// Rows and columns of the views of rows.
        by_rows: (usize, usize),
        /// Rows and columns of the views of columns.
        by_cols: (usize, usize),
    },
    /// A row of views is longer or shorter than the first one.
    #[error("{row} has {found} views, but the first row has {expected}")]
    Ragged {
        /// The row that differs.
        row: Row,
        /// Views of the first row.
        expected: usize,
        /// Views of this row.
        found: usize,
    },
    /// The number of capacities is not that of columns.
    #[error("{found} capacities for {cols} columns; state one for each")]
    CapacityCount {
        /// Number of columns.
        cols: usize,
        /// Capacities given.
        found: usize,
    },
    /// A column has capacity 0.
    #[error("the capacity of {col} is 0; leave the column out, or make its views `None`")]
    NoCapacity {
        /// The column.
        col: Col,
    },
}

impl Preferences {
    /// Creates preferences from the views of rows and of columns, both as tables of rows by
    /// columns, with capacity 1.
    ///
    /// # Errors
    ///
    /// [`PreferencesError::ShapesDiffer`], [`PreferencesError::Empty`].
    #[expect(
        clippy::needless_pass_by_value,
        reason = "a view is a reference; ndarray passes views by value"
    )]
    pub fn new(
        by_rows: ArrayView2<'_, Option<i64>>,
        by_cols: ArrayView2<'_, Option<i64>>,
    ) -> Result<Self, PreferencesError> {
        if by_rows.dim() != by_cols.dim() {
            return Err(PreferencesError::ShapesDiffer {
                by_rows: by_rows.dim(),
                by_cols: by_cols.dim(),
            });
        }
        let (rows, cols) = by_rows.dim();
        Self::checked(rows, cols, by_rows.iter().copied().zip(by_cols.iter().copied()).collect())
    }

    fn checked(
        rows: usize,
        cols: usize,
        pairs: Vec<(Option<i64>, Option<i64>)>,
    ) -> Result<Self, PreferencesError> {
        if rows == 0 || cols == 0 {
            return Err(PreferencesError::Empty { rows, cols });
        }
        Ok(Self { rows, pairs, capacities: vec![1; cols] })
    }

    /// Sets how many partners each column may have.
    ///
    /// # Errors
    ///
    /// [`PreferencesError::CapacityCount`], [`PreferencesError::NoCapacity`].
    pub fn with_capacities(mut self, capacities: &[usize]) -> Result<Self, PreferencesError> {
        if capacities.len() != self.cols() {
            return Err(PreferencesError::CapacityCount {
                cols: self.cols(),
                found: capacities.len(),
            });
        }
        if let Some(col) = capacities.iter().position(|&capacity| capacity == 0) {
            return Err(PreferencesError::NoCapacity { col: Col(col) });
        }
        self.capacities = capacities.to_vec();
        Ok(self)
    }

    /// Returns the preferences with ties broken: among equal views, the lower index is preferred.
    /// Views become ranks, 0 the lowest; what is acceptable does not change.
    #[must_use]
    pub fn ranked(&self) -> Self {
        let (rows, cols) = (self.rows(), self.cols());
        let mut ranked = self.clone();
        for row in 0..rows {
            let mut order: Vec<usize> = (0..cols).rev().collect();
            order.sort_by_key(|&col| self.pairs[row * cols + col].0);
            for (rank, col) in (0..).zip(order) {
                let view = &mut ranked.pairs[row * cols + col].0;
                *view = view.map(|_| rank);
            }
        }
        for col in 0..cols {
            let mut order: Vec<usize> = (0..rows).rev().collect();
            order.sort_by_key(|&row| self.pairs[row * cols + col].1);
            for (rank, row) in (0..).zip(order) {
                let view = &mut ranked.pairs[row * cols + col].1;
                *view = view.map(|_| rank);
            }
        }
        ranked
    }

    /// Returns the number of rows, at least 1.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the number of columns, at least 1.
    pub fn cols(&self) -> usize {
        self.capacities.len()
    }

    /// Returns the value of a pair to its row; `None` if unacceptable or outside the table.
    pub fn of_row(&self, row: Row, col: Col) -> Option<i64> {
        self.pair(row, col)?.0
    }

    /// Returns the value of a pair to its column; `None` if unacceptable or outside the table.
    pub fn of_col(&self, row: Row, col: Col) -> Option<i64> {
        self.pair(row, col)?.1
    }

    /// Returns how many partners a column may have; 0 outside the table.
    pub fn capacity(&self, col: Col) -> usize {
        self.capacities.get(col.0).copied().unwrap_or(0)
    }

    fn pair(&self, row: Row, col: Col) -> Option<(Option<i64>, Option<i64>)> {
        let inside = row.0 < self.rows && col.0 < self.cols();
        inside.then(|| self.pairs[row.0 * self.cols() + col.0])
    }

    /// Both views of one row's pairs, by column.
    pub(in crate::assignment) fn line(&self, row: usize) -> &[(Option<i64>, Option<i64>)] {
        &self.pairs[row * self.cols()..(row + 1) * self.cols()]
    }
}

/// Preferences in a file: two tables, and the capacities. They are checked when read.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SerializedPreferences {
    by_rows: Vec<Vec<Option<i64>>>,
    by_cols: Vec<Vec<Option<i64>>>,
    capacities: Vec<usize>,
}

impl From<Preferences> for SerializedPreferences {
    fn from(views: Preferences) -> Self {
        let lines = || (0..views.rows()).map(|row| views.line(row).iter());
        Self {
            by_rows: lines().map(|line| line.map(|pair| pair.0).collect()).collect(),
            by_cols: lines().map(|line| line.map(|pair| pair.1).collect()).collect(),
            capacities: views.capacities.clone(),
        }
    }
}

impl TryFrom<SerializedPreferences> for Preferences {
    type Error = PreferencesError;

    fn try_from(serialized: SerializedPreferences) -> Result<Self, PreferencesError> {
        let by_rows = shape(&serialized.by_rows)?;
        let by_cols = shape(&serialized.by_cols)?;
        if by_rows != by_cols {
            return Err(PreferencesError::ShapesDiffer { by_rows, by_cols });
        }
        let by_rows_cells = serialized.by_rows.into_iter().flatten();
        let pairs = by_rows_cells.zip(serialized.by_cols.into_iter().flatten()).collect();
        Self::checked(by_rows.0, by_rows.1, pairs)?.with_capacities(&serialized.capacities)
    }
}

fn shape(table: &[Vec<Option<i64>>]) -> Result<(usize, usize), PreferencesError> {
    let expected = table.first().map_or(0, Vec::len);
    match table.iter().position(|line| line.len() != expected) {
        Some(row) => {
            Err(PreferencesError::Ragged { row: Row(row), expected, found: table[row].len() })
        }
        None => Ok((table.len(), expected)),
    }
}
