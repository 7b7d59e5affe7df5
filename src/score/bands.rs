//! The values of a criterion, band by band: some consecutive rows at a time, stored or not.
//!
//! Sums over all pairs are sums of bands, in their order: the same on any number of threads, and whether the
//! values are stored or not.

use std::ops::Range;

use super::block::{BLOCK_COLUMNS, BLOCK_ROWS, compared_block};
use super::error::ScoreError;
use crate::criteria::{Criterion, PairBlock, Value};
use crate::parallel;
use crate::profile::Pool;

/// A source of the values of all pairs.
pub(super) trait Bands: Sync {
    /// The numbers of rows and columns.
    fn size(&self) -> (usize, usize);

    /// Hands over the values of some consecutive rows, row by row.
    fn band(&self, rows: Range<usize>, take: &mut dyn FnMut(&[Value])) -> Result<(), ScoreError>;
}

impl<B: Bands> Bands for &B {
    fn size(&self) -> (usize, usize) {
        (**self).size()
    }

    fn band(&self, rows: Range<usize>, take: &mut dyn FnMut(&[Value])) -> Result<(), ScoreError> {
        (**self).band(rows, take)
    }
}

/// Values that are assessed whenever they are asked for.
pub(super) struct Assessed<'a> {
    pub(super) criterion: &'a dyn Criterion,
    pub(super) left: &'a Pool,
    pub(super) right: &'a Pool,
}

impl Assessed<'_> {
    /// Assesses the pairs of some consecutive rows, and writes their values row by row.
    pub(super) fn fill(&self, rows: Range<usize>, cells: &mut [Value]) -> Result<(), ScoreError> {
        let (left, width) = (&self.left.profiles()[rows], self.right.len());
        let mut found = Vec::with_capacity(left.len() * BLOCK_COLUMNS);
        for (place, right) in self.right.profiles().chunks(BLOCK_COLUMNS).enumerate() {
            found.clear();
            compared_block(self.criterion, &PairBlock { left, right }, &mut found)?;
            let first = place * BLOCK_COLUMNS;
            for (row, line) in cells.chunks_mut(width).zip(found.chunks(right.len())) {
                row[first..first + right.len()].copy_from_slice(line);
            }
        }
        Ok(())
    }
}

impl Bands for Assessed<'_> {
    fn size(&self) -> (usize, usize) {
        (self.left.len(), self.right.len())
    }

    fn band(&self, rows: Range<usize>, take: &mut dyn FnMut(&[Value])) -> Result<(), ScoreError> {
        let mut values = vec![Value::UNKNOWN; rows.len() * self.right.len()];
        self.fill(rows, &mut values)?;
        take(&values);
        Ok(())
    }
}

/// Whether nothing is known of any pair.
pub(super) fn is_silent(bands: &dyn Bands) -> Result<bool, ScoreError> {
    let mut is_silent = true;
    for row in 0..bands.size().0 {
        let known = |value: &Value| value.get().is_some();
        bands.band(row..row + 1, &mut |values| is_silent &= !values.iter().any(known))?;
        if !is_silent {
            break;
        }
    }
    Ok(is_silent)
}

/// What is taken from each band, in their order; `of_band` gets the first row of the band.
pub(super) fn each_band<A: Send>(
    bands: &dyn Bands,
    of_band: impl Fn(usize, &[Value]) -> A + Sync,
) -> Result<Vec<A>, ScoreError> {
    let rows = bands.size().0;
    let found = parallel::map(rows.div_ceil(BLOCK_ROWS), |band| {
        let first = band * BLOCK_ROWS;
        let mut of = None;
        let rows = first..(first + BLOCK_ROWS).min(rows);
        bands.band(rows, &mut |values| of = Some(of_band(first, values)))?;
        Ok(of)
    });
    Ok(found.into_iter().collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
}

/// What is gathered from all bands by a few gatherers, each of which sees no more than `most` pairs. What
/// they have together must not depend on who sees which band.
pub(super) fn gathered<A: Send>(
    bands: &dyn Bands,
    most: usize,
    start: impl Fn() -> A + Sync,
    take: impl Fn(&mut A, &[Value]) + Sync,
) -> Result<Vec<A>, ScoreError> {
    let (rows, columns) = bands.size();
    let count = rows.div_ceil(BLOCK_ROWS);
    let bands_at_most = (most / (BLOCK_ROWS * columns).max(1)).max(1);
    let gatherers = threads().max(count.div_ceil(bands_at_most)).min(count).max(1);
    let found = parallel::map(gatherers, |gatherer| {
        let mut gathered = start();
        for band in (gatherer..count).step_by(gatherers) {
            let first = band * BLOCK_ROWS;
            let rows = first..(first + BLOCK_ROWS).min(rows);
            bands.band(rows, &mut |values| take(&mut gathered, values))?;
        }
        Ok(gathered)
    });
    found.into_iter().collect()
}

fn threads() -> usize {
    #[cfg(feature = "parallel")]
    return rayon::current_num_threads();
    #[cfg(not(feature = "parallel"))]
    1
}
