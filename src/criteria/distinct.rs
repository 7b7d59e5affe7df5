//! What regions of a block have in common, compared once for all regions with the same words.

use std::collections::HashMap;
use std::hash::Hash;

use super::pair::PairBlock;
use super::value::Value;
use crate::profile::Profile;

/// A number for every two distinct keys of the rows and columns of a block.
pub(super) struct DistinctPairs {
    rows: Vec<usize>,
    columns: Vec<usize>,
    /// Distinct keys of rows × distinct keys of columns.
    cells: Vec<f64>,
    width: usize,
}

impl DistinctPairs {
    /// Compares the keys of the regions of a block: not a number where a pair is unknown.
    pub(super) fn new<'a, K: Hash + Eq + Copy>(
        block: &PairBlock<'a>,
        key: impl Fn(&'a Profile) -> K,
        compare: impl Fn(K, K) -> f64,
    ) -> Self {
        Self::between(block, &key, &key, compare)
    }

    /// The same with keys that are read in two ways.
    pub(super) fn between<'a, K: Hash + Eq + Copy>(
        block: &PairBlock<'a>,
        of_row: impl Fn(&'a Profile) -> K,
        of_column: impl Fn(&'a Profile) -> K,
        compare: impl Fn(K, K) -> f64,
    ) -> Self {
        let (rows, of_rows) = numbered(block.left, of_row);
        let (columns, of_columns) = numbered(block.right, of_column);
        let cells = of_rows.iter().flat_map(|&a| of_columns.iter().map(move |&b| (a, b)));
        let cells = cells.map(|(a, b)| compare(a, b)).collect();
        Self { rows, columns, cells, width: of_columns.len() }
    }

    /// The numbers of a row of the block, in the order of the columns.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f64> + '_ {
        let cells = &self.cells[self.rows[row] * self.width..][..self.width];
        self.columns.iter().map(|&column| cells[column])
    }

    /// Appends the numbers as values.
    pub(super) fn write(&self, values: &mut Vec<Value>) {
        for row in 0..self.rows.len() {
            values.extend(self.row(row).map(Value::known));
        }
    }
}

/// The number of the key of each region, and the keys in the order of their numbers.
fn numbered<'a, K: Hash + Eq + Copy>(
    profiles: &'a [Profile],
    key: impl Fn(&'a Profile) -> K,
) -> (Vec<usize>, Vec<K>) {
    let (mut numbers, mut keys) = (HashMap::new(), Vec::new());
    let number = |profile| {
        let key = key(profile);
        *numbers.entry(key).or_insert_with(|| {
            keys.push(key);
            keys.len() - 1
        })
    };
    (profiles.iter().map(number).collect(), keys)
}
