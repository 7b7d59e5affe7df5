//! The front door's one error, for programs that ask several rooms with one `?`.

use std::fmt;

use crate::io::{ReadError, WriteError};
use crate::plan::PlanningError;
use crate::programme::ProgrammeError;

/// Anything that can go wrong in this crate. Each room has its own error with the details; this one
/// wraps them and answers what a caller usually asks.
///
/// ```
/// use regiopair::{Error, programme::Programme};
///
/// fn count(text: &str) -> Result<usize, Error> {
///     Ok(Programme::from_toml_str(text)?.criteria.len())
/// }
/// assert!(count("nme = 1").unwrap_err().is_programme());
/// ```
#[derive(Debug)]
pub struct Error(Kind);

#[derive(Debug)]
enum Kind {
    Read(ReadError),
    Write(WriteError),
    Programme(ProgrammeError),
    Proposal(Box<PlanningError>),
}

impl Error {
    /// Whether a file could not be read or written at all.
    pub fn is_io(&self) -> bool {
        matches!(&self.0, Kind::Read(ReadError::Io { .. }) | Kind::Write(_))
    }

    /// Whether the content of a dataset is at fault.
    pub fn is_data(&self) -> bool {
        matches!(&self.0, Kind::Read(error) if !matches!(error, ReadError::Io { .. }))
    }

    /// Whether a programme file is at fault, or does not fit the dataset.
    pub fn is_programme(&self) -> bool {
        matches!(&self.0, Kind::Programme(_) | Kind::Proposal(_))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Read(error) => error.fmt(f),
            Kind::Write(error) => error.fmt(f),
            Kind::Programme(error) => error.fmt(f),
            Kind::Proposal(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Read(error) => Some(error),
            Kind::Write(error) => Some(error),
            Kind::Programme(error) => Some(error),
            Kind::Proposal(error) => Some(error.as_ref()),
        }
    }
}

impl From<ReadError> for Error {
    fn from(error: ReadError) -> Self {
        Self(Kind::Read(error))
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self(Kind::Write(error))
    }
}

impl From<ProgrammeError> for Error {
    fn from(error: ProgrammeError) -> Self {
        Self(Kind::Programme(error))
    }
}

impl From<PlanningError> for Error {
    fn from(error: PlanningError) -> Self {
        Self(Kind::Proposal(Box::new(error)))
    }
}
