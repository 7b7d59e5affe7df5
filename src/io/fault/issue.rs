//! What can be wrong in a file, with its place and what to do about it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::place::Place;
use crate::io::limits::MOST_COLUMNS;
use crate::profile::{FaultKind, Table};
use crate::vocabulary::did_you_mean;

/// How many characters a cell may have in any format: as many as a spreadsheet cell holds.
pub const LONGEST_CELL: usize = 32_767;

/// A fault in a file. Its text is one line: the place, what is wrong, what is accepted.
#[derive(Debug, Clone, PartialEq, Error, Serialize, Deserialize)]
#[error("{place}: {issue}")]
pub struct Fault {
    /// Its place.
    pub place: Place,
    /// What is wrong there.
    pub issue: Issue,
}

/// What is wrong at the place of a [`Fault`]. Values are shortened to about 60 characters.
#[derive(Debug, Clone, PartialEq, Error, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Issue {
    /// A required table is missing.
    #[error("the table `{table}` is missing; add it with the columns {accepted}")]
    MissingTable {
        /// The table.
        table: Table,
        /// Its columns.
        accepted: String,
    },
    /// A file, sheet or key with almost the name of a table.
    #[error("`{value}` is not a table; accepted: {accepted}{}", did_you_mean(nearest.as_deref()))]
    NotATable {
        /// The name.
        value: String,
        /// All names of tables.
        accepted: String,
        /// The table whose name differs least, if one is close.
        nearest: Option<String>,
    },
    /// There is no taxonomy, neither in the files nor built in.
    #[error(
        "the table `taxonomy` is missing and this program was built without the built-in one; \
         add the table, or build with the feature `data`"
    )]
    NoTaxonomy,
    /// A file or sheet without a header.
    #[error("is empty; accepted: a first row with the columns {accepted}")]
    NoHeader {
        /// The columns.
        accepted: String,
    },
    /// A required column is missing.
    #[error("the column `{column}` is missing; add it (the columns are {accepted})")]
    MissingColumn {
        /// The column.
        column: String,
        /// All columns.
        accepted: String,
    },
    /// A column that the table does not have.
    #[error(
        "`{value}` is not a column of {table}{}; accepted: {accepted}",
        did_you_mean(nearest.as_deref())
    )]
    UnknownColumn {
        /// The heading.
        value: String,
        /// The table.
        table: Table,
        /// The column whose name differs least, if one is close.
        nearest: Option<String>,
        /// All columns.
        accepted: String,
    },
    /// More columns than any table has.
    #[error("there are {found} columns or more; a table may have up to {MOST_COLUMNS}")]
    TooManyColumns {
        /// Number of columns that were read.
        found: usize,
    },
    /// Two columns with the same name, or two equal keys in a JSON object.
    #[error("`{value}` occurs twice; keep one of the two")]
    RepeatedColumn {
        /// The name.
        value: String,
    },
    /// Cells are not separated by commas.
    #[error("the cells are separated by {found}; save the file with commas between the cells")]
    Separator {
        /// The separator: `semicolons` or `tabs`.
        found: String,
    },
    /// The file is damaged UTF-16.
    #[error("the file is encoded as UTF-16 and holds half a character; save it as UTF-8")]
    Utf16,
    /// Bytes that are not UTF-8.
    #[error(
        "byte 0x{byte:02X} in `{text}` is not UTF-8; it is probably the `{letter}` of \
         Windows-1252; save the file as UTF-8"
    )]
    NotUtf8 {
        /// The first offending byte.
        byte: u8,
        /// The text around it, read as Windows-1252.
        text: String,
        /// The letter that the byte is in Windows-1252.
        letter: char,
    },
    /// A quotation mark that is not closed.
    #[error(
        "a quotation mark opens here and is never closed; close it, or write \"\" for a quotation \
         mark within a quoted cell"
    )]
    UnclosedQuote,
    /// A row with too many or too few cells.
    #[error(
        "the row has {found} cells, but the header has {expected}; put cells that hold a comma \
         in quotation marks"
    )]
    CellCount {
        /// Number of cells of the row.
        found: usize,
        /// Number of columns.
        expected: usize,
    },
    /// A cell in a column without a heading.
    #[error(
        "`{value}` is in a column without a heading; give it one of the known columns, or delete it"
    )]
    NoHeading {
        /// The value.
        value: String,
    },
    /// A cell is too long for a spreadsheet.
    #[error("the cell has {characters} characters; a cell may have up to {LONGEST_CELL}")]
    TooLong {
        /// Length of the cell.
        characters: usize,
    },
    /// A character that not every format can hold.
    #[error("`{value}` holds the character U+{code:04X}; delete it")]
    Control {
        /// The value.
        value: String,
        /// The code point.
        code: u32,
    },
    /// A character that nobody sees, where it would make two texts look alike or turn a line.
    #[error("`{value}` holds the invisible character {character}; delete it")]
    Invisible {
        /// The value, with the code of the character.
        value: String,
        /// The character, such as `U+200D ZERO WIDTH JOINER`.
        character: String,
    },
    /// A required cell is empty.
    #[error("is empty; accepted: {accepted}")]
    Empty {
        /// What is accepted.
        accepted: String,
    },
    /// A value that is not accepted.
    #[error("`{value}` is not accepted; accepted: {accepted}{}", did_you_mean(nearest.as_deref()))]
    NotAccepted {
        /// The value.
        value: String,
        /// What is accepted.
        accepted: String,
        /// The accepted word that differs least, if one is close.
        nearest: Option<String>,
    },
    /// A number with a decimal comma.
    #[error("`{value}` has a decimal comma; write {suggestion}")]
    DecimalComma {
        /// The value.
        value: String,
        /// The same with a point.
        suggestion: String,
    },
    /// A number with a point, in a file where a comma is the decimal point.
    #[error(
        "`{value}` has a point, and in this file a comma is the decimal point; write {decimal}, or {joined} if \
         the point separates thousands"
    )]
    ThousandsPoint {
        /// The value.
        value: String,
        /// The same with a decimal comma.
        decimal: String,
        /// The same without the point.
        joined: String,
    },
    /// A latitude without a longitude, or the other way round.
    #[error("is empty, but `{given}` is given; give both or neither")]
    HalfCoordinates {
        /// The column that is given.
        given: String,
    },
    /// A side that has the name of a column.
    #[error(
        "the side `{value}` has the name of a column; rename the side, for example `{value}-side`"
    )]
    ReservedSide {
        /// Name of the side.
        value: String,
    },
    /// A formula in a workbook.
    #[error("the cell holds the formula `{formula}`; replace it with its value")]
    Formula {
        /// The formula.
        formula: String,
    },
    /// An error value in a workbook.
    #[error("the cell holds the error `{value}`; replace it with a value, or empty it")]
    ErrorCell {
        /// The error as the spreadsheet shows it.
        value: String,
    },
    /// A date in a workbook.
    #[error("the cell holds a date or time; format the cell as text and type the value again")]
    Date,
    /// A JSON value that is not a cell, row or table.
    #[error("{found} is not accepted here; accepted: {accepted}")]
    WrongShape {
        /// What was found.
        found: String,
        /// What is accepted.
        accepted: String,
    },
    /// The schema of a document is missing or of a later version.
    #[error("the schema `{value}` is not known; accepted: `{accepted}`")]
    Schema {
        /// The schema of the document; empty if none.
        value: String,
        /// The schema that is accepted.
        accepted: String,
    },
    /// A row that would not read back unchanged.
    #[error(
        "the row cannot be written without loss; take out spaces at the ends, bars within lists \
         and characters that files cannot hold"
    )]
    Lossy,
    /// The tables contradict each other or themselves.
    #[error("{}", kind.message(first.as_deref()))]
    Content {
        /// What is wrong.
        kind: FaultKind,
        /// The row that states a repeated value first, such as `line 3`.
        first: Option<String>,
    },
}
