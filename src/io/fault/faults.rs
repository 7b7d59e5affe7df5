//! All faults of a dataset.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::issue::{Fault, Issue};
use super::notice::ReadingNotice;
use super::place::{Place, Spot};
use crate::vocabulary::{MOST_KEPT_FAULTS, listed_and_more};

/// The faults of a dataset, in the order of tables and rows; one per line when printed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Faults {
    /// The faults, 10,000 at most. The first hundred are printed.
    pub list: Vec<Fault>,
    /// The number of further faults.
    pub more: usize,
    /// What was not read, which is often the cause. The first twenty are printed.
    pub notices: Vec<ReadingNotice>,
}

/// How many notices are printed with faults.
const MOST_LISTED_NOTICES: usize = 20;

impl Faults {
    /// Keeps a fault, or counts it if there are many already.
    pub(in crate::io) fn push(&mut self, fault: Fault) {
        if self.list.len() < MOST_KEPT_FAULTS {
            self.list.push(fault);
        } else {
            self.more += 1;
        }
    }

    /// Keeps what is wrong at a place.
    pub(in crate::io) fn add(&mut self, place: Place, issue: Issue) {
        self.push(Fault { place, issue });
    }

    /// Keeps the faults of another list.
    pub(in crate::io) fn append(&mut self, other: Self) {
        for fault in other.list {
            self.push(fault);
        }
        self.more += other.more;
        self.notices.extend(other.notices);
    }

    /// Notes that semicolons separate the cells of a file.
    pub(in crate::io) fn note_semicolons(&mut self, file: &str) {
        for notice in &mut self.notices {
            if let ReadingNotice::Semicolons { files } = notice {
                return files.push(file.to_owned());
            }
        }
        self.notices.push(ReadingNotice::Semicolons { files: vec![file.to_owned()] });
    }

    /// Puts the faults in the order of tables and rows.
    pub(in crate::io) fn sorted(mut self) -> Self {
        let number = |place: &Place| match place.spot {
            Spot::Whole => 0,
            Spot::Line(number) | Spot::Item(number) | Spot::Row { row: number, .. } => number,
        };
        self.list.sort_by_key(|fault| (fault.place.table, number(&fault.place)));
        self
    }

    /// Whether there are none.
    pub(in crate::io) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Returns the number of faults in all.
    pub fn total(&self) -> usize {
        self.list.len() + self.more
    }
}

impl std::error::Error for Faults {}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&listed_and_more(&self.list, self.more))?;
        for notice in self.notices.iter().take(MOST_LISTED_NOTICES) {
            write!(f, "\nnote: {notice}")?;
        }
        match self.notices.len().saturating_sub(MOST_LISTED_NOTICES) {
            0 => Ok(()),
            more => write!(f, "\nnote: and {more} more"),
        }
    }
}
