//! Checks answers independently, for users who do not want to trust a solver.
//!
//! [`check`] reads a [`Problem`](crate::assignment::Problem) and an
//! [`Outcome`](crate::assignment::Outcome) and returns a [`Certificate`] or the first [`Flaw`]. The
//! module shares data types with [`assignment`](crate::assignment) but no code: it does not search
//! or solve; it only compares cells, adds up sums, and sorts the steps between equally good plans.
//!
//! | Question | Function |
//! |---|---|
//! | Is this assignment optimal, or is there none? | [`check`] |
//! | Is a plan optimal under quotas, or is there none? | [`check_min_cost_flow`] |
//! | Is a plan optimal under constraints, and how far can it be from the optimum? | [`check_branch_and_bound`] |
//! | Is a plan optimal for lexicographic objectives? | [`check_lexicographic`], under constraints [`check_constrained_lexicographic`] |
//! | Are the worst pairs as good as possible? | [`check_bottleneck`], [`check_leximin`] |
//! | Are these the k best plans? | [`check_k_best`] |
//! | Is a drawing of plans the best one under a cap? | [`check_randomised`], under constraints [`check_constrained_randomised`] |
//! | Is a matching stable? | [`check_stable`] |
//! | Is a plan optimal if scores are computed on demand? | [`check_implicit`], [`check_implicit_with_progress`] |
//! | How good is the plan of a stopped solver? | [`check_stopped`], [`check_implicit_stopped`] |
//!
//! A [`Certificate`] lists the [`Check`]s that passed; a [`Flaw`] reports the check that failed,
//! the place and the numbers.

// One file per proof; `optimal.rs` and `infeasible.rs` are the two halves of `plain.rs`, and
// `departures.rs` is the part of `k_best.rs` that finds where other plans may depart.
// `exchanges.rs` says whether a plan is the only best one; `failed_check.rs` maps a flaw to its check.

mod branch_and_bound;
mod certificates;
mod checks;
mod constrained_lexicographic;
mod constrained_randomised;
mod departures;
mod exchanges;
mod failed_check;
mod flaw;
mod implicit;
mod infeasible;
mod k_best;
mod lexicographic;
mod min_cost_flow;
mod objective_value;
mod optimal;
mod plain;
mod randomised;
mod remainder;
mod spread;
mod stable_matching;
mod stopped;
mod worst_pairs;

pub use branch_and_bound::check_branch_and_bound;
pub use certificates::{Certificate, RankingCertificate};
pub use checks::Check;
pub use constrained_lexicographic::check_constrained_lexicographic;
pub use constrained_randomised::check_constrained_randomised;
pub use flaw::Flaw;
pub use implicit::{check_implicit, check_implicit_stopped, check_implicit_with_progress};
pub use k_best::check_k_best;
pub use lexicographic::check_lexicographic;
pub use min_cost_flow::check_min_cost_flow;
pub use objective_value::ObjectiveValue;
pub use plain::check;
pub use randomised::check_randomised;
pub use stable_matching::check_stable;
pub use stopped::check_stopped;
pub use worst_pairs::{check_bottleneck, check_leximin};
