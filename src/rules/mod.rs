//! The rules of a programme: which regions may take part, which pairs are eligible, how many pairs
//! of each kind a plan may and must have.
//!
//! [`Rules`] holds all rules of a programme and [`RuleId`] names one of them. [`RuleDescription`]
//! describes one for reports. [`Exclusion`] is why a pair is not eligible; [`screen`] finds the
//! regions that may take part. A rule selects regions by [`Selection`], pairs by
//! [`PairProperty`], and its numbers are [`CountBounds`].

// For contributors: `kinds/` has one file for each kind of rule; `kind.rs` says what such a file
// defines, and `list.rs` lists the kinds. `reader.rs` reads TOML values, `read.rs` the table of
// rules; `fault.rs` lists what can be wrong there. `names.rs` checks names against the data;
// `setting.rs` checks settings
// made in code; `effect.rs` is what rules do to a plan.

mod bounds;
mod common;
mod effect;
mod exclusion;
mod fault;
mod group_label;
mod id;
mod kind;
mod kinds;
mod labels;
mod linked;
mod list;
mod names;
mod objective;
mod pair;
mod pair_kind;
mod read;
mod reader;
mod screening;
mod selection;
mod setting;
mod unknown_name;
mod walk;

pub use bounds::CountBounds;
pub(crate) use effect::{BoundScope, CellBound, Effect, MemberBound, RuleContext};
pub use exclusion::{Exclusion, PairFacts};
pub use fault::ProgrammeFaultKind;
pub use group_label::GroupLabel;
pub use id::UnknownRule;
pub use kinds::attributes::{AttributeRule, ComparedValues};
pub use kinds::capacities::{Capacity, CapacityDescription};
pub use kinds::earlier_ties::TiesAdmitted;
pub use kinds::eligibility::Eligibility;
pub use kinds::minimum_values::MinimumValue;
pub use kinds::pair_quotas::{EachPair, PairQuota, PairQuotaDescription};
pub use kinds::pairs::PairsWanted;
pub use kinds::quotas::{Quota, QuotaDescription};
pub use kinds::sizes::{RegionSize, RegionSizeDescription};
pub use kinds::withdrawn::{Withdrawal, WithdrawalDescription};
pub use linked::{LinkedDescription, LinkedRegions};
pub use list::{RuleDescription, RuleId, Rules};
pub(crate) use names::NameCheck;
pub use objective::Objective;
pub use pair::{PairDescription, RegionPair};
pub use pair_kind::{PairKindDescription, PairProperty};
pub(crate) use reader::{TomlFault, TomlReader, TomlSlot, TomlTable};
pub use screening::{
    MissingCondition, RequiredConditions, RequiredConditionsDescription, ScreenedRegion, Screening,
    UnknownCondition, known_conditions, screen,
};
pub use selection::{Selection, SelectionDescription};
pub(crate) use setting::SettingCheck;
pub use setting::SettingFault;
pub use unknown_name::{PathStep, UnknownName, UnknownNameKind};
pub(crate) use walk::Walk;
