//! Keys that no two rows of a table may share.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;

use super::fault::{DataFaults, FaultKind, Table, fault};

/// The keys of a table, of which each row must have one of its own.
pub(super) struct Keys<'a, K> {
    table: Table,
    column: &'a str,
    first: HashMap<K, usize>,
}

impl<'a, K: Eq + Hash> Keys<'a, K> {
    pub(super) fn new(table: Table, column: &'a str) -> Self {
        Self { table, column, first: HashMap::new() }
    }

    pub(super) fn add(
        &mut self,
        row: usize,
        key: K,
        faults: &mut DataFaults,
        value: impl FnOnce() -> String,
    ) {
        match self.first.entry(key) {
            Entry::Occupied(first) => {
                let kind = FaultKind::Duplicate { value: value(), first_row: *first.get() };
                faults.push(fault(self.table, row, self.column, kind));
            }
            Entry::Vacant(place) => _ = place.insert(row),
        }
    }
}
