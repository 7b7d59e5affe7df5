//! A programme: what counts, how much, and under which rules; one TOML file.
//!
//! `settings.rs` is the programme as data, with its defaults; `decimals.rs` is the
//! number of decimals of a score; `standard.rs` argues the criteria and
//! weights of the standard programme; `round.rs` says who meets when; `names.rs` finds names that
//! the data do not know; `toml/` reads and writes the file and finds all its faults
//! with line and column; `fault.rs` says what can be wrong with one.

mod decimals;
mod fault;
mod names;
mod round;
mod settings;
mod standard;
mod toml;

pub use decimals::Decimals;
pub use fault::{ProgrammeError, ProgrammeFault};
pub use round::{Decided, Round};
pub use settings::{AggregationMethod, CriterionChoice, Programme};
