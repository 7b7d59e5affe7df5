//! Programme files from disk.

use std::path::Path;

use crate::io::error::{ReadError, WriteError};
use crate::io::limits::{Limit, MOST_PROGRAMME_BYTES};
use crate::io::read::read_file;
use crate::io::write::{name_of, write_atomically};
use crate::profile::Dataset;
use crate::programme::{Programme, ProgrammeError};

/// Files: a programme is one TOML file.
impl Programme {
    /// Reads a programme file.
    ///
    /// # Errors
    /// [`ReadError::Io`], [`ReadError::NotAFile`] or [`ReadError::TooLarge`] if the file cannot be read, [`ReadError::Programme`] with all its
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
    let limit = Limit::ProgrammeBytes(MOST_PROGRAMME_BYTES);
    let bytes = read_file(path, MOST_PROGRAMME_BYTES, limit)?;
    let text = String::from_utf8(bytes).map_err(|error| ReadError::Io {
        path: path.to_owned(),
        error: std::io::Error::new(std::io::ErrorKind::InvalidData, error.utf8_error()),
    })?;
    parse(&text).map_err(|error| ReadError::Programme { file: name_of(path), error })
}
