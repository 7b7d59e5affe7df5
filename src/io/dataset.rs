//! Reads and writes datasets; the name of the file decides the format.

use std::path::Path;

use super::error::{ReadError, WriteError};
use super::formats::{csv, json};
use super::limits::{Budget, Limit};
use super::read::read_file;
use super::reading::Reading;
use super::table::{Count, Raw, Sheet};
use super::write::{name_of, write_atomically};
use super::{assemble, render};
use crate::profile::{Dataset, Table};

/// A format by the name of a path.
#[derive(Clone, Copy, PartialEq, Eq)]
enum DatasetFormat {
    Folder,
    Json,
    Workbook,
    /// A workbook of another kind, which is read but not written.
    ReadOnlyWorkbook,
    Unknown,
}

impl DatasetFormat {
    fn of(path: &Path) -> Self {
        if path.is_dir() {
            return Self::Folder;
        }
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        match ending.as_deref() {
            Some("json") => Self::Json,
            Some("xlsx") => Self::Workbook,
            // The old `.xls` is read as far as to say what to do.
            Some("xlsm" | "ods" | "xls") => Self::ReadOnlyWorkbook,
            Some(_) => Self::Unknown,
            None => Self::Folder,
        }
    }
}

/// Files: a folder of CSV tables, one JSON document, or one XLSX workbook. All three hold the same
/// tables and pass the same checks.
impl Dataset {
    /// Reads a dataset: a folder of CSV tables, a file ending in `.json`, or one ending in `.xlsx`, `.xlsm` or
    /// `.ods` (feature `xlsx`).
    ///
    /// The tables `regions` and `domains` are required; without `taxonomy` the built-in one is
    /// used. Columns can be in any order, and optional columns can be left out. White space around
    /// a cell and rows without text are ignored.
    ///
    /// Files and sheets without the name of a table, and columns without a known heading, are not read;
    /// they are among the notices of the [`Reading`], or of the [`Faults`](super::Faults) if there are
    /// any. A heading that is almost that of a column which the table lacks is an error. In a JSON document,
    /// which programs write, every unknown table and key is an error.
    ///
    /// # Errors
    /// [`ReadError::Faults`] with every fault of every table, each with its file, row and column;
    /// other variants if the files cannot be read at all.
    ///
    /// # Complexity
    /// Linear in the length of the files, and O(r log r) in the rows.
    ///
    /// ```
    /// use regiopair::profile::Dataset;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text);
    /// write("regions.csv", "id,name,side,country\nsalta,Salta,lac,AR\nalentejo,Alentejo,eu,PT\n")?;
    /// write("domains.csv", "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strenght,wine,3\n")?;
    /// write("taxonomy.csv", "theme,domain\nagri-food,wine\n")?;
    ///
    /// let error = Dataset::read(folder.path()).unwrap_err();
    /// assert_eq!(
    ///     error.to_string(),
    ///     "domains.csv line 3, column `role`: `strenght` is not accepted; \
    ///      accepted: strength, need; did you mean `strength`?"
    /// );
    ///
    /// write("domains.csv", "region,role,domain,weight\nsalta,need,wine,3\nalentejo,strength,wine,3\n")?;
    /// let reading = Dataset::read(folder.path())?;
    /// assert_eq!(reading.dataset.sides().left, "lac");
    /// assert!(reading.notices.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn read(path: impl AsRef<Path>) -> Result<Reading, ReadError> {
        let path = path.as_ref();
        let budget = Budget::default();
        let most = budget.bytes();
        let bytes = || read_file(path, most, Limit::Bytes(most));
        assemble::dataset(match DatasetFormat::of(path) {
            DatasetFormat::Folder if path.exists() && !path.is_dir() => {
                // Says what it is, unless it is a file.
                bytes()?;
                return Err(ReadError::Format { path: path.to_owned() });
            }
            DatasetFormat::Folder => csv::read_folder(path, budget)?,
            DatasetFormat::Json => json::read(&name_of(path), &bytes()?, budget)?,
            DatasetFormat::Workbook | DatasetFormat::ReadOnlyWorkbook => {
                // Without the feature, no file is read in vain.
                let bytes = if cfg!(feature = "xlsx") { bytes()? } else { Vec::new() };
                workbook(&name_of(path), &bytes, budget)?
            }
            DatasetFormat::Unknown => return Err(ReadError::Format { path: path.to_owned() }),
        })
    }

    /// Reads a dataset from the bytes of a JSON document or a workbook, such as those of the standard input;
    /// what they begin with decides the format. Places name the file `name`.
    ///
    /// # Errors
    /// As [`read`](Self::read), and [`ReadError::Content`] if the bytes are neither.
    ///
    /// ```
    /// use regiopair::profile::Dataset;
    ///
    /// let error = Dataset::from_bytes("standard input", b"id,name,side,country\n").unwrap_err();
    /// assert!(error.to_string().starts_with("standard input is neither a JSON document nor a workbook"));
    /// ```
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
        let budget = Budget::default();
        if bytes.len() as u64 > budget.bytes() {
            let limit = Limit::Bytes(budget.most_bytes());
            return Err(ReadError::TooLarge { file: name.to_owned(), limit });
        }
        let text = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
        let first = text.iter().find(|byte| !byte.is_ascii_whitespace());
        assemble::dataset(match first {
            Some(b'{' | b'[') => json::read(name, bytes, budget)?,
            Some(b'P' | 0xD0) if is_workbook(bytes) => workbook(name, bytes, budget)?,
            _ => return Err(ReadError::Content { file: name.to_owned() }),
        })
    }

    /// Writes a dataset; the name decides the format, as for [`Dataset::read`]. Reading it gives an
    /// equal dataset with the same digest. A name without an ending is a folder.
    ///
    /// Files are written completely or not at all. In a folder, the files of the tables are
    /// replaced and all others stay as they are.
    ///
    /// # Errors
    /// [`WriteError::Io`] with advice; [`WriteError::Faults`] with the rows that would not read
    /// back unchanged, such as a name that ends with a space.
    ///
    /// ```
    /// # #[cfg(feature = "data")] {
    /// use regiopair::profile::Dataset;
    ///
    /// let folder = tempfile::tempdir()?;
    /// let path = folder.path().join("iuc-lac.json");
    /// Dataset::iuc_lac().write(&path)?;
    /// assert_eq!(Dataset::read(&path)?.dataset.digest(), Dataset::iuc_lac().digest());
    /// # }
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write(&self, path: impl AsRef<Path>) -> Result<(), WriteError> {
        let path = path.as_ref();
        let one = |_| name_of(path);
        match DatasetFormat::of(path) {
            DatasetFormat::Folder => csv::write_folder(path, &self.csv_sheets()?),
            DatasetFormat::Json => {
                let sheets = render::sheets(self, Count::Items, one).map_err(WriteError::Faults)?;
                write_atomically(path, json::text(&sheets))
            }
            #[cfg(feature = "xlsx")]
            DatasetFormat::Workbook => {
                let sheets = render::sheets(self, Count::Rows, one).map_err(WriteError::Faults)?;
                write_atomically(path, super::formats::workbook::bytes(&sheets)?)
            }
            #[cfg(not(feature = "xlsx"))]
            DatasetFormat::Workbook => {
                let _ = one;
                Err(WriteError::NoWorkbooks { path: path.to_owned() })
            }
            DatasetFormat::ReadOnlyWorkbook | DatasetFormat::Unknown => {
                Err(WriteError::Format { path: path.to_owned() })
            }
        }
    }

    /// Reads a JSON document: `{"schema": "regiopair-dataset/1", "regions": [{"id": …}, …], …}`.
    ///
    /// # Errors
    /// As [`Dataset::read`]; places name the file `JSON`.
    ///
    /// ```
    /// use regiopair::profile::Dataset;
    ///
    /// let error = Dataset::from_json_str("{").unwrap_err();
    /// assert!(error.to_string().starts_with("JSON line 1, character 1: the text is not JSON"));
    /// ```
    pub fn from_json_str(text: &str) -> Result<Dataset, ReadError> {
        Ok(assemble::dataset(json::read("JSON", text.as_bytes(), Budget::default())?)?.dataset)
    }

    /// Returns the JSON document that [`Dataset::from_json_str`] reads: one row per line.
    ///
    /// # Errors
    /// [`WriteError::Faults`] as [`Dataset::write`].
    pub fn to_json_string(&self) -> Result<String, WriteError> {
        let sheets = render::sheets(self, Count::Items, |_| "JSON".to_owned())
            .map_err(WriteError::Faults)?;
        Ok(json::text(&sheets))
    }

    /// The sheets of a folder of CSV tables.
    fn csv_sheets(&self) -> Result<Vec<Sheet>, WriteError> {
        let file = |table: Table| format!("{table}.csv");
        render::sheets(self, Count::Lines, file).map_err(WriteError::Faults)
    }
}

/// Whether the bytes begin as those of a ZIP archive or an OLE container.
fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0])
}

#[cfg(feature = "xlsx")]
fn workbook(file: &str, bytes: &[u8], budget: Budget) -> Result<Raw, ReadError> {
    use super::formats::{ods, xlsx};
    if ods::is_ods(bytes) {
        ods::read(file, bytes, budget)
    } else {
        xlsx::read(file, bytes, budget)
    }
}

#[cfg(not(feature = "xlsx"))]
fn workbook(file: &str, _bytes: &[u8], _budget: Budget) -> Result<Raw, ReadError> {
    Err(ReadError::NoWorkbooks { file: file.to_owned() })
}
