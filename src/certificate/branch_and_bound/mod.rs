//! Checks the certificate of a plan under constraints.

// For contributors: `instance.rs` checks the plan, `tree.rs` the branch tree that bounds every
// other plan.
mod check;
mod instance;
mod tree;

pub use check::check_branch_and_bound;
pub(super) use check::check_kept;
