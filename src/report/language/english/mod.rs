//! English.

mod criteria;
mod grammar;
mod infeasibility;
mod observed;
mod pair;
mod proof;
mod proposal;
mod rules;
mod screening;
mod sensitivity;

/// British English with a decimal point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct English;
