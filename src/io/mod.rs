//! Files in and out: a folder of CSV tables, one JSON document, one XLSX workbook (feature `xlsx`),
//! and the built-in data (feature `data`).
//!
//! Which format has which file: `csv.rs`, `json.rs` (its values in `json_value.rs`), `xlsx.rs` (in)
//! and `workbook.rs` (out); each turns files into sheets of text cells (`sheet.rs`) or back. What
//! columns a table has: `columns.rs`. How a sheet becomes rows: `layout.rs` finds the columns and
//! reads typed cells, `parse.rs` has one function a table, `assemble.rs` joins the tables, has them
//! checked and gives every fault its place. How a dataset becomes sheets: `render.rs`. What is said
//! when something is wrong: `place.rs`, `fault.rs`, `error.rs`, `text.rs`. How files are written
//! whole or not at all: `write.rs`. What the crate brings along: `built_in.rs`. The empty workbook
//! to fill in: `template.rs`. [`Dataset::read`] and [`Dataset::write`] are in `dataset.rs`.
//!
//! [`Dataset::read`]: crate::profile::Dataset::read
//! [`Dataset::write`]: crate::profile::Dataset::write

mod assemble;
mod built_in;
mod columns;
mod csv;
mod dataset;
mod error;
mod fault;
mod json;
mod json_value;
mod layout;
mod parse;
mod place;
mod programme;
mod render;
mod sheet;
#[cfg(feature = "xlsx")]
mod template;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;
mod write;
#[cfg(feature = "xlsx")]
mod xlsx;

pub use error::{ReadError, WriteError};
pub use fault::{Fault, Faults, Problem};
pub use place::{Place, Spot};
#[cfg(feature = "xlsx")]
pub use template::{write_template, write_template_for};
pub use text::{LONGEST_CELL, shorten};
pub use write::write_atomically;
