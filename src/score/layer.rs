//! The values of one criterion for all pairs.

use std::convert::Infallible;
use std::ops::Range;

use ndarray::Array2;
use serde::{Deserialize, Serialize};

use super::bands::{Assessed, Bands};
use super::block::BLOCK_ROWS;
use super::error::ScoreError;
use super::normalise::Normalisation;
use super::scale::Scale;
pub use crate::criteria::Value;
use crate::criteria::{Criterion, Meaning};
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
        let assessed = Assessed { criterion, left, right };
        fill_rows(values.as_slice_mut().unwrap_or_default(), width * BLOCK_ROWS, |band, cells| {
            let first = band * BLOCK_ROWS;
            assessed.fill(first..first + cells.len() / width, cells)
        })?;
        Ok(Self { criterion: criterion.id().to_owned(), meaning: criterion.meaning(), values })
    }

    /// Returns the layer with its known values rescaled; unknown ones stay unknown.
    ///
    /// # Complexity
    /// Linear in the cells.
    #[must_use]
    pub fn normalised(&self, how: Normalisation) -> Self {
        // Looking at a stored layer cannot fail.
        Scale::fit(how, self).map_or_else(|_| self.clone(), |scale| self.rescaled(&scale))
    }

    /// The layer with its known values rescaled.
    pub(super) fn rescaled(&self, scale: &Scale) -> Self {
        let mut layer = self.clone();
        let width = self.values.ncols().max(1);
        if layer.values.as_slice().is_none() {
            // A document may have turned it.
            layer.values = layer.values.as_standard_layout().into_owned();
        }
        let cells = layer.values.as_slice_mut().unwrap_or_default();
        let Ok(_) = fill_rows(cells, width * BLOCK_ROWS, |band, cells| -> Result<(), Infallible> {
            scale.apply(band * BLOCK_ROWS, width, cells);
            Ok(())
        });
        layer
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
        let known = self.values.iter().filter_map(|value| value.get());
        let (count, sum) =
            known.fold((0_usize, 0.0), |(count, sum), value| (count + 1, sum + value));
        (count > 0).then(|| sum / count as f64)
    }
}

impl Bands for Layer {
    fn size(&self) -> (usize, usize) {
        self.values.dim()
    }

    fn band(&self, rows: Range<usize>, take: &mut dyn FnMut(&[Value])) -> Result<(), ScoreError> {
        let width = self.values.ncols();
        if let Some(values) = self.values.as_slice() {
            take(&values[rows.start * width..rows.end * width]);
        } else {
            let lines = rows.flat_map(|row| self.values.row(row).to_vec());
            take(&lines.collect::<Vec<Value>>());
        }
        Ok(())
    }
}

/// Fills row after row, or all at once on several threads, and returns what comes of each; the first error in
/// row order counts.
pub(super) fn fill_rows<T: Send, A: Send, E: Send>(
    cells: &mut [T],
    width: usize,
    fill: impl Fn(usize, &mut [T]) -> Result<A, E> + Sync,
) -> Result<Vec<A>, E> {
    #[cfg(feature = "parallel")]
    if cells.len() > width {
        use rayon::prelude::*;
        let results: Vec<Result<A, E>> =
            cells.par_chunks_mut(width).enumerate().map(|(i, row)| fill(i, row)).collect();
        return results.into_iter().collect();
    }
    cells.chunks_mut(width).enumerate().map(|(i, row)| fill(i, row)).collect()
}

#[cfg(test)]
mod tests {
    use ndarray::arr2;

    use super::{Layer, Normalisation, Value};
    use crate::criteria::Meaning;

    fn layer(values: [[Option<f64>; 2]; 2]) -> Layer {
        Layer {
            criterion: "c".into(),
            meaning: Meaning::text(""),
            values: arr2(&values).mapv(Value::from),
        }
    }

    fn normalised(how: Normalisation, values: [[Option<f64>; 2]; 2]) -> Vec<Option<f64>> {
        let layer = layer(values).normalised(how);
        layer.values.iter().map(|value| value.get()).collect()
    }

    #[test]
    fn min_max_spreads_the_known_values_over_the_unit_interval() {
        let values = [[Some(0.2), None], [Some(0.4), Some(0.3)]];
        let found = normalised(Normalisation::MinMax, values);
        assert_eq!(found[0], Some(0.0));
        assert_eq!(found[1], None);
        assert_eq!(found[2], Some(1.0));
        assert!((found[3].unwrap() - 0.5).abs() < 1e-12);
    }

    #[test]
    fn ranks_share_their_mean_where_values_tie() {
        let values = [[Some(0.2), Some(0.7)], [Some(0.2), Some(0.9)]];
        let third = 1.0 / 3.0;
        assert_eq!(
            normalised(Normalisation::Rank, values),
            [Some(0.5 * third), Some(2.0 / 3.0), Some(0.5 * third), Some(1.0)]
        );
    }

    #[test]
    fn a_constant_layer_says_nothing() {
        for &how in &Normalisation::ALL[1..] {
            let found = normalised(how, [[Some(0.3), None], [Some(0.3), Some(0.3)]]);
            assert_eq!(found, [Some(0.5), None, Some(0.5), Some(0.5)]);
        }
    }
}
