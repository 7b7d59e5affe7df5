//! Plain text for people, in lines of at most [`WIDTH`] columns.

// For contributors: `proposal.rs` is the table that a person reads first; `pair.rs` shows one pair down
// to its domains; `change.rs` has changes, reserves and stability; `compare.rs` several deciders; `layout.rs` fits columns.
mod agreement;
mod change;
mod clash;
mod compare;
mod firmness;
mod layout;
mod lottery;
mod outcomes;
mod pair;
mod prices;
mod proposal;
mod questions;
mod screening;
mod validation;
mod weights;
mod why;
mod withdrawals;

pub use agreement::agreement_to_text;
pub use change::{change_to_text, plans_to_text, reserves_to_text, stability_to_text};
pub use clash::clash_to_text;
pub use compare::comparison_to_text;
pub use firmness::firmness_to_text;
pub use layout::WIDTH;
pub use lottery::lottery_to_text;
pub use pair::pairing_to_text;
pub use prices::{prices_to_text, rounds_price_to_text};
pub use proposal::to_text;
pub use questions::{completions_to_text, questions_to_text};
pub use screening::screening_to_text;
pub use validation::validation_to_text;
pub use weights::{
    acceptability_to_text, pareto_front_to_text, weight_partition_to_text, weight_ranges_to_text,
};
pub use why::{better_partners_to_text, pair_answer_to_text};
pub use withdrawals::withdrawals_to_text;
