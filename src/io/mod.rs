//! Files in and out: a folder of CSV tables, one JSON document, one XLSX workbook (feature `xlsx`),
//! and the built-in data (feature `data`).
//!
//! [`Dataset::read`] and [`Dataset::write`] choose the format by the name; [`Programme::read`]
//! reads a programme file. A [`Reading`] is a dataset with [`ReadingNotice`]s of what was not read. All [`Faults`] of a file are reported together, each with its [`Place`].
//!
//! [`Dataset::read`]: crate::profile::Dataset::read
//! [`Dataset::write`]: crate::profile::Dataset::write
//! [`Programme::read`]: crate::programme::Programme::read

// For contributors: `formats` turn files into sheets of text cells, and back; `table` declares the
// columns of each table and reads and writes its rows; `assemble` joins the tables, has them checked
// and gives every fault its place; `render` makes sheets of a dataset; `dataset` and `built_in` are
// the entry points.

mod assemble;
#[cfg(feature = "data")]
mod built_in;
mod dataset;
mod embedded;
mod error;
mod fault;
mod formats;
mod limits;
mod read;
mod reading;
mod render;
mod table;
#[cfg(feature = "xlsx")]
mod template;
mod unread;
mod write;

pub use error::{ReadError, WriteError};
pub use fault::{Fault, Faults, Issue, LONGEST_CELL, Place, ReadingNotice, Spot, Unread};
pub(crate) use formats::{csv::separator, json::parser_message};
pub use limits::{
    Limit, MOST_BYTES, MOST_CELLS, MOST_COLUMNS, MOST_PROGRAMME_BYTES, MOST_PROPOSAL_BYTES,
};
pub(crate) use read::read_file;
pub use reading::Reading;
#[cfg(feature = "xlsx")]
pub use template::{write_template, write_template_for};
pub use write::write_atomically;

#[cfg(feature = "xlsx")]
pub(crate) use formats::workbook::{failed as workbook_failed, new as new_workbook};
