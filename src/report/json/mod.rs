//! Documents for programs: the data, with each sentence under the key `text`.

// For contributors: `texts.rs` says which sentence goes where.
mod document;
mod texts;

pub use document::{
    pair_answer_to_json, pairing_to_json, to_json, to_json_value, validation_to_json,
};
pub use texts::AddTexts;
