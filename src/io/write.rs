//! Writing files whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use super::error::WriteError;

/// How many links are followed to a file that is not there yet; systems stop at 40.
const MOST_LINKS: usize = 40;

/// Writes a file completely or not at all: first to a temporary file in the same folder, which is then
/// renamed. A file of this name is replaced.
///
/// A file that is replaced keeps its mode and, where the system permits, its owner. A link stays a link: the
/// file that it leads to is written, also if there is none yet. A device such as `/dev/stdout` is
/// written to as it is. A file that is read-only stays as it is, and is an error.
///
/// # Errors
/// [`WriteError::Io`] with advice: the path is a folder, its folder does not
/// exist or is not writable, or the disk is full.
///
/// ```
/// let folder = tempfile::tempdir()?;
/// let path = folder.path().join("proposal.txt");
/// regiopair::io::write_atomically(&path, b"Salta with Alentejo\n")?;
/// assert_eq!(std::fs::read(&path)?, b"Salta with Alentejo\n");
///
/// let error = regiopair::io::write_atomically(folder.path(), b"").unwrap_err();
/// assert!(error.to_string().ends_with("this is a folder; name a file in it"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_atomically(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<(), WriteError> {
    let path = path.as_ref();
    write_all(&BTreeMap::from([(path.to_owned(), bytes.as_ref().to_vec())]))
}

/// Writes several files: all temporary files are written before the first one is renamed.
pub(super) fn write_all(files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), WriteError> {
    let mut written: Vec<(NamedTempFile, PathBuf)> = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        written.extend(write_temporary(path, bytes).map_err(|error| WriteError::io(path, error))?);
    }
    for (temporary, target) in written {
        temporary.persist(&target).map_err(|failed| WriteError::io(&target, failed.error))?;
    }
    Ok(())
}

/// Writes the bytes to a temporary file next to the target, which is removed if it is dropped. `None`
/// where they went straight into a device.
fn write_temporary(path: &Path, bytes: &[u8]) -> io::Result<Option<(NamedTempFile, PathBuf)>> {
    let target = target_of(path)?;
    let replaced = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    if let Some(metadata) = &replaced {
        if metadata.is_dir() {
            return Err(ErrorKind::IsADirectory.into());
        }
        if metadata.permissions().readonly() {
            return Err(ErrorKind::PermissionDenied.into());
        }
        if !metadata.is_file() {
            let mut device = OpenOptions::new().write(true).open(&target)?;
            device.write_all(bytes)?;
            device.flush()?;
            return Ok(None);
        }
    }
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut temporary = temporary_in(folder, replaced.as_ref())?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    Ok(Some((temporary, target)))
}

/// The file that a path leads to through links, whether it is there or not.
fn target_of(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        found => return found,
    }
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&target) else { return Ok(target) };
        target = target.parent().unwrap_or(Path::new("")).join(next);
    }
    Err(io::Error::other("too many links"))
}

/// A temporary file with the owner and mode of the file that it will replace, or those of a new file.
#[cfg(unix)]
fn temporary_in(folder: &Path, replaced: Option<&Metadata>) -> io::Result<NamedTempFile> {
    use std::fs::Permissions;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    // The system takes away what the user's mask excludes.
    const NEW_FILE: u32 = 0o666;
    let Some(replaced) = replaced else {
        return Builder::new().permissions(Permissions::from_mode(NEW_FILE)).tempfile_in(folder);
    };
    // Readable for its owner only until it has its mode.
    let temporary = Builder::new().tempfile_in(folder)?;
    // Most users may not give files away; a file of their own needs no change.
    let _ = fchown(temporary.as_file(), Some(replaced.uid()), Some(replaced.gid()));
    temporary.as_file().set_permissions(replaced.permissions())?;
    Ok(temporary)
}

/// A temporary file.
#[cfg(not(unix))]
fn temporary_in(folder: &Path, _replaced: Option<&Metadata>) -> io::Result<NamedTempFile> {
    Builder::new().tempfile_in(folder)
}

/// The name of a file without its folders, for messages.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy())
        .into_owned()
}
