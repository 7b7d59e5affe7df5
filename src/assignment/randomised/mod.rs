//! A plan drawn at random, with the greatest expected total while no pair is likelier than a cap.
//!
//! Pairs that were drawn can be compared with pairs that were not, so that a programme that draws can be
//! evaluated; and nobody can be sure of a partner, which takes the point out of tailored profiles. [`solve()`]
//! finds the probabilities and plans that have them, [`solve_constrained()`] under side constraints; [`RandomisedPlan::draw`](crate::assignment::model::RandomisedPlan::draw)
//! draws one.

// Under side constraints, `constrained` makes plans where they would help (`column_generation`), `master` finds their
// probabilities, and `parts` makes whole parts of these.
//
// `lowest_cap` says which cap could be kept, `decompose` turns probabilities into plans.
pub(in crate::assignment) mod column_generation;
pub(in crate::assignment) mod constrained;
pub(in crate::assignment) mod decompose;
pub(in crate::assignment) mod draw;
pub(in crate::assignment) mod lowest_cap;
pub(in crate::assignment) mod master;
pub(in crate::assignment) mod parts;
pub(in crate::assignment) mod solve;

pub use constrained::{solve_constrained, solve_constrained_with_progress};
pub use solve::solve;
