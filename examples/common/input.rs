//! The standard input in place of a file, by the path `-`; a file of this name is `./-`.

use std::io::Read as _;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use regiopair::io::{MOST_BYTES, MOST_PROGRAMME_BYTES, Reading};
use regiopair::profile::Dataset;
use regiopair::programme::Programme;

use super::Failure;

/// What messages call it.
const NAME: &str = "standard input";

/// Whether a path stands for the standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Reads a dataset: a JSON document or a workbook.
pub fn dataset() -> Result<Reading, Failure> {
    Ok(Dataset::from_bytes(NAME, &bytes(MOST_BYTES)?)?)
}

/// Reads a programme for a dataset.
pub fn programme(dataset: &Dataset) -> Result<Programme, Failure> {
    let text = String::from_utf8(bytes(MOST_PROGRAMME_BYTES)?)
        .map_err(|error| format!("{NAME}: {error}"))?;
    Programme::from_toml_str_for(&text, dataset)
        .map_err(|error| format!("{NAME}: {error}").replace('\n', &format!("\n{NAME}: ")).into())
}

/// Reads up to `most` bytes, once: two files cannot both be the standard input.
fn bytes(most: u64) -> Result<Vec<u8>, Failure> {
    static IS_READ: AtomicBool = AtomicBool::new(false);
    if IS_READ.swap(true, Ordering::Relaxed) {
        return Err(format!("{NAME} is named twice; name a file for one of the two").into());
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(format!("{NAME} is too large: it may have up to {most} bytes").into());
    }
    Ok(bytes)
}
