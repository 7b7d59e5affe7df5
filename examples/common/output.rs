//! Where an answer goes: to the screen, or to a file that is no work of the user's.

use std::fs::{self, DirEntry};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use regiopair::profile::Table;

use super::{Failure, whole_files, without_progress};

/// The options of every example that writes an answer.
#[derive(clap::Args)]
pub struct Output {
    /// Write to this file instead of the screen. Its ending sets the format.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Replace the file if there is one; never a file that is read.
    #[arg(long)]
    force: bool,
    /// The files that are read.
    #[arg(skip)]
    inputs: Vec<PathBuf>,
}

impl Output {
    /// Refuses to write over one of these inputs, and over any other file without `--force`.
    pub fn protect(&mut self, inputs: &[Option<&Path>]) -> Result<(), Failure> {
        self.inputs = inputs.iter().flatten().map(|&input| input.to_owned()).collect();
        self.check()
    }

    /// Refuses another file that the program is to write, as [`protect`](Self::protect).
    pub fn check_other(&self, path: &Path) -> Result<(), Failure> {
        check_place(path)?;
        check_target(path, self.force, &self.inputs)
    }

    fn check(&self) -> Result<(), Failure> {
        self.out.as_deref().map_or(Ok(()), |out| self.check_other(out))
    }

    /// The format of the answer: as stated, or by the ending of the file, or the first one.
    ///
    /// Each format has the ending of its name, but text has `.txt`, and Markdown `.md`.
    pub fn format<F: ValueEnum + PartialEq>(&self, stated: Option<F>) -> Result<F, Failure> {
        let first = || F::value_variants().first().cloned().ok_or("there is no format");
        let Some((out, ending)) = self.out.as_deref().and_then(with_ending) else {
            return Ok(stated.map_or_else(first, Ok)?);
        };
        let name = |format: &F| format.to_possible_value().map(|it| it.get_name().to_owned());
        let ending_of = |format: &F| match name(format).as_deref() {
            Some("text") => ".txt".to_owned(),
            Some("markdown") => ".md".to_owned(),
            other => format!(".{}", other.unwrap_or_default()),
        };
        let by_ending = F::value_variants().iter().find(|format| ending_of(format) == ending);
        match (by_ending, stated) {
            (Some(format), Some(stated)) if *format != stated => {
                let stated_name = name(&stated).unwrap_or_default();
                Err(format!(
                    "cannot write {}: --format is {stated_name}, which needs the ending {}; change one \
                     of the two",
                    out.display(),
                    ending_of(&stated)
                )
                .into())
            }
            (Some(format), _) => Ok(format.clone()),
            (None, _) => {
                let accepted: Vec<String> = F::value_variants().iter().map(ending_of).collect();
                Err(format!(
                    "cannot write {}: the format is not known by this name; accepted endings: {}",
                    out.display(),
                    accepted.join(", ")
                )
                .into())
            }
        }
    }

    /// Prints to the screen, or writes the whole file or nothing.
    pub fn deliver(&self, text: &str) -> Result<(), Failure> {
        match &self.out {
            Some(out) => self.write(out, text.as_bytes()),
            None => print(text),
        }
    }

    /// The file of an answer that no screen shows.
    pub fn needs_file(&self) -> Result<&Path, Failure> {
        let missing = "a workbook is no text for the screen; name a file with --out FILE.xlsx";
        Ok(self.out.as_deref().ok_or(missing)?)
    }

    /// Writes the whole file or nothing; what no screen shows needs a file.
    pub fn deliver_bytes(&self, bytes: &[u8]) -> Result<(), Failure> {
        self.write(self.needs_file()?, bytes)
    }

    fn write(&self, out: &Path, bytes: &[u8]) -> Result<(), Failure> {
        // Another program may have made the file in the meantime.
        self.check()?;
        Ok(whole_files(|| regiopair::io::write_atomically(out, bytes))?)
    }
}

/// A path with its ending in lower case; none for a name without an ending.
fn with_ending(path: &Path) -> Option<(&Path, String)> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    Some((path, format!(".{ending}")))
}

/// Prints to the screen.
pub fn print(text: &str) -> Result<(), Failure> {
    match without_progress(|| std::io::stdout().lock().write_all(text.as_bytes())) {
        // A reader such as `head` that has seen enough is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => Ok(result?),
    }
}

/// Refuses a path that cannot be that of a file before the answer is worked out, as writing it would.
fn check_place(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let why = if path.is_dir() {
        "this is a folder; name a file in it"
    } else if folder.is_some_and(|folder| !folder.exists()) {
        "its folder does not exist; create it first"
    } else {
        return Ok(());
    };
    Err(format!("cannot write {}: {why}", path.display()).into())
}

/// Refuses a path that leads to an input, through whatever name, and any other file unless `force`.
pub fn check_target(path: &Path, force: bool, inputs: &[PathBuf]) -> Result<(), Failure> {
    // A device such as `/dev/stdout` holds no work, and writing to a folder has its own message.
    if !path.is_file() {
        return Ok(());
    }
    for input in inputs.iter().flat_map(|input| files_of(input)) {
        // A file that cannot be opened is not read either.
        if same_file::is_same_file(path, &input).unwrap_or(false) {
            return Err(format!(
                "cannot write {}: it is the input file {}; choose another name",
                path.display(),
                input.display()
            )
            .into());
        }
    }
    if force {
        return Ok(());
    }
    Err(format!(
        "cannot write {}: the file exists; choose another name, or add --force to replace it",
        path.display()
    )
    .into())
}

/// The files that a path names: those of its tables where it is a folder.
pub fn files_of(path: &Path) -> Vec<PathBuf> {
    if path.is_dir() {
        let is_table = |entry: &DirEntry| {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            name.strip_suffix(".csv").is_some_and(|stem| stem.parse::<Table>().is_ok())
        };
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.filter(is_table).map(|entry| entry.path()).collect()
    } else {
        vec![path.to_owned()]
    }
}
