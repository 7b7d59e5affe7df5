//! Programmes: criteria, weights, rules and rounds in one TOML file.
//!
//! [`Programme`] holds everything with its defaults; [`Programme::from_toml_str`] reads a file and
//! reports all its faults with line and column ([`ProgrammeError`]). [`Rules`](crate::rules::Rules)
//! are the rules of a programme; a [`Round`] lists the regions that meet in it.

// For contributors: `standard.rs` argues the criteria and weights of the standard programme;
// `names.rs` finds names that the data do not know,
// `check.rs` settings that a file would not accept; `toml/` reads and writes the file, and
// reads programmes in any format of serde.
mod check;
mod decimals;
mod fault;
mod names;
mod round;
mod settings;
mod standard;
mod toml;

pub(crate) use self::toml::of_later_version;
pub use decimals::Decimals;
pub use fault::{ProgrammeError, ProgrammeFault};
pub use round::{Round, RoundDecision};
pub use settings::{AggregationMethod, CriterionChoice, Programme};
