//! English.

mod criteria;
mod grammar;
mod rules;

/// British English, decimal point.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct English;
