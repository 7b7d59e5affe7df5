//! Shared by the examples: opens data, writes results, reports errors.

#![allow(dead_code, reason = "each example uses its part")]
#![allow(unreachable_pub, unused_imports, reason = "shared by several programs")]

use std::error::Error;
use std::fmt::Display;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use regiopair::io::Reading;
use regiopair::profile::Dataset;
use regiopair::programme::Programme;

#[cfg(feature = "html")]
mod found;
mod input;
mod output;
#[cfg(feature = "html")]
mod page;
mod progress;
mod question;
#[cfg(feature = "html")]
pub use found::Found;
pub use output::{Output, check_target, files_of, print};
#[cfg(feature = "html")]
pub use page::Page;
pub use progress::{stage, whole_files, with_progress, without_progress};
pub use question::{Question, Regions, Speech};

/// Any error, with a message that says what to do.
pub type Failure = Box<dyn Error>;

/// Does the work of a program, with a sign of life where it takes long. Exit code 0, or the error on one
/// line (further faults below it) and exit code 1.
pub fn finish(work: impl FnOnce() -> Result<(), Failure>) -> ExitCode {
    match progress::watched(work) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody reads what a closed terminal or pipe cannot take.
            let _ = writeln!(std::io::stderr(), "error: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Tells the user something that is no error.
fn note(note: &impl Display) {
    without_progress(|| {
        let _ = writeln!(std::io::stderr(), "note: {note}");
    });
}

/// How many notices are printed.
const MOST_NOTES: usize = 20;

/// Reads the dataset in a folder, workbook or JSON document, or returns a built-in one.
pub fn dataset(path: Option<&Path>, open_call: bool) -> Result<Dataset, Failure> {
    stage("reading");
    match path {
        Some(path) => {
            let Reading { dataset, notices } = if input::is_standard_input(path) {
                input::dataset()?
            } else {
                Dataset::read(path)?
            };
            notices.iter().take(MOST_NOTES).for_each(note);
            if notices.len() > MOST_NOTES {
                note(&format!("and {} more", notices.len() - MOST_NOTES));
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
        Some(path) if input::is_standard_input(path) => input::programme(dataset),
        Some(path) => Ok(Programme::read_for(path, dataset)?),
        None => Ok(Programme::default()),
    }
}
