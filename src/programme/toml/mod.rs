//! Programme files: TOML in, with all faults and their places; TOML out.

// For contributors: `text.rs` is the whole file, `fields.rs` its top level, `criteria.rs` and
// `rounds.rs` the lists there; `serialized.rs` reads any
// format of serde; `place.rs` finds the place of a value by its path; `syntax.rs` says what keeps a
// text from being TOML.
mod criteria;
mod fields;
mod place;
mod rounds;
mod serialized;
mod syntax;
mod text;

pub(crate) use serialized::of_later_version;
pub(in crate::programme) use serialized::unchecked;
