//! English.

mod agreement;
mod criteria;
mod grammar;
mod infeasibility;
mod pair;
mod proof;
mod proposal;
mod rules;
mod screening;
mod sensitivity;
mod validation;

/// British English with a decimal point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct English;
