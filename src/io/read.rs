//! Bytes of regular files, up to a limit.

use std::fs::{self, File, FileType, Metadata};
use std::io::Read;
use std::path::Path;

use super::error::ReadError;
use super::limits::Limit;
use super::write::name_of;

/// Reads a regular file of at most `most` bytes; `limit` is what a longer one exceeds.
///
/// # Errors
/// Anything else than a regular file: a device such as `/dev/zero` never ends, and a pipe may wait for ever.
pub(crate) fn read_file(path: &Path, most: u64, limit: Limit) -> Result<Vec<u8>, ReadError> {
    let too_large = || ReadError::TooLarge { file: name_of(path), limit };
    if check_kind(path)?.len() > most {
        return Err(too_large());
    }
    // A file may grow while it is read.
    let bytes = read_start(path, most.saturating_add(1))?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Reads the first bytes of a regular file.
///
/// # Errors
/// As [`read_file`], but for the length.
pub(super) fn read_start(path: &Path, most: u64) -> Result<Vec<u8>, ReadError> {
    check_kind(path)?;
    let io = |error| ReadError::Io { path: path.to_owned(), error };
    let mut bytes = Vec::new();
    File::open(path).map_err(io)?.take(most).read_to_end(&mut bytes).map_err(io)?;
    Ok(bytes)
}

/// Refuses what is no regular file, before it is opened: that alone may wait for the other end of a
/// pipe.
fn check_kind(path: &Path) -> Result<Metadata, ReadError> {
    let metadata =
        fs::metadata(path).map_err(|error| ReadError::Io { path: path.to_owned(), error })?;
    if metadata.is_file() {
        return Ok(metadata);
    }
    let found = kind(metadata.file_type());
    Err(ReadError::NotAFile { path: path.to_owned(), found })
}

/// What a path leads to, in words.
fn kind(file_type: FileType) -> &'static str {
    if file_type.is_dir() {
        return "a folder";
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt as _;
        if file_type.is_fifo() {
            return "a pipe";
        }
        if file_type.is_socket() {
            return "a socket";
        }
    }
    "a device"
}
