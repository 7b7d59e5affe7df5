//! English.

mod rules;

/// English.
#[derive(Debug, Clone, Copy, Default)]
pub struct English;
