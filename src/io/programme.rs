//! Programme files from disk.

use std::fs;
use std::path::Path;

use super::error::{ReadError, WriteError};
use super::write::{name_of, write_atomically};
use crate::programme::Programme;

/// The largest programme file that is read, in bytes: far above any that a person writes.
const LARGEST: u64 = 1 << 20;

/// Files: a programme is one TOML file.
impl Programme {
    /// Reads a programme file.
    ///
    /// # Errors
    /// [`ReadError::Io`] where the file cannot be read, [`ReadError::Programme`] with all its
    /// faults, each with line and column.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, ReadError> {
        let path = path.as_ref();
        let io = |source| ReadError::Io { path: path.to_owned(), source };
        if fs::metadata(path).map_err(io)?.len() > LARGEST {
            let message = format!("longer than {LARGEST} bytes; is it a programme?");
            return Err(io(std::io::Error::new(std::io::ErrorKind::InvalidData, message)));
        }
        let text = fs::read_to_string(path).map_err(io)?;
        Self::from_toml_str(&text)
            .map_err(|source| ReadError::Programme { file: name_of(path), source })
    }

    /// Writes the programme as a TOML file, whole or not at all.
    ///
    /// # Errors
    /// [`WriteError::Io`] says what to do.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), WriteError> {
        write_atomically(path, self.to_toml_string())
    }
}
