//! A problem whose scores are computed block by block.

use crate::assignment::model::resolution::GREATEST_UNITS;
use crate::assignment::model::{
    Blocks, ImplicitError, MAX_BYTES, Pairs, Problem, ProblemError, Resolution,
};

/// An assignment problem whose scores are computed when they are needed, and never stored.
///
/// It is a separate type because a [`Problem`] is checked when it is built and cannot fail
/// afterwards, whereas computed scores may be invalid at any time.
///
/// # When to use it
///
/// Use it for tables that do not fit in memory, or if computing a score costs little more than
/// reading one. A table that fits is solved faster by [`solve`](crate::assignment::linear::solve),
/// which has another method if the restricted problem grows too large.
///
/// # Method
///
/// As [`ColumnGeneration`](crate::assignment::linear::ColumnGeneration): a restricted problem of
/// the best cells of each row, and passes over all blocks until no cell outside the restricted
/// problem pays. Time: usually two to four passes, in addition to the restricted problem; later ones
/// need fewer scores if blocks [are divisible](Blocks::is_divisible). Memory, in addition to the
/// blocks: for each row about 2 KB in single and 4 KB in double precision. With the feature
/// `parallel`, passes run on all threads, with the same result.
///
/// Ties are not broken by the default [`TieRule`](crate::assignment::model::TieRule), which needs
/// every tight cell. The plan is always the same for the same blocks.
///
/// # Reference
///
/// A. Volgenant, *Linear and semi-assignment problems: a core oriented approach*, Computers &
/// Operations Research 23 (1996), doi:10.1016/0305-0548(96)00010-X.
#[derive(Debug, Clone)]
pub struct Implicit<B> {
    pub(in crate::assignment) blocks: B,
    pub(in crate::assignment) resolution: Resolution,
    pub(in crate::assignment) pairs: Pairs,
}

impl<B: Blocks> Implicit<B> {
    /// Creates the problem from scores in blocks, rounded to a resolution.
    ///
    /// # Errors
    ///
    /// [`ImplicitError::Problem`] if a side is empty or has more than 2³² − 2 members, and
    /// [`ImplicitError::ReservationTooLarge`].
    pub fn new(blocks: B, resolution: Resolution, pairs: Pairs) -> Result<Self, ImplicitError> {
        let (rows, cols) = blocks.shape();
        if rows == 0 || cols == 0 {
            return Err(ProblemError::Empty { rows, cols }.into());
        }
        if rows.max(cols) >= u32::MAX as usize {
            let bytes = rows as u128 * cols as u128 * 4;
            return Err(ProblemError::TooLarge { rows, cols, bytes, limit: MAX_BYTES }.into());
        }
        let limit = Problem::score_limit(rows, cols).min(GREATEST_UNITS);
        if let Pairs::Free { reservation } = pairs
            && !(-limit..=limit).contains(&reservation)
        {
            return Err(ImplicitError::ReservationTooLarge { reservation, limit });
        }
        Ok(Self { blocks, resolution, pairs })
    }

    /// Returns the source of the scores.
    pub fn blocks(&self) -> &B {
        &self.blocks
    }

    /// Returns the size of a score unit.
    pub fn resolution(&self) -> Resolution {
        self.resolution
    }

    /// Returns the mode: which plans are feasible, and what is maximised.
    pub fn pairs(&self) -> Pairs {
        self.pairs
    }
}
