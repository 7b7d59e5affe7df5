//! A proposal as a workbook to continue with.
//!
//! `workbook.rs` puts the sheets together; `sheet.rs` is what a sheet holds, `write.rs` writes it. Each sheet is a
//! file: `summary.rs`, `pairs.rs`, `matrix.rs`, `criteria.rs`, `rules.rs`, `regions.rs`, `sources.rs`.

mod criteria;
mod matrix;
mod pairs;
mod regions;
mod rules;
mod sheet;
mod sources;
mod summary;
mod workbook;
mod write;

pub use workbook::to_workbook;
