//! Programmes that come with the project.
#![allow(clippy::unwrap_used, reason = "tests fail by panic")]
#![cfg_attr(
    not(feature = "data"),
    allow(dead_code, reason = "the programmes are for the built-in data")
)]

use regiopair::programme::Programme;

/// The standard programme of versions before the study of the observed pairings: its numbers were found
/// by other means, and no revision of the standard programme changes them. Tables may be appended.
pub(crate) const FIRST: &str = include_str!("../../examples/data/first.toml");

/// [`FIRST`], read.
pub(crate) fn first() -> Programme {
    Programme::from_toml_str(FIRST).unwrap()
}

/// For peer learning.
pub(crate) fn learning() -> Programme {
    Programme::from_toml_str(include_str!("../../examples/data/learning.toml")).unwrap()
}
