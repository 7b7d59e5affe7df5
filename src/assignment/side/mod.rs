//! Side constraints: rules on pairs that are no flow, solved case by case and proved.
//!
//! | Question | File |
//! |---|---|
//! | what may be asked? | `constraints.rs`: [`SideConstraint`], [`Exclusive`], [`Constraints`], [`Effort`]; `error.rs`: [`SideError`] |
//! | what is answered? | `answer.rs`: [`Constrained`], [`ConstrainedPlan`], [`FeasiblePlan`] |
//! | what proves it? | `proof.rs`: [`CaseTree`], [`Case`], [`Multipliers`] |
//! | where do I begin? | `solve.rs`: [`constrained()`] |
//! | which case comes next, and how is it split? | `search.rs` |
//! | how good can a case be, in whole numbers? | `bound.rs` |
//! | which prices and which pairs should be tried? | `relax.rs`, in floating point; `program.rs` |
//! | which library solves that? | `by_microlp.rs`, and with feature `highs` for whole plans `by_highs.rs` |
//! | how is the question laid out? | `facts.rs` |

mod answer;
mod bound;
#[cfg(feature = "highs")]
mod by_highs;
mod by_microlp;
mod constraints;
mod error;
mod facts;
mod program;
mod proof;
mod relax;
mod search;
mod solve;

pub use answer::{Constrained, ConstrainedPlan, FeasiblePlan};
pub use constraints::{Constraints, Effort, Exclusive, MAX_COEFFICIENT, SideConstraint};
pub use error::SideError;
pub use proof::{Case, CaseTree, Multipliers};
pub use solve::constrained;
