//! Bytes of regular files, up to a limit.

use std::fs::{self, File, FileType};
use std::io::Read;
use std::path::Path;

use super::error::ReadError;
use super::limits::Limit;
use super::write::name_of;

/// Reads a regular file of at most `most` bytes; `limit` is what a longer one exceeds.
///
/// # Errors
/// Anything else than a regular file: a device such as `/dev/zero` never ends, and a pipe may wait for ever.
pub(super) fn read_file(path: &Path, most: u64, limit: Limit) -> Result<Vec<u8>, ReadError> {
    let io = |error| ReadError::Io { path: path.to_owned(), error };
    // Before it is opened: that alone may wait for the other end of a pipe.
    let metadata = fs::metadata(path).map_err(io)?;
    if !metadata.is_file() {
        let found = kind(metadata.file_type());
        return Err(ReadError::NotAFile { path: path.to_owned(), found });
    }
    let too_large = || ReadError::TooLarge { file: name_of(path), limit };
    if metadata.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    // A file may grow while it is read.
    let read = File::open(path).map_err(io)?.take(most.saturating_add(1)).read_to_end(&mut bytes);
    match u64::try_from(read.map_err(io)?) {
        Ok(length) if length <= most => Ok(bytes),
        _ => Err(too_large()),
    }
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
