//! Tables as text: columns, sheets, and rows read from and written to cells.
//!
//! A type of row is a [`Record`]; its columns, codecs and checks are declared in one place.

mod cells;
mod codec;
mod column;
mod header;
mod parse;
mod raw;
mod record;
mod region;
mod rows;
mod sheet;
mod tables;
mod text;
mod written_number;

#[cfg(feature = "xlsx")]
pub(super) use column::Column;
pub(super) use column::{ColumnKind, LEFT, RIGHT, listed};
pub(super) use parse::{Parsed, rows, taxonomy};
pub(super) use raw::{Contents, Raw};
pub(super) use record::Record;
#[cfg(feature = "xlsx")]
pub(super) use rows::reserved;
pub(super) use sheet::{Count, Sheet, SheetCell, SheetRow};
pub(super) use tables::{cells, columns, columns_of, is_heading, names};
pub(super) use text::{number, utf8, without_mark};
