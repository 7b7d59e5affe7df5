//! The three-step scale of weights and levels.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// How much a statement weighs: 3 leading, 2 named, 1 in passing; for phases, the level 1 to 3.
///
/// ```
/// use regiopair::profile::Grade;
/// assert_eq!(Grade::new(3)?.get(), 3);
/// assert!(Grade::new(4).is_err());
/// # Ok::<(), regiopair::profile::GradeError>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Grade(u8);

/// A weight or level outside 1 to 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{value} is not a weight or level; accepted: 1, 2 or 3")]
pub struct GradeError {
    /// The number that was given.
    pub value: u8,
}

impl Grade {
    /// The highest grade.
    pub const MAX: Self = Self(3);

    /// Creates a grade of 1, 2 or 3.
    ///
    /// # Errors
    /// [`GradeError`] for any other number.
    pub fn new(value: u8) -> Result<Self, GradeError> {
        if (1..=3).contains(&value) { Ok(Self(value)) } else { Err(GradeError { value }) }
    }

    /// Returns the grade as a number from 1 to 3.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<u8> for Grade {
    type Error = GradeError;

    fn try_from(value: u8) -> Result<Self, GradeError> {
        Self::new(value)
    }
}

impl From<Grade> for u8 {
    fn from(grade: Grade) -> Self {
        grade.0
    }
}

impl From<Grade> for f64 {
    fn from(grade: Grade) -> Self {
        Self::from(grade.0)
    }
}
