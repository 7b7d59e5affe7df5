//! A plan drawn at random, with the greatest expected total while no pair is likelier than a cap.
//!
//! Pairs that were drawn can be compared with pairs that were not, so that a programme that draws can be
//! evaluated; and nobody can be sure of a partner, which takes the point out of tailored profiles. [`solve()`]
//! finds the probabilities and plans that have them; [`RandomisedPlan::draw`](crate::assignment::model::RandomisedPlan::draw)
//! draws one.

// `lowest_cap` says which cap could be kept, `decompose` turns probabilities into plans.
pub(in crate::assignment) mod decompose;
pub(in crate::assignment) mod draw;
pub(in crate::assignment) mod lowest_cap;
pub(in crate::assignment) mod solve;

pub use solve::solve;
