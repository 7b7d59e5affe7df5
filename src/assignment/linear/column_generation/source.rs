//! The source of scores, and the outcome of pricing.

use crate::assignment::kernel::answer::PartialSolution;
use crate::assignment::kernel::dual_state::{DeficientSet, DualState};
use crate::assignment::kernel::equality_graph::KnownTight;

/// Cells of a row: column and score.
pub(in crate::assignment) type RowCells = Vec<(u32, i64)>;

/// The best cells of a row, and a bound on its other cells.
pub(in crate::assignment) struct PricedRow {
    pub(in crate::assignment) row: u32,
    /// By ascending column.
    pub(in crate::assignment) cells: RowCells,
    /// No other cell has a greater score less price of the column.
    pub(in crate::assignment) bound: i64,
}

/// A source of the best cells of each row, in score units.
pub(in crate::assignment) trait ScoreSource {
    /// Why it may fail.
    type Error;

    /// Rows, of which there are at most as many as columns, and columns.
    fn shape(&self) -> (usize, usize);

    /// Prices to begin with where all columns will be paired.
    fn opening(&self) -> Result<Vec<i64>, Self::Error>;

    /// The best cells, some dozen at most, of the given rows, or of all; those whose score less
    /// the price of the column exceeds `above` of the row, if it is given. Other rows may be
    /// answered for as well.
    fn best(
        &self,
        prices: &[i64],
        above: Option<&[i64]>,
        rows: Option<&[u32]>,
    ) -> Result<Vec<PricedRow>, Self::Error>;

    /// For some rows their best cells outside of some columns.
    fn outside(
        &self,
        prices: &[i64],
        rows: &[u32],
        cols: &[u32],
    ) -> Result<Vec<(usize, RowCells)>, Self::Error>;

    /// Greatest magnitude of a score less the reservation; asked after the first best cells.
    fn magnitude(&self) -> i64;

    /// How far below what would pay a cell may be to join the restricted problem.
    fn margin(&self) -> i64;

    /// The most cells that the restricted problem may have.
    fn most(&self) -> usize;
}

/// The outcome of column generation.
pub(in crate::assignment) enum PricingOutcome {
    /// Plan and prices that are best, in score units, the worth of the plan's pairs, and where its
    /// rows have tight cells.
    Best { state: DualState<i64>, total: i64, near: KnownTight },
    /// Rows that cannot all be paired.
    Deficient(DeficientSet),
    /// The restricted problem outgrew its purpose.
    GivenUp,
}

/// Why column generation stopped.
pub(in crate::assignment) enum StopCause<E, S> {
    /// The source failed.
    Source(E),
    /// The observer has cancelled.
    Stopped(S),
}

/// Column generation stopped without an answer.
pub(in crate::assignment) struct PricingFailure<E, S> {
    pub(in crate::assignment) cause: StopCause<E, S>,
    /// The incumbent, if there is one.
    pub(in crate::assignment) known: Option<PartialSolution>,
}
