//! Regions as data: strengths, needs, places, languages and earlier ties.
//!
//! [`Tables`] are the rows as a user gives them. [`Dataset`] holds the same rows, checked and in
//! canonical order. [`Pool`] prepares one side of a dataset for the criteria: one [`Profile`] per
//! region, sorted by id. [`WELL_KNOWN`] lists the well-known conditions for taking part.

// For contributors: one file per kind of row; `check` finds the faults of all tables.

mod attribute;
mod check;
mod check_related;
mod coders;
mod condition;
mod containment;
mod dataset;
mod domain_record;
mod fault;
mod grade;
mod keys;
mod known;
mod known_domains;
mod label;
mod names;
mod observed;
mod phase;
mod pool;
mod region;
mod side_label;
mod source;
mod tables;
mod term;
mod tie;
mod vocabularies;
mod weighted_domain;

pub use attribute::{Attribute, StatementRole};
pub use coders::Coders;
pub use condition::{
    ConditionRecord, ConditionStatus, RequiredOf, WELL_KNOWN, WellKnownCondition, well_known,
};
pub use dataset::Dataset;
pub use domain_record::{Coder, DomainRecord, Role};
pub use fault::{DataFault, DataFaults, FaultKind, MOST_DOMAINS, NameKind, Table};
pub use grade::{Grade, GradeError, PhaseLevel};
pub use label::RegionLabel;
pub(crate) use names::ByName;
pub use observed::{ObservedPairing, Outcome};
pub use phase::{Phase, PhaseRecord, PhaseRole};
pub use pool::{Horizon, Pool, Profile};
pub use region::{Coordinates, Region, StrategyStatus};
pub use side_label::SideLabel;
pub use source::Source;
pub use tables::{Sides, Tables};
pub use term::{NEED, SIDE, Term, TermLabel};
pub use tie::Tie;
pub use weighted_domain::WeightedDomain;
