//! The values of one criterion for all pairs.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::block::{BLOCK_COLUMNS, BLOCK_ROWS, assess_block};
use super::error::ScoreError;
pub use crate::criteria::Value;
use crate::criteria::{Criterion, Meaning, PairBlock};
use crate::profile::Pool;

/// One criterion over all pairs: rows are the left pool, columns the right one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Layer {
    /// Id of the criterion.
    pub criterion: String,
    /// What a high value means.
    pub meaning: Meaning,
    /// Its values, left regions × right regions, both in the order of their pools.
    pub values: Array2<Value>,
}

impl Layer {
    /// Assesses every pair.
    ///
    /// # Errors
    /// [`ScoreError::OutOfRange`] for the first pair whose value is outside [0, 1], and
    /// [`ScoreError::BlockSize`] or [`ScoreError::BlockDiffers`] for a criterion of the user's own whose
    /// blocks are not what [`Criterion::assess_block`] asks for; blocks are looked at from top to bottom.
    ///
    /// # Complexity
    /// One assessment per pair; memory 8 bytes per pair. With the feature `parallel`, threads
    /// share the rows; the result is the same, bit for bit.
    pub fn compute(
        criterion: &dyn Criterion,
        left: &Pool,
        right: &Pool,
    ) -> Result<Self, ScoreError> {
        let mut values = Array2::from_elem((left.len(), right.len()), Value::UNKNOWN);
        let width = right.len().max(1);
        let cells = values.as_slice_mut().unwrap_or_default();
        fill_rows(cells, width * BLOCK_ROWS, |band, cells| {
            let first = band * BLOCK_ROWS;
            let left = &left.profiles()[first..first + cells.len() / width];
            let mut found = Vec::with_capacity(left.len() * BLOCK_COLUMNS);
            for (place, right) in right.profiles().chunks(BLOCK_COLUMNS).enumerate() {
                found.clear();
                assess_block(criterion, &PairBlock { left, right }, &mut found)?;
                let first = place * BLOCK_COLUMNS;
                for (row, line) in cells.chunks_mut(width).zip(found.chunks(right.len())) {
                    row[first..first + right.len()].copy_from_slice(line);
                }
            }
            Ok(())
        })?;
        Ok(Self { criterion: criterion.id().to_owned(), meaning: criterion.meaning(), values })
    }

    /// Whether nothing is known about any pair.
    pub fn is_silent(&self) -> bool {
        self.values.iter().all(|value| value.get().is_none())
    }

    /// Returns the number of pairs with a known value.
    pub fn known(&self) -> usize {
        self.values.iter().filter(|value| value.get().is_some()).count()
    }

    /// Returns the mean of the known values, summed in row order; `None` if nothing is known.
    pub fn mean(&self) -> Option<f64> {
        mean_of(&self.values)
    }
}

/// The mean of the known values; `None` if nothing is known.
pub(super) fn mean_of<'a>(values: impl IntoIterator<Item = &'a Value>) -> Option<f64> {
    let known = values.into_iter().filter_map(|value| value.get());
    let (count, sum) = known.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
    (count > 0).then(|| sum / count as f64)
}

/// Fills row after row, or all at once on several threads; the first error in row order counts.
pub(super) fn fill_rows<T: Send, E: Send>(
    cells: &mut [T],
    width: usize,
    fill: impl Fn(usize, &mut [T]) -> Result<(), E> + Sync,
) -> Result<(), E> {
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        let results: Vec<Result<(), E>> =
            cells.par_chunks_mut(width).enumerate().map(|(i, row)| fill(i, row)).collect();
        results.into_iter().collect()
    }
    #[cfg(not(feature = "parallel"))]
    {
        cells.chunks_mut(width).enumerate().try_for_each(|(i, row)| fill(i, row))
    }
}
