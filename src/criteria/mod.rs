//! What makes two regions good partners: one file a criterion, all behind the trait [`Criterion`].
//!
//! `criterion.rs` is the trait that a user's own criterion implements just as the built-in ones do;
//! `tally.rs` adds up the evidence of a value, so that evidence and value cannot disagree;
//! `catalogue.rs` names the built-in criteria and builds them from an id and a formula.
//!
//! | criterion | file | asks |
//! | --- | --- | --- |
//! | `needs-met`, `needs-of-host-met` | `need_met.rs` | do strengths of one meet needs of the other? |
//! | `shared-strengths` | `shared_strengths.rs` | are both strong in the same domains? |
//! | `shared-themes` | `shared_themes.rs` | are both active in the same themes? |
//! | `added-relatedness` | `added_relatedness.rs` | does each add what is new but related? |
//! | `strategy-learning` | `phase_learning.rs` | can one teach the steps that the other needs? |
//! | `structural-likeness` | `structural_likeness.rs` | are the two of a kind? |
//! | `language` | `language.rs` | can they talk to each other? |
//! | `nearness` | `distance.rs` | how far apart are they? |
//! | `earlier-ties` | `earlier_ties.rs` | have they worked together before? |
//!
//! [`profile_similarity`] has the formulas on plain shares, `shares.rs` makes shares of profiles,
//! `two_way.rs` joins two directions.

mod added_relatedness;
mod catalogue;
mod criterion;
mod distance;
mod earlier_ties;
mod error;
mod language;
mod meaning;
mod need_met;
mod phase_learning;
pub mod profile_similarity;
mod reason;
mod shared_strengths;
mod shared_themes;
mod shares;
mod structural_likeness;
mod tally;
mod two_way;
mod unknown;

pub use added_relatedness::{AddedFormula, AddedRelatedness};
pub use catalogue::{Context, Entry, build, entries};
pub use criterion::{Criterion, Pair};
pub use distance::{EARTH_RADIUS_KM, Nearness, NearnessFormula, haversine_km};
pub use earlier_ties::{EarlierTies, TieFormula};
pub use error::CriterionError;
pub use language::{Language, LanguageFormula};
pub use meaning::Meaning;
pub use need_met::{CoverageFormula, NeedMet, Needy};
pub use phase_learning::{LearningFormula, PhaseLearning};
pub use reason::{Feature, Item, Measurement, Reason};
pub use shared_strengths::{LikenessFormula, SharedStrengths};
pub use shared_themes::{SharedThemes, ThemeFormula};
pub use structural_likeness::StructuralLikeness;
pub use tally::Tally;
pub use two_way::TwoWay;
pub use unknown::Unknown;
