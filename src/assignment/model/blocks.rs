//! Scores on demand.

use std::ops::Range;

use crate::assignment::model::{BlockError, BlockScore, Col, Row};

/// Members of the smaller side per block; the last block of a table may have fewer.
pub const BLOCK_ROWS: usize = 32;

/// Members of the larger side per block; the last block of a table may have fewer.
pub const BLOCK_COLS: usize = 1024;

/// Scores in blocks of [`BLOCK_ROWS`] × [`BLOCK_COLS`], computed on demand.
///
/// The table is always cut into the same blocks, from row 0 and column 0, so a matrix library may
/// be used even if its rounding depends on the shape, unless the blocks
/// [are divisible](Self::is_divisible). If there are more rows than columns, a block
/// has [`BLOCK_COLS`] rows and [`BLOCK_ROWS`] columns. Each block is requested several times and
/// must have the same scores each time.
///
/// Scores in single precision (`type Score = f32`) make billions of them affordable; in double
/// precision (`f64`) they give the same problem as
/// [`Problem::scores`](crate::assignment::Problem::scores). Both are then rounded to the problem's
/// [`Resolution`](crate::assignment::model::Resolution).
///
/// ```
/// use std::ops::Range;
/// use regiopair::assignment::{Pairs, Resolution, model::{BlockError, Blocks, Implicit}};
///
/// /// How near two places on a line are.
/// struct Line(Vec<f32>, Vec<f32>);
///
/// impl Blocks for Line {
///     type Score = f32;
///     fn shape(&self) -> (usize, usize) {
///         (self.0.len(), self.1.len())
///     }
///     fn block(
///         &self,
///         rows: Range<usize>,
///         cols: Range<usize>,
///         scores: &mut Vec<f32>,
///     ) -> Result<(), BlockError> {
///         for row in rows {
///             scores.extend(self.1[cols.clone()].iter().map(|to| -(self.0[row] - to).abs()));
///         }
///         Ok(())
///     }
/// }
///
/// let line = Line(vec![0.0, 1.0], vec![0.9, 0.2, 5.0]);
/// let problem = Implicit::new(line, Resolution::decimals(3), Pairs::Complete)?;
/// assert_eq!(problem.solve()?.optimum().map(|plan| plan.total), Some(-300));
/// # Ok::<(), regiopair::assignment::model::ImplicitError>(())
/// ```
pub trait Blocks: Sync {
    /// The precision: `f32` or `f64`.
    type Score: BlockScore;

    /// Returns the number of rows and columns.
    fn shape(&self) -> (usize, usize);

    /// Appends the scores of a block, row by row, to `scores`, which is empty.
    ///
    /// # Errors
    ///
    /// Any error; it ends the solution and is returned as
    /// [`ImplicitError::Block`](crate::assignment::model::ImplicitError::Block).
    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<Self::Score>,
    ) -> Result<(), BlockError>;

    /// Whether a part of a block has the same scores as the whole block, to the last bit, as it has
    /// if every score is computed by itself. Later passes then request fewer scores: blocks of only
    /// those members of the smaller side that need them.
    fn is_divisible(&self) -> bool {
        false
    }

    /// Whether a pair may be made. Called only for promising cells, any number of times. If most
    /// cells are forbidden, list candidates instead, which is faster.
    fn eligible(&self, row: Row, col: Col) -> bool {
        let _ = (row, col);
        true
    }
}

impl<B: Blocks + ?Sized> Blocks for &B {
    type Score = B::Score;

    fn shape(&self) -> (usize, usize) {
        (**self).shape()
    }

    fn block(
        &self,
        rows: Range<usize>,
        cols: Range<usize>,
        scores: &mut Vec<Self::Score>,
    ) -> Result<(), BlockError> {
        (**self).block(rows, cols, scores)
    }

    fn is_divisible(&self) -> bool {
        (**self).is_divisible()
    }

    fn eligible(&self, row: Row, col: Col) -> bool {
        (**self).eligible(row, col)
    }
}
