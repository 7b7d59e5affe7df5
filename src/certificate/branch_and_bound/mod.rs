//! The certificate of a plan under constraints: `instance.rs` checks the plan, `tree.rs` the tree of
//! cases that bounds every other plan.

mod check;
mod instance;
mod tree;

pub use check::check_branch_and_bound;
pub(super) use check::check_kept;
