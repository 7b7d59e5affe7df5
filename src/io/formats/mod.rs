//! File formats: each turns files into sheets of text cells, or back.

pub(super) mod csv;
#[cfg(feature = "xlsx")]
mod grid;
pub(super) mod json;
mod json_value;
#[cfg(feature = "xlsx")]
pub(super) mod ods;
mod toml;
#[cfg(feature = "xlsx")]
mod unpacked;
#[cfg(feature = "xlsx")]
pub(super) mod workbook;
#[cfg(feature = "xlsx")]
pub(super) mod xlsx;
