//! Whether scores fit in memory.

use super::error::ScoreError;
use super::layer::Value;
use crate::assignment::model::MAX_BYTES;

/// Checks that this number of layers of all pairs, the scores and what plans are made of fit in memory,
/// before any of it is allocated.
pub(super) fn check_memory(
    (rows, columns): (usize, usize),
    layers: usize,
) -> Result<(), ScoreError> {
    let per_pair = (size_of::<Value>() * (layers + 1) + size_of::<Option<i64>>()) as u128;
    let bytes = (rows as u128 * columns as u128).saturating_mul(per_pair);
    if bytes > u128::from(MAX_BYTES) {
        return Err(ScoreError::TooLarge { rows, columns, bytes, limit: MAX_BYTES });
    }
    // Asked for once, and given back at once.
    let all: Result<(), _> = usize::try_from(bytes)
        .map_err(|_| ())
        .and_then(|bytes| Vec::<u8>::new().try_reserve_exact(bytes).map_err(|_| ()));
    all.map_err(|()| ScoreError::NoMemory { rows, columns, bytes })
}
