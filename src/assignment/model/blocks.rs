//! What provides scores on demand, and what it may get wrong.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::assignment::model::{Col, Member, ProblemError, Row};

/// Members of the smaller side that a block has; the last block of a table may have fewer.
pub const BLOCK_ROWS: usize = 32;

/// Members of the larger side that a block has; the last block of a table may have fewer.
pub const BLOCK_COLS: usize = 1024;

/// Scores in blocks of [`BLOCK_ROWS`] × [`BLOCK_COLS`], computed when they are asked for.
///
/// The table is always cut into the same blocks, from row 0 and column 0 on, so that a library for
/// matrix products may be used although it rounds differently for other shapes; where there are more
/// rows than columns, a block has [`BLOCK_COLS`] rows and [`BLOCK_ROWS`] columns. Each block is asked
/// for several times, and must have the same scores each time.
///
/// Scores are in single precision, which is what makes billions of them affordable; they become
/// whole numbers of the problem's [`Resolution`](crate::assignment::model::Resolution) after that, exactly.
///
/// ```
/// use std::ops::Range;
/// use regiopair::assignment::{Pairs, Resolution, model::{Blocks, Implicit}};
///
/// /// How near two places on a line are.
/// struct Line(Vec<f32>, Vec<f32>);
///
/// impl Blocks for Line {
///     fn shape(&self) -> (usize, usize) {
///         (self.0.len(), self.1.len())
///     }
///     fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
///         for row in rows {
///             scores.extend(self.1[cols.clone()].iter().map(|to| -(self.0[row] - to).abs()));
///         }
///     }
/// }
///
/// let line = Line(vec![0.0, 1.0], vec![0.9, 0.2, 5.0]);
/// let problem = Implicit::new(line, Resolution::decimals(3), Pairs::Complete)?;
/// assert_eq!(problem.solve()?.optimum().map(|plan| plan.total), Some(-300));
/// # Ok::<(), regiopair::assignment::model::ImplicitError>(())
/// ```
pub trait Blocks: Sync {
    /// Rows and columns.
    fn shape(&self) -> (usize, usize);

    /// Adds the scores of a block to the empty vector, row by row.
    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>);

    /// Whether a pair may be made; asked only for cells that would be worth it, any number of times.
    /// Forbidding most of the cells makes this slow; list candidates instead.
    fn eligible(&self, row: Row, col: Col) -> bool {
        let _ = (row, col);
        true
    }
}

impl<B: Blocks + ?Sized> Blocks for &B {
    fn shape(&self) -> (usize, usize) {
        (**self).shape()
    }

    fn block(&self, rows: Range<usize>, cols: Range<usize>, scores: &mut Vec<f32>) {
        (**self).block(rows, cols, scores);
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        (**self).eligible(row, col)
    }
}

/// Why an implicit problem is refused, or given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ImplicitError {
    /// The shape is refused as that of any problem.
    #[error(transparent)]
    Problem(#[from] ProblemError),
    /// A reservation that no score could be compared with in 64 bits.
    #[error("the reservation {reservation} lies outside -{limit} ..= {limit} for this shape")]
    ReservationTooLarge {
        /// The reservation of [`Pairs::Free`](crate::assignment::model::Pairs::Free).
        reservation: i64,
        /// Greatest magnitude accepted.
        limit: i64,
    },
    /// A block with more or fewer scores than cells.
    #[error(
        "the block of rows {} to {} and columns {} to {} has {found} scores for {expected} cells",
        rows.start, rows.end - 1, cols.start, cols.end - 1
    )]
    WrongSize {
        /// Rows of the block.
        rows: Range<usize>,
        /// Columns of the block.
        cols: Range<usize>,
        /// Cells of the block.
        expected: usize,
        /// Scores that were given.
        found: usize,
    },
    /// A score that is NaN or infinite, or of too many units for this shape.
    #[error(
        "score {value} in {row}, {col} is not a finite number of at most {limit} units; \
         forbid a cell by `eligible`, or take a coarser resolution"
    )]
    NotAccepted {
        /// Row of the cell.
        row: Row,
        /// Column of the cell.
        col: Col,
        /// The score read.
        value: String,
        /// The most units for this shape.
        limit: i64,
    },
    /// A row or a column had other scores than when it was first asked for.
    #[error("{member} has other scores than at the first request; blocks must not change")]
    Changed {
        /// The row, or the column where there are more rows than columns.
        member: Member,
    },
    /// In [`Pairs::Largest`](crate::assignment::model::Pairs::Largest), not everyone on the smaller side
    /// can be paired, which this method cannot solve.
    #[error(
        "{rows} members of the smaller side have only {cols} partners; the largest plan of an \
         implicit problem is found only where everyone can be paired"
    )]
    NotAllPaired {
        /// Members of a set with too few partners.
        rows: usize,
        /// Their partners.
        cols: usize,
    },
    /// More cells would have to be kept than there is memory for.
    #[error(
        "the scores leave no small restricted problem: more than {limit} cells would have to be kept"
    )]
    RestrictedProblemTooLarge {
        /// The most cells kept.
        limit: usize,
    },
}

impl ImplicitError {
    /// Rows and columns exchanged.
    pub(in crate::assignment) fn turned(self) -> Self {
        match self {
            Self::WrongSize { rows, cols, expected, found } => {
                Self::WrongSize { rows: cols, cols: rows, expected, found }
            }
            Self::NotAccepted { row, col, value, limit } => {
                Self::NotAccepted { row: Row(col.0), col: Col(row.0), value, limit }
            }
            Self::Changed { member: Member::Row(row) } => {
                Self::Changed { member: Col(row.0).into() }
            }
            other => other,
        }
    }
}
