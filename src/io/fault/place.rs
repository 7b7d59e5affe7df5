//! Where something is in a user's files.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::profile::Table;
use crate::vocabulary::shorten;

/// The row of a [`Place`], counted as the user's program shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Spot {
    /// The file, sheet or array as a whole.
    Whole,
    /// A line of a text file, from 1. A row whose cells hold line breaks is named by its first
    /// line.
    Line(u64),
    /// A row of a worksheet, from 1, as the spreadsheet shows it, and the letters of the column
    /// if it is one cell.
    Row {
        /// Number of the row.
        row: u64,
        /// Letters of the column, such as `D`.
        letters: Option<String>,
    },
    /// An object of a JSON array, from 1.
    Item(u64),
}

/// Where a fault is: file, table, row and column.
///
/// ```
/// use regiopair::io::{Place, Spot};
/// use regiopair::profile::Table;
///
/// let place = Place {
///     file: "regions.csv".to_owned(),
///     table: Some(Table::Regions),
///     spot: Spot::Line(4),
///     column: Some("population".to_owned()),
/// };
/// assert_eq!(place.to_string(), "regions.csv line 4, column `population`");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Name of the file, without its folder.
    pub file: String,
    /// The table, if the fault is in one.
    pub table: Option<Table>,
    /// The row.
    pub spot: Spot,
    /// The column, if the fault is in one cell or heading.
    pub column: Option<String>,
}

impl Place {
    /// A whole file.
    pub(in crate::io) fn file(file: &str) -> Self {
        Self { file: file.to_owned(), table: None, spot: Spot::Whole, column: None }
    }

    /// Only the row, as another message refers to it: `line 4`.
    pub(in crate::io) fn row(&self) -> String {
        match &self.spot {
            Spot::Whole => self.file.clone(),
            Spot::Line(line) => format!("line {line}"),
            Spot::Row { row, .. } => format!("row {row}"),
            Spot::Item(item) => format!("item {item}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shorten(&self.file))?;
        let table = self.table.map_or("table", Table::id);
        match &self.spot {
            Spot::Whole => {
                // The name of a CSV file already names its table.
                if let Some(table) = self.table
                    && self.file != format!("{table}.csv")
                {
                    write!(f, " table `{table}`")?;
                }
            }
            Spot::Line(line) => write!(f, " line {line}")?,
            Spot::Row { row, letters: None } => write!(f, " sheet `{table}`, row {row}")?,
            Spot::Row { row, letters: Some(letters) } => {
                write!(f, " sheet `{table}`, cell {letters}{row}")?;
            }
            Spot::Item(item) => write!(f, " item {item} of `{table}`")?,
        }
        match &self.column {
            Some(column) => write!(f, ", column `{}`", shorten(column)),
            None => Ok(()),
        }
    }
}
