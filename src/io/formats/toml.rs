//! Programme files from disk.

use std::fs;
use std::path::Path;

use crate::io::error::{ReadError, WriteError};
use crate::io::write::{name_of, write_atomically};
use crate::profile::Dataset;
use crate::programme::{Programme, ProgrammeError};

/// The largest programme file that is read, in bytes: far larger than any that a person writes.
const MOST_BYTES: u64 = 1 << 20;

/// Files: a programme is one TOML file.
impl Programme {
    /// Reads a programme file.
    ///
    /// # Errors
    /// [`ReadError::Io`] if the file cannot be read, [`ReadError::Programme`] with all its
    /// faults, each with line and column.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, ReadError> {
        read(path.as_ref(), Self::from_toml_str)
    }

    /// Reads a programme file for a dataset: names that are not in the dataset are faults too.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    pub fn read_for(path: impl AsRef<Path>, dataset: &Dataset) -> Result<Self, ReadError> {
        read(path.as_ref(), |text| Self::from_toml_str_for(text, dataset))
    }

    /// Writes the programme as a TOML file, completely or not at all.
    ///
    /// # Errors
    /// [`WriteError::Io`] with advice; [`WriteError::Ending`] unless the name ends in `.toml`.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), WriteError> {
        let path = path.as_ref();
        WriteError::check_ending(path, "a programme", ".toml")?;
        write_atomically(path, self.to_toml_string())
    }
}

fn read(
    path: &Path,
    parse: impl Fn(&str) -> Result<Programme, ProgrammeError>,
) -> Result<Programme, ReadError> {
    let io = |error| ReadError::Io { path: path.to_owned(), error };
    if fs::metadata(path).map_err(io)?.len() > MOST_BYTES {
        let message = format!("longer than {MOST_BYTES} bytes; is it a programme?");
        return Err(io(std::io::Error::new(std::io::ErrorKind::InvalidData, message)));
    }
    let text = fs::read_to_string(path).map_err(io)?;
    parse(&text).map_err(|error| ReadError::Programme { file: name_of(path), error })
}
