//! The scales of weights and levels.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A weight or level that its scale does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("{value} is not a weight or level; accepted: {least} to 3")]
pub struct GradeError {
    /// The number that was given.
    pub value: u8,
    /// The lowest grade of the scale.
    pub least: u8,
}

/// Declares a scale of whole numbers up to 3.
macro_rules! scale {
    ($(#[$meta:meta])* $name:ident from $least:literal) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        pub struct $name(u8);

        impl $name {
            /// The highest grade.
            pub const MAX: Self = Self(3);

            /// Creates a grade.
            ///
            /// # Errors
            /// [`GradeError`] for a number that the scale does not have.
            pub fn new(value: u8) -> Result<Self, GradeError> {
                let least = $least;
                if (least..=3).contains(&value) {
                    Ok(Self(value))
                } else {
                    Err(GradeError { value, least })
                }
            }

            /// Returns the grade as a number.
            pub fn get(self) -> u8 {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl TryFrom<u8> for $name {
            type Error = GradeError;

            fn try_from(value: u8) -> Result<Self, GradeError> {
                Self::new(value)
            }
        }

        impl From<$name> for u8 {
            fn from(grade: $name) -> Self {
                grade.0
            }
        }

        impl From<$name> for f64 {
            fn from(grade: $name) -> Self {
                Self::from(grade.0)
            }
        }
    };
}

scale! {
    /// How much a statement weighs: 3 leading, 2 named, 1 in passing.
    ///
    /// ```
    /// use regiopair::profile::Grade;
    /// assert_eq!(Grade::new(3)?.get(), 3);
    /// assert!(Grade::new(4).is_err());
    /// # Ok::<(), regiopair::profile::GradeError>(())
    /// ```
    Grade from 1
}

scale! {
    /// How much a region can teach or needs in a phase: 3 much, 0 nothing. Not to state a level
    /// leaves it unknown; 0 states that there is none.
    ///
    /// ```
    /// use regiopair::profile::PhaseLevel;
    /// assert_eq!(PhaseLevel::new(0)?.get(), 0);
    /// assert!(PhaseLevel::new(4).is_err());
    /// # Ok::<(), regiopair::profile::GradeError>(())
    /// ```
    PhaseLevel from 0
}

impl From<Grade> for PhaseLevel {
    fn from(grade: Grade) -> Self {
        Self(grade.0)
    }
}
