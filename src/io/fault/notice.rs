//! What was not read, or was read in one of two ways.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::place::Place;
use crate::profile::Table;
use crate::vocabulary::shorten;

/// What the user of a dataset should know about how it was read. One line when printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum ReadingNotice {
    /// A file or sheet was not read.
    Unread(Unread),
    /// A column was not read.
    UnreadColumn {
        /// The heading.
        place: Place,
        /// The table.
        table: Table,
        /// The column with almost this name, which is in the table too.
        nearest: Option<String>,
    },
    /// Semicolons separate the cells of some CSV files.
    Semicolons {
        /// Names of the files.
        files: Vec<String>,
    },
    /// Merged cells of a sheet were read as if each row held their value.
    MergedCells {
        /// The first of them.
        place: Place,
    },
    /// A table was read from a sheet that the spreadsheet does not show.
    HiddenSheet {
        /// Name of the file.
        file: String,
        /// Name of the sheet.
        sheet: String,
    },
}

impl fmt::Display for ReadingNotice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unread(unread) => write!(f, "{unread}"),
            Self::UnreadColumn { place, table, nearest } => {
                write!(
                    f,
                    "{place}: the column was not read; `{table}` has no column of this name"
                )?;
                match nearest {
                    Some(nearest) => write!(f, ", and has `{nearest}` already"),
                    None => Ok(()),
                }
            }
            Self::Semicolons { files } => write!(
                f,
                "{}: semicolons separate the cells, so a comma in a number is its decimal point",
                files.join(", ")
            ),
            Self::MergedCells { place } => {
                write!(f, "{place}: cells are merged; each row was read as if it held their value")
            }
            Self::HiddenSheet { file, sheet } => write!(
                f,
                "{}: the sheet `{}` is hidden, and was read",
                shorten(file),
                shorten(sheet)
            ),
        }
    }
}

/// A CSV file of a folder or a sheet of a workbook that was not read, since it does not have the name of a
/// table. One line when printed.
///
/// ```
/// use regiopair::io::Unread;
/// use regiopair::profile::Table;
///
/// let sheet = Some("earlier ties".to_owned());
/// let unread = Unread { file: "call.xlsx".to_owned(), sheet, table: Some(Table::Ties) };
/// assert_eq!(
///     unread.to_string(),
///     "call.xlsx: the sheet `earlier ties` was not read; if it holds the table `ties`, give it that name"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet, in a workbook.
    pub sheet: Option<String>,
    /// The table that it probably holds, by its headings or its name.
    pub table: Option<Table>,
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shorten(&self.file))?;
        if let Some(sheet) = &self.sheet {
            write!(f, ": the sheet `{}`", shorten(sheet))?;
        }
        f.write_str(" was not read")?;
        match self.table {
            Some(table) => write!(f, "; if it holds the table `{table}`, give it that name"),
            None => f.write_str("; no table has this name"),
        }
    }
}
