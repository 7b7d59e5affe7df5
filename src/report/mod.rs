//! Writes finished proposals as text, CSV and JSON. No decision is made here.
//!
//! Each function takes data and returns text. The sentences are those of a
//! [`language`]; [`English`](language::English) is the only one so far.

// For contributors: `text.rs` is the table that a person reads first; `pair_text.rs` shows one pair
// down to its domains; `clash_text.rs` why there is no plan; `price_text.rs` what rules cost;
// `change_text.rs` changes, reserves and stability; `observed_text.rs` observed partners with their
// ranks; `screening_text.rs` and `screening_csv.rs` which regions may take part; `reasons.rs` is the
// line of reasons of a pairing; `layout.rs` fits columns; `csv.rs` and `json.rs` are for
// programs, `texts.rs` says which sentence goes where in JSON.
mod change_text;
mod clash_text;
mod csv;
mod json;
pub mod language;
mod layout;
mod observed_text;
mod pair_text;
mod price_text;
mod reasons;
mod screening_csv;
mod screening_text;
mod text;
mod texts;

pub use change_text::{change_to_text, plans_to_text, reserves_to_text, stability_to_text};
pub use clash_text::clash_to_text;
pub use csv::{observed_to_csv, to_csv};
pub use json::{pairing_to_json, to_json, to_json_value};
pub use layout::WIDTH;
pub use observed_text::observed_to_text;
pub use pair_text::pairing_to_text;
pub use price_text::{prices_to_csv, prices_to_text, rounds_price_to_text};
pub use screening_csv::screening_to_csv;
pub use screening_text::screening_to_text;
pub use text::to_text;
pub use texts::AddTexts;
