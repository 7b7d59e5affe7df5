//! The values of one criterion for all pairs.

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::error::ScoreError;
use crate::criteria::{Criterion, Meaning, Pair, Tally};
use crate::profile::Pool;

/// A value in [0, 1], or unknown. It has the size of one `f64` and never returns NaN.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(from = "Option<f64>", into = "Option<f64>")]
pub struct Value(f64);

impl Value {
    /// Not known.
    pub const UNKNOWN: Self = Self(f64::NAN);

    /// Creates a known value. NaN counts as unknown.
    pub fn known(value: f64) -> Self {
        Self(value)
    }

    /// Returns the value, or `None` if unknown.
    pub fn get(self) -> Option<f64> {
        (!self.0.is_nan()).then_some(self.0)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl From<Option<f64>> for Value {
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::UNKNOWN, Self::known)
    }
}

impl From<Value> for Option<f64> {
    fn from(value: Value) -> Self {
        value.get()
    }
}

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
    /// [`ScoreError::OutOfRange`] for the first pair, in row order, whose value is outside [0, 1].
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
        let fill = |i: usize, row: &mut [Value]| -> Result<(), ScoreError> {
            let seeker = &left.profiles()[i];
            let mut tally = Tally::without_reasons();
            for (cell, host) in row.iter_mut().zip(right.profiles()) {
                tally.clear();
                if criterion.assess(&Pair { left: seeker, right: host }, &mut tally).is_err() {
                    continue;
                }
                let value = tally.value();
                if !(0.0..=1.0).contains(&value) || tally.has_invalid_amount() {
                    return Err(ScoreError::OutOfRange {
                        criterion: criterion.id().to_owned(),
                        left: seeker.region.id.clone(),
                        right: host.region.id.clone(),
                        value,
                    });
                }
                *cell = Value::known(value);
            }
            Ok(())
        };
        let width = right.len().max(1);
        let cells = values.as_slice_mut().unwrap_or_default();
        fill_rows(cells, width, fill)?;
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
