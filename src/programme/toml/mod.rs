//! Programme files: TOML in, with all faults and their places; TOML out.

// For contributors: `text.rs` is the whole file, `fields.rs` its top level, `criteria.rs` and
// `rounds.rs` the lists there; `serialized.rs` reads any
// format of serde; `place.rs` finds the place of a value by its path.
mod criteria;
mod fields;
mod place;
mod rounds;
mod serialized;
mod text;

pub(crate) use serialized::of_later_version;
