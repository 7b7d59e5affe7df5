//! Which regions and pairs a programme admits, and how many pairs it asks for.
//!
//! `screening.rs` says of every region whether it may take part, and what it lacks;
//! `eligibility.rs` says of one pair whether it may be made, and why not; `settings.rs` holds the
//! rules as a programme states them.

mod eligibility;
mod screening;
mod settings;

pub use eligibility::Exclusion;
pub use screening::{
    MissingCondition, RequiredConditions, Screened, Screening, UnknownCondition, known_conditions,
    screen,
};
pub use settings::{ForbiddenPair, PairsWanted, Rules};
