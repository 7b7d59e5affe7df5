//! All faults of a dataset.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::issue::Fault;
use super::place::{Place, Spot};
use crate::vocabulary::{MOST_LISTED_FAULTS, listed};

/// How many faults are kept; the others are only counted.
pub(in crate::io) const MOST_KEPT_FAULTS: usize = 10_000;

/// The faults of a dataset, in the order of tables and rows; one per line when printed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Faults {
    /// The faults, 10,000 at most. The first hundred are printed.
    pub list: Vec<Fault>,
    /// The number of further faults.
    pub more: usize,
}

impl Faults {
    /// Keeps the first faults of a list and counts the others.
    pub(in crate::io) fn new(mut list: Vec<Fault>) -> Self {
        let more = list.len().saturating_sub(MOST_KEPT_FAULTS);
        list.truncate(MOST_KEPT_FAULTS);
        Self { list, more }
    }

    /// All faults in the order of tables and rows.
    pub(in crate::io) fn sorted(mut list: Vec<Fault>) -> Self {
        let number = |place: &Place| match place.spot {
            Spot::Whole => 0,
            Spot::Line(number) | Spot::Item(number) | Spot::Row { row: number, .. } => number,
        };
        list.sort_by_key(|fault| (fault.place.table, number(&fault.place)));
        Self::new(list)
    }

    /// Returns the number of faults in all.
    pub fn total(&self) -> usize {
        self.list.len() + self.more
    }
}

impl std::error::Error for Faults {}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&listed(&self.list[..self.list.len().min(MOST_LISTED_FAULTS)]))?;
        match self.total() {
            total if total > MOST_LISTED_FAULTS => {
                write!(f, "\nand {} more", total - MOST_LISTED_FAULTS)
            }
            _ => Ok(()),
        }
    }
}
