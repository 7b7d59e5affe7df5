//! A pair, and rectangles of pairs, whose values a criterion may compute together.

use std::ops::Range;

use super::value::Value;
use crate::profile::Profile;

/// A region of the left side and one of the right side.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The region that seeks a partner.
    pub left: &'a Profile,
    /// The region that may host it.
    pub right: &'a Profile,
}

/// The pairs of consecutive regions of the left side with consecutive ones of the right side.
#[derive(Debug, Clone, Copy)]
pub struct PairBlock<'a> {
    /// The regions that seek a partner: the rows.
    pub left: &'a [Profile],
    /// The regions that may host them: the columns.
    pub right: &'a [Profile],
}

impl<'a> PairBlock<'a> {
    /// Returns the number of pairs.
    pub fn len(&self) -> usize {
        self.left.len() * self.right.len()
    }

    /// Whether there is no pair.
    pub fn is_empty(&self) -> bool {
        self.left.is_empty() || self.right.is_empty()
    }

    /// Returns the positions of the rows in the left pool.
    pub fn rows(&self) -> Range<usize> {
        positions(self.left)
    }

    /// Returns the positions of the columns in the right pool.
    pub fn columns(&self) -> Range<usize> {
        positions(self.right)
    }

    /// Returns the pairs, row by row.
    pub fn pairs(&self) -> impl Iterator<Item = Pair<'a>> + use<'a> {
        let Self { left, right } = *self;
        left.iter().flat_map(move |left| right.iter().map(move |right| Pair { left, right }))
    }

    /// Appends a line of zeros for each row and has it filled in.
    pub(super) fn by_row(
        &self,
        values: &mut Vec<Value>,
        mut fill: impl FnMut(&'a Profile, &mut [Value]),
    ) {
        let start = zeros(values, self.len());
        for (profile, line) in self.lines(&mut values[start..]) {
            fill(profile, line);
        }
    }

    /// The line of each row in the values of the block.
    pub(super) fn lines<'v>(
        &self,
        values: &'v mut [Value],
    ) -> impl Iterator<Item = (&'a Profile, &'v mut [Value])> + use<'a, 'v> {
        self.left.iter().zip(values.chunks_exact_mut(self.right.len().max(1)))
    }

    /// Appends a line of zeros for each column, one value for each row, and has it filled in.
    pub(super) fn by_column(
        &self,
        values: &mut Vec<Value>,
        mut fill: impl FnMut(&'a Profile, &mut [Value]),
    ) {
        let start = zeros(values, self.len());
        let (cells, rows, width) = (&mut values[start..], self.left.len(), self.right.len());
        // Some columns at a time, so that what is turned stays in the nearest cache.
        let mut turned = vec![Value::known(0.0); rows * COLUMNS_TURNED];
        for (place, profiles) in self.right.chunks(COLUMNS_TURNED).enumerate() {
            turned.fill(Value::known(0.0));
            for (profile, line) in profiles.iter().zip(turned.chunks_exact_mut(rows.max(1))) {
                fill(profile, line);
            }
            let first = place * COLUMNS_TURNED;
            for (row, line) in cells.chunks_exact_mut(width.max(1)).enumerate() {
                for (k, cell) in line[first..first + profiles.len()].iter_mut().enumerate() {
                    *cell = turned[k * rows + row];
                }
            }
        }
    }
}

/// Columns that are turned into rows together: a line of the cache.
const COLUMNS_TURNED: usize = 8;

fn positions(profiles: &[Profile]) -> Range<usize> {
    let first = profiles.first().map_or(0, |profile| profile.index);
    first..first + profiles.len()
}

/// Appends zeros; returns where they start.
fn zeros(values: &mut Vec<Value>, count: usize) -> usize {
    let start = values.len();
    values.resize(start + count, Value::known(0.0));
    start
}
