//! The kinds of rules. A file defines what a programme states, how the table is read and checked,
//! how a report describes it, and what it does to a plan.

pub(super) mod as_one;
pub(super) mod attributes;
pub(super) mod capacities;
pub(super) mod conditions;
pub(super) mod earlier_ties;
pub(super) mod eligibility;
pub(super) mod exclusive;
pub(super) mod forbidden;
pub(super) mod maximum_distance;
pub(super) mod minimum_score;
pub(super) mod minimum_values;
pub(super) mod not_again;
pub(super) mod number_of_pairs;
pub(super) mod pair_quotas;
pub(super) mod pairs;
pub(super) mod quotas;
pub(super) mod required;
pub(super) mod shared_themes;
pub(super) mod sizes;
pub(super) mod withdrawn;
