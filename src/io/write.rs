//! Writing files whole or not at all.

use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use super::error::WriteError;

/// Writes a file completely or not at all: first to a temporary file in the same folder, which is
/// then renamed.
///
/// A device such as `/dev/stdout` is written to as it is. A file that is read-only stays as it is,
/// and is an error.
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
/// assert!(error.to_string().ends_with("it is a folder; name a file in it"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write_atomically(path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> Result<(), WriteError> {
    let path = path.as_ref();
    write_all(&BTreeMap::from([(path.to_owned(), bytes.as_ref().to_vec())]))
}

/// Writes several files: all temporary files are written before the first one is renamed.
pub(super) fn write_all(files: &BTreeMap<PathBuf, Vec<u8>>) -> Result<(), WriteError> {
    let mut temporary: Vec<Temporary> = Vec::with_capacity(files.len());
    for (path, bytes) in files {
        let failed = |source| WriteError::io(path, source);
        if let Some(written) = Temporary::write(path, bytes).map_err(failed)? {
            temporary.push(written);
        }
    }
    for file in temporary {
        let target = file.target.clone();
        file.keep().map_err(|source| WriteError::io(&target, source))?;
    }
    Ok(())
}

/// Numbers the temporary files, so that two threads do not use one name.
static FILES_WRITTEN: AtomicU64 = AtomicU64::new(0);

/// A temporary file in the folder of its target. It is removed unless it is kept.
struct Temporary {
    target: PathBuf,
    path: PathBuf,
    kept: bool,
}

impl Temporary {
    /// Writes the bytes; `None` if they went straight into a device.
    fn write(target: &Path, bytes: &[u8]) -> io::Result<Option<Self>> {
        // A link stays a link: what it points to is replaced.
        let target = match fs::canonicalize(target) {
            Ok(real) => real,
            Err(error) if error.kind() == ErrorKind::NotFound => target.to_owned(),
            Err(error) => return Err(error),
        };
        if let Ok(metadata) = fs::metadata(&target) {
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
        let count = FILES_WRITTEN.fetch_add(1, Ordering::Relaxed);
        let name = format!(".{}.{}-{count}.part", name_of(&target), std::process::id());
        let path = target.with_file_name(name);
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path)?;
        let temporary = Self { target, path, kept: false };
        file.write_all(bytes)?;
        file.sync_all()?;
        Ok(Some(temporary))
    }

    fn keep(mut self) -> io::Result<()> {
        fs::rename(&self.path, &self.target)?;
        self.kept = true;
        Ok(())
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        if !self.kept {
            // There is nothing left to do where even this fails.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The name of a file without its folders, for messages.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy())
        .into_owned()
}
