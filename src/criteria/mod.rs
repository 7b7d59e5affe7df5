//! What makes two regions good partners.
//!
//! A [`Criterion`] gives a pair a value in [0, 1] with its evidence, or says why it is [`Unknown`].
//! Built-in criteria and your own implement the same trait. A [`Tally`] adds up the evidence, so
//! that evidence and value always agree; it also keeps why a value is 0 ([`ZeroReason`]). [`entries`]
//! lists the built-in criteria, [`build`] creates one from its id and a formula.
//!
//! | Id | Type | Question |
//! |---|---|---|
//! | `needs-met`, `needs-of-host-met` | [`NeedMet`] | Do strengths of one region meet needs of the other? |
//! | `shared-strengths` | [`SharedStrengths`] | Are both strong in the same domains? |
//! | `shared-themes` | [`SharedThemes`] | Are both active in the same themes? |
//! | `added-relatedness` | [`AddedRelatedness`] | Is what each adds to the other related to what it has, or to its targets? |
//! | `strategy-learning` | [`PhaseLearning`] | Can one teach the phases that the other needs? |
//! | `structural-likeness` | [`StructuralLikeness`] | Are they similar in size, wealth, terrain and level? |
//! | `language` | [`SharedLanguage`] | Do they share a language? |
//! | `nearness` | [`Nearness`] | How far apart are they? |
//! | `earlier-ties` | [`EarlierTies`] | Have they worked together before? |
//! | any | [`SharedStatements`] | Do they state the same terms of a vocabulary, such as challenges? |
//! | any | [`OfferedStatements`] | Does one offer what the other states? |
//! | any | [`Closeness`] | Are they close in a numeric attribute? |
//!
//! [`profile_similarity`] has the formulas on plain shares; [`TwoWay`] joins two directions.

mod added_relatedness;
mod by_domain;
mod catalogue;
mod closeness;
mod comparison;
mod criterion;
mod distance;
mod distinct;
mod earlier_ties;
mod error;
mod great_circle;
mod lanes;
mod meaning;
mod need_met;
mod offered_statements;
mod pair;
mod phase_learning;
pub mod profile_similarity;
mod reason;
mod shared_language;
mod shared_statements;
mod shared_strengths;
mod shared_themes;
mod shares;
mod statement_terms;
mod structural_likeness;
mod tally;
mod two_way;
mod unknown;
mod value;
mod zero;

pub use added_relatedness::{AddedFormula, AddedRelatedness};
pub use catalogue::{CatalogueEntry, CriterionContext, CriterionSettings, build, entries};
pub(crate) use catalogue::{compares_domains, has_targets};
pub use closeness::Closeness;
pub use comparison::{Comparison, StatementChoice};
pub use criterion::Criterion;
pub(crate) use criterion::value_of;
pub use distance::{Nearness, NearnessFormula};
pub use earlier_ties::{EarlierTies, TieFormula};
pub use error::CriterionError;
pub use great_circle::{EARTH_RADIUS_KM, haversine_km};
pub use meaning::Meaning;
pub use need_met::{CoverageFormula, NeedMet, NeedsOf};
pub use offered_statements::OfferedStatements;
pub use pair::{Pair, PairBlock};
#[cfg(feature = "html")]
pub(crate) use phase_learning::taught_phases;
pub use phase_learning::{LearningFormula, PhaseLearning};
pub use reason::{EvidenceItem, Feature, Measurement, Reason};
pub use shared_language::{LanguageFormula, SharedLanguage};
pub use shared_statements::SharedStatements;
pub use shared_strengths::{LikenessFormula, SharedStrengths};
pub use shared_themes::{SharedThemes, ThemeFormula};
pub use structural_likeness::StructuralLikeness;
pub use tally::Tally;
pub use two_way::TwoWay;
pub use unknown::Unknown;
pub use value::Value;
pub use zero::ZeroReason;
