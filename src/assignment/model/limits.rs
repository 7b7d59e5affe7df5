//! The limits of a problem: memory, and sums that stay within 64 bits.

use crate::assignment::model::{Col, Pairs, ProblemError, Row};

/// The most memory that the cells of a [`Problem`](crate::assignment::Problem) may take: 16 GiB,
/// which is a square table of side 46,340 at [8 bytes](crate::assignment::Problem::bytes) per cell.
pub const MAX_BYTES: u64 = 1 << 34;

/// A score within the limit cannot be as near to any other reservation, and where all cells are
/// forbidden no score says so.
pub(in crate::assignment) fn check_reservation(
    rows: usize,
    cols: usize,
    pairs: Pairs,
) -> Result<(), ProblemError> {
    let limit = 2 * score_limit(rows, cols);
    match pairs {
        Pairs::Free { reservation } if !(-limit..=limit).contains(&reservation) => {
            Err(ProblemError::ReservationTooLarge { reservation, limit })
        }
        _ => Ok(()),
    }
}

pub(in crate::assignment) fn check_score(
    (row, col): (Row, Col),
    score: i64,
    limit: i64,
    pairs: Pairs,
) -> Result<(), ProblemError> {
    let within = |amount: i64| (-limit..=limit).contains(&amount);
    if !within(score) {
        return Err(ProblemError::ScoreTooLarge { row, col, score, limit });
    }
    if let Pairs::Free { reservation } = pairs
        && !score.checked_sub(reservation).is_some_and(within)
    {
        return Err(ProblemError::GainTooLarge { row, col, score, reservation, limit });
    }
    Ok(())
}

/// Bytes that are counted for a cell of a table.
pub(in crate::assignment) const CELL: u128 = size_of::<i64>() as u128;

/// Both sides have a member, and the cells are not too many.
pub(in crate::assignment) fn check_size(
    rows: usize,
    cols: usize,
    bytes_a_cell: u128,
) -> Result<(), ProblemError> {
    if rows == 0 || cols == 0 {
        return Err(ProblemError::Empty { rows, cols });
    }
    let most = u32::MAX as usize;
    let bytes = (rows as u128 * cols as u128).saturating_mul(bytes_a_cell);
    if rows >= most || cols >= most || bytes > u128::from(MAX_BYTES) {
        return Err(ProblemError::TooLarge { rows, cols, bytes, limit: MAX_BYTES });
    }
    Ok(())
}

/// Memory that a solver takes for each row and column, at least.
const BYTES_PER_MEMBER: u128 = 64;

/// As [`check_size`], for a list of candidates: the members are not too many.
pub(in crate::assignment) fn check_members(rows: usize, cols: usize) -> Result<(), ProblemError> {
    check_size(rows, cols, 0)?;
    let bytes = (rows as u128 + cols as u128) * BYTES_PER_MEMBER;
    if bytes > u128::from(MAX_BYTES) {
        return Err(ProblemError::TooLarge { rows, cols, bytes, limit: MAX_BYTES });
    }
    Ok(())
}

/// Greatest magnitude of a score that a problem of this shape accepts, in score units: sums along
/// alternating paths then stay within 64 bits.
pub(in crate::assignment) fn score_limit(rows: usize, cols: usize) -> i64 {
    let steps = i64::try_from(rows.min(cols)).unwrap_or(i64::MAX);
    i64::MAX / steps.saturating_add(1).saturating_mul(16)
}
