//! Why a dataset could not be read or written.

use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error as ThisError;

use super::fault::{Fault, Faults};
use super::limits::Limit;
use crate::programme::ProgrammeError;
use crate::vocabulary::listed;

/// Why a dataset could not be read.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum ReadError {
    /// The file or folder cannot be read.
    #[error("cannot read {}: {error}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        error: Error,
    },
    /// The path leads to a device, a pipe, a socket or a folder where a file is needed.
    #[error("cannot read {}: it is {found}; accepted: a regular file", path.display())]
    NotAFile {
        /// The path.
        path: PathBuf,
        /// What it leads to: `a device`, `a pipe`, `a socket` or `a folder`.
        found: &'static str,
    },
    /// The file holds more than is read.
    #[error("{file} is too large: {limit}")]
    TooLarge {
        /// Name of the file.
        file: String,
        /// The limit that it exceeds.
        limit: Limit,
    },
    /// The name does not have an accepted ending.
    #[error(
        "cannot read {}: the name is not that of a dataset; accepted: a folder of CSV tables, a file \
         ending in .json, a workbook ending in .xlsx, .xlsm or .ods",
        path.display()
    )]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// A workbook, and the crate was built without the feature `xlsx`.
    #[error(
        "cannot read {file}: this program was built without support for workbooks; build it with the \
         feature `xlsx`, or save each sheet as a CSV file in a folder"
    )]
    NoWorkbooks {
        /// Name of the file.
        file: String,
    },
    /// Bytes that do not begin as those of a JSON document or a workbook.
    #[error(
        "{file} is neither a JSON document nor a workbook; tables in CSV are read from a folder, one file a \
         table"
    )]
    Content {
        /// Name of the file.
        file: String,
    },
    /// The JSON text is malformed, or nested deeper than 128 levels.
    #[error("{file} line {line}, character {column}: the text is not JSON: {message}")]
    Json {
        /// Name of the file.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Character within the line, from 1.
        column: usize,
        /// The message of the parser.
        message: String,
    },
    /// A workbook with a password.
    #[error("{file} is protected by a password; save a copy without one")]
    Protected {
        /// Name of the file.
        file: String,
    },
    /// A workbook in the old binary format.
    #[error("{file} is a workbook in the old format (.xls); save it as .xlsx")]
    OldWorkbook {
        /// Name of the file.
        file: String,
    },
    /// A truncated or damaged workbook.
    #[error(
        "{file} is not a complete workbook ({message}); open and save it again, or copy it again"
    )]
    Damaged {
        /// Name of the file.
        file: String,
        /// The message of the reader.
        message: String,
    },
    /// The content has faults; those of all tables are reported together.
    #[error("{0}")]
    Faults(Faults),
    /// A programme file has faults; all are reported together.
    #[error("{}", with_name(file, error))]
    Programme {
        /// Name of the file.
        file: String,
        /// The faults.
        error: ProgrammeError,
    },
}

/// Each fault on a line behind the name of the file.
fn with_name(file: &str, error: &ProgrammeError) -> String {
    listed(&error.faults.iter().map(|fault| format!("{file} {fault}")).collect::<Vec<_>>())
}

impl ReadError {
    /// Returns the faults of the content; none if the files could not be opened.
    pub fn faults(&self) -> &[Fault] {
        match self {
            Self::Faults(faults) => &faults.list,
            _ => &[],
        }
    }
}

/// Why a file could not be written. No file is left incomplete.
#[derive(Debug, ThisError)]
#[non_exhaustive]
pub enum WriteError {
    /// The system reports an error.
    #[error("cannot write {}: {}", path.display(), reason_and_advice(error))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The error of the system.
        error: Error,
    },
    /// The name does not have an accepted ending.
    #[error(
        "cannot write {}: the format is not known by this name; accepted: a folder for CSV tables, a file \
         ending in .json, a file ending in .xlsx",
        path.display()
    )]
    Format {
        /// The file.
        path: PathBuf,
    },
    /// A workbook, and the crate was built without the feature `xlsx`.
    #[error(
        "cannot write {}: this program was built without support for workbooks; build it with the \
         feature `xlsx`, or write a folder of CSV tables",
        path.display()
    )]
    NoWorkbooks {
        /// The file.
        path: PathBuf,
    },
    /// The name has the ending of another format.
    #[error("cannot write {}: {what} is written to a file ending in {accepted}", path.display())]
    Ending {
        /// The file.
        path: PathBuf,
        /// What is written: `a template`, `a programme`.
        what: &'static str,
        /// The ending it needs.
        accepted: &'static str,
    },
    /// The data do not fit in a workbook.
    #[error("cannot write a workbook: {message}; write a folder of CSV tables instead")]
    Workbook {
        /// The message of the writer.
        message: String,
    },
    /// Rows of the dataset would not read back as they are.
    #[error("{0}")]
    Faults(Faults),
}

impl WriteError {
    /// Refuses a name that does not end as what is written to it.
    pub(super) fn check_ending(
        path: &Path,
        what: &'static str,
        accepted: &'static str,
    ) -> Result<(), Self> {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending {
            Some(ending) if accepted.strip_prefix('.') == Some(&ending) => Ok(()),
            _ => Err(Self::Ending { path: path.to_owned(), what, accepted }),
        }
    }

    pub(super) fn io(path: &Path, error: Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }
}

/// What is wrong and what to do about it. The message of the system is shown only if we have no better one:
/// it may name a temporary file.
fn reason_and_advice(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "its folder does not exist; create it first",
        ErrorKind::PermissionDenied => {
            "permission is denied; make it writable, or choose another place"
        }
        ErrorKind::ReadOnlyFilesystem => {
            "the disk is read-only; make it writable, or choose another place"
        }
        ErrorKind::IsADirectory => "this is a folder; name a file in it",
        ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
            "there is a file where a folder is needed; choose another place"
        }
        ErrorKind::InvalidFilename => "the name is too long; choose a shorter one",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; free some space, or choose another place"
        }
        _ => return format!("{error}; choose another place"),
    }
    .to_owned()
}
