//! Programme files: TOML in, with all faults and their places; TOML out.

// For contributors: `text.rs` is the whole file, `fields.rs` its top level, `criteria.rs` and
// `rounds.rs` the lists there; `place.rs` finds the place of a value by its path.
mod criteria;
mod fields;
mod place;
mod rounds;
mod text;
