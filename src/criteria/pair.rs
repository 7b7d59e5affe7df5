//! A pair, and rectangles of pairs, whose values a criterion may compute together.

use std::ops::Range;

use super::lanes::{LANES, Lanes};
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

    /// Appends a zero for each pair.
    pub(super) fn zeros<'v>(&self, values: &'v mut Vec<Value>) -> &'v mut [Value] {
        let start = zeros(values, self.len());
        &mut values[start..]
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

    /// Changes the values of each row for a tile of columns at a time: those of the right pool, so that the
    /// first and the last may have columns outside of the block.
    pub(super) fn by_tile(
        &self,
        cells: &mut [Value],
        mut change: impl FnMut(&'a Profile, usize, &mut Lanes),
    ) {
        for (tile, columns, lanes) in tiles(&self.columns()) {
            for (profile, line) in self.lines(cells) {
                let cells = &mut line[columns.clone()];
                let mut found = [0.0; LANES];
                for (lane, cell) in found[lanes.clone()].iter_mut().zip(&*cells) {
                    *lane = cell.0;
                }
                change(profile, tile, &mut found);
                for (cell, lane) in cells.iter_mut().zip(&found[lanes.clone()]) {
                    cell.0 = *lane;
                }
            }
        }
    }

    /// Sets the values of each column for a tile of rows at a time: those of the left pool.
    pub(super) fn by_tile_of_rows(
        &self,
        cells: &mut [Value],
        mut find: impl FnMut(&'a Profile, usize) -> Lanes,
    ) {
        let width = self.right.len();
        for (tile, rows, lanes) in tiles(&self.rows()) {
            for (column, profile) in self.right.iter().enumerate() {
                let found = find(profile, tile);
                let cells = cells[rows.start * width + column..].iter_mut().step_by(width);
                for (cell, lane) in cells.zip(&found[lanes.clone()]) {
                    cell.0 = *lane;
                }
            }
        }
    }
}

/// The tiles that have some of consecutive regions: which these are, counted from the first of them, and their
/// lanes in the tile.
fn tiles(
    regions: &Range<usize>,
) -> impl Iterator<Item = (usize, Range<usize>, Range<usize>)> + use<> {
    let Range { start, end } = *regions;
    (start / LANES..end.div_ceil(LANES)).map(move |tile| {
        let first = tile * LANES;
        let (from, to) = (first.max(start), (first + LANES).min(end));
        (tile, from - start..to - start, from - first..to - first)
    })
}

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
