//! The report of a proposal as one page, to look at, to print and to mail.
//!
//! `report.rs` puts the sections together, in the order in which a meeting needs them: `summary.rs` (the proposal on
//! one page), figures, `pair.rs` (a page for each pair), `rules.rs`, `regions.rs` (without a partner, screened),
//! `validity.rs` and `method.rs`. `frame.rs` is the page around them, with `style.css`.

mod frame;
mod links;
mod method;
mod pair;
mod regions;
mod report;
mod rules;
mod scroll;
mod section;
mod summary;
mod validity;
mod words;

pub use report::to_html;
