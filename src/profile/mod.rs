//! Regions as data: what they are strong in, what they need, where they are, and who they know.
//!
//! [`Tables`] are the rows as a user states them; [`Dataset`] is the same after `check.rs` has
//! found no fault, in a canonical order. [`Pool`] prepares one side of a dataset for the criteria:
//! one [`Profile`] a region, sorted by id. `region.rs`, `statement.rs`, `phase.rs`, `condition.rs`,
//! `attribute.rs`, `tie.rs`, `observed.rs` and `source.rs` each define one kind of row;
//! `condition.rs` also has the well-known conditions.

mod attribute;
mod check;
mod condition;
mod dataset;
mod fault;
mod grade;
mod label;
mod observed;
mod phase;
mod pool;
mod region;
mod source;
mod statement;
mod tables;
mod tie;

pub use attribute::Attribute;
pub use condition::{
    AskedOf, ConditionStatement, ConditionStatus, WELL_KNOWN, WellKnownCondition, well_known,
};
pub use dataset::Dataset;
pub use fault::{DataFault, DataFaults, FaultKind, Table};
pub use grade::{Grade, GradeError};
pub use label::RegionLabel;
pub use observed::ObservedPairing;
pub use phase::{Phase, PhaseRole, PhaseStatement};
pub use pool::{Horizon, Pool, Profile, Stated};
pub use region::{Coordinates, Region, StrategyStatus};
pub use source::Source;
pub use statement::{DomainStatement, Role};
pub use tables::{Sides, Tables};
pub use tie::Tie;
