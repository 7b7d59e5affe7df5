//! Candidates row by row, for problems most of whose cells are forbidden.

use crate::assignment::model::counting_sort::counting_sort;
use crate::assignment::model::{Col, ProblemError, Row};

/// The eligible cells of each row, by ascending column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::assignment) struct CandidateList {
    cols: usize,
    starts: Vec<usize>,
    entries: Vec<(u32, i64)>,
}

impl CandidateList {
    pub(in crate::assignment) fn new<R>(
        cols: usize,
        rows: impl IntoIterator<Item = R>,
    ) -> Result<Self, ProblemError>
    where
        R: IntoIterator<Item = (Col, i64)>,
    {
        let mut list = Self { cols, starts: vec![0], entries: Vec::new() };
        for (row, candidates) in rows.into_iter().enumerate() {
            let start = list.entries.len();
            for (col, score) in candidates {
                let narrow = u32::try_from(col.0).ok().filter(|_| col.0 < cols);
                let Some(narrow) = narrow else {
                    return Err(ProblemError::NoSuchColumn { row: Row(row), col, cols });
                };
                grow(&mut list.entries, (row + 1, cols))?;
                list.entries.push((narrow, score));
            }
            let added = &mut list.entries[start..];
            added.sort_unstable();
            if let Some(twice) = added.windows(2).find(|pair| pair[0].0 == pair[1].0) {
                let col = Col(twice[0].0 as usize);
                return Err(ProblemError::Repeated { row: Row(row), col });
            }
            grow(&mut list.starts, (row + 1, cols))?;
            list.starts.push(list.entries.len());
        }
        Ok(list)
    }

    pub(in crate::assignment) fn rows(&self) -> usize {
        self.starts.len() - 1
    }

    pub(in crate::assignment) fn row(&self, row: usize) -> &[(u32, i64)] {
        &self.entries[self.starts[row]..self.starts[row + 1]]
    }

    pub(in crate::assignment) fn len(&self) -> usize {
        self.entries.len()
    }

    pub(in crate::assignment) fn score(&self, row: Row, col: usize) -> Option<i64> {
        let candidates = self.row(row.0);
        let place = candidates.binary_search_by_key(&col, |&(col, _)| col as usize).ok()?;
        Some(candidates[place].1)
    }

    /// Keeps only the candidates for which `keep` returns true.
    pub(in crate::assignment) fn retain(&mut self, keep: &mut impl FnMut(Row, Col, i64) -> bool) {
        let mut kept = 0;
        for row in 0..self.rows() {
            let line = self.starts[row]..self.starts[row + 1];
            self.starts[row] = kept;
            for place in line {
                let (col, score) = self.entries[place];
                if keep(Row(row), Col(col as usize), score) {
                    self.entries[kept] = (col, score);
                    kept += 1;
                }
            }
        }
        if let Some(end) = self.starts.last_mut() {
            *end = kept;
        }
        self.entries.truncate(kept);
    }

    /// Rows become columns.
    pub(in crate::assignment) fn transposed(&self) -> Self {
        let entries = (0..).zip(self.starts.windows(2)).flat_map(|(row, bounds)| {
            let entries = self.entries[bounds[0]..bounds[1]].iter();
            entries.map(move |&(col, score)| (col as usize, (row, score)))
        });
        let (starts, entries) = counting_sort(self.cols, entries);
        Self { cols: self.rows(), starts, entries }
    }
}

/// Reserves memory for one more item; doubles the capacity if none is left.
fn grow<T>(items: &mut Vec<T>, (rows, cols): (usize, usize)) -> Result<(), ProblemError> {
    if items.len() < items.capacity() {
        return Ok(());
    }
    let more = items.len().max(16);
    items.try_reserve(more).map_err(|_| {
        let bytes = (items.len() as u128 + more as u128) * size_of::<T>() as u128;
        ProblemError::NoMemory { rows, cols, bytes }
    })
}
