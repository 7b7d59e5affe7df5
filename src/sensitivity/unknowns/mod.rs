//! What is not recorded, and what it could change.

mod completions;
mod facts;
mod questions;

pub use completions::{Completions, Holds, PairHolds};
pub use questions::{PlanIf, Question};
