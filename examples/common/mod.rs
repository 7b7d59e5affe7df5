//! Shared by the examples: opens data, writes results, reports errors.

#![allow(dead_code, reason = "each example uses its part")]
#![allow(unreachable_pub, unused_imports, reason = "shared by several programs")]

use std::error::Error;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use regiopair::profile::Dataset;
use regiopair::programme::Programme;

mod output;
mod progress;
pub use output::{Output, check_target, files_of, print};
pub use progress::show_progress;

/// Any error, with a message that says what to do.
pub type Failure = Box<dyn Error>;

/// Exit code 0, or the error on one line (further faults below it) and exit code 1.
pub fn finish(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody reads what a closed terminal or pipe cannot take.
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// How many files or sheets that were not read are named.
const MOST_NOTES: usize = 20;

/// Reads the dataset in a folder, workbook or JSON document, or returns a built-in one.
pub fn dataset(path: Option<&Path>, open_call: bool) -> Result<Dataset, Failure> {
    match path {
        Some(path) => {
            let (dataset, unread) = Dataset::read_listing_unread(path)?;
            for unread in unread.iter().take(MOST_NOTES) {
                let _ = writeln!(std::io::stderr(), "note: {unread}");
            }
            if unread.len() > MOST_NOTES {
                let _ = writeln!(std::io::stderr(), "note: and {} more", unread.len() - MOST_NOTES);
            }
            Ok(dataset)
        }
        None if open_call => Ok(Dataset::iuc_lac_open_call()),
        None => Ok(Dataset::iuc_lac()),
    }
}

/// Reads the programme in a file and checks its names against the dataset, or returns the standard
/// one.
pub fn programme(path: Option<&Path>, dataset: &Dataset) -> Result<Programme, Failure> {
    match path {
        Some(path) => Ok(Programme::read_for(path, dataset)?),
        None => Ok(Programme::default()),
    }
}
