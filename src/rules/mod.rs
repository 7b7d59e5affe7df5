//! The rules of a programme: who may take part, which pairs may be made, how many of which kind.
//!
//! | You ask | Go to |
//! |---|---|
//! | which rules are there, and what is their default? | `settings.rs`: [`Rules`] |
//! | how is one rule taken out or changed? | `change.rs` |
//! | how is one rule told from another? | `identity.rs`: [`RuleId`] |
//! | a pair that must, or must not, be made? | `pin.rs`: [`Pin`], [`Withdrawal`] |
//! | may this pair be made, and why not? | `exclusion.rs`: [`PairFacts`], [`Exclusion`] |
//! | who may take part, and what do the others lack? | `screening.rs`: [`screen`], [`RequiredConditions`] |
//! | which regions does a rule speak of? | `selection.rs`: [`Selection`] |
//! | how many pairs for a region, a group, a kind of pair? | `quota.rs`: [`Capacity`], [`Quota`], [`Together`]; `pair_quota.rs`: [`PairQuota`] |
//! | what is to be made best, and in which order? | `objective.rs`: [`Objective`] |
//! | does a rule name somebody whom the data do not know? | `names.rs`: [`UnknownName`] |
//!
//! What a rule does to a plan is worked out in [`plan`](crate::plan), where names become
//! numbers; here a rule is what a programme says.

mod change;
mod exclusion;
mod identity;
mod names;
mod objective;
mod pair_quota;
mod pin;
mod quota;
mod screening;
mod selection;
mod settings;
mod statement;

pub use exclusion::{Exclusion, PairFacts};
pub use identity::RuleId;
pub(crate) use names::Names;
pub use names::{Step, UnknownName};
pub use objective::Objective;
pub use pair_quota::{EachPair, PairProperty, PairQuota};
pub use pin::{Pin, Withdrawal};
pub use quota::{Capacity, Quota, Together};
pub use screening::{
    MissingCondition, RequiredConditions, Screened, Screening, UnknownCondition, known_conditions,
    screen,
};
pub use selection::Selection;
pub(crate) use selection::values as attribute_values;
pub use settings::{PairsWanted, Rules, TiesAdmitted};
pub use statement::{RuleStatement, SelectionStatement};
