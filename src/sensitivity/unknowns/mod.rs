//! What is not recorded, and what it could change.

mod facts;
mod questions;

pub use questions::{PlanIf, Question};
