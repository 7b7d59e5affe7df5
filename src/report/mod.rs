//! Writes proposals and other results as text, CSV and JSON.
//!
//! Each function takes data and returns text. The sentences are those of a
//! [`language`]; [`English`](language::English) is the only one so far.

// For contributors: one folder a format; `reasons.rs` is the line of reasons of a pairing, which all
// of them show.
mod csv;
mod json;
pub mod language;
mod reasons;
mod text;

pub use csv::{observed_to_csv, prices_to_csv, screening_to_csv, to_csv};
pub use json::{AddTexts, pairing_to_json, to_json, to_json_value};
pub use text::{
    WIDTH, change_to_text, clash_to_text, observed_to_text, pairing_to_text, plans_to_text,
    prices_to_text, reserves_to_text, rounds_price_to_text, screening_to_text, stability_to_text,
    to_text,
};
