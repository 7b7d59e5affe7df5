//! A value that may be unknown.

use serde::{Deserialize, Serialize};

/// A value in [0, 1], or unknown. It has the size of one `f64` and never returns NaN.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(from = "Option<f64>", into = "Option<f64>")]
pub struct Value(pub(super) f64);

impl Value {
    /// Not known.
    pub const UNKNOWN: Self = Self(f64::NAN);

    /// Creates a known value. NaN counts as unknown.
    #[inline]
    pub const fn known(value: f64) -> Self {
        Self(value)
    }

    /// Returns the value, or `None` if unknown.
    #[inline]
    pub fn get(self) -> Option<f64> {
        (!self.0.is_nan()).then_some(self.0)
    }
}

impl PartialEq for Value {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl From<Option<f64>> for Value {
    #[inline]
    fn from(value: Option<f64>) -> Self {
        value.map_or(Self::UNKNOWN, Self::known)
    }
}

impl From<Value> for Option<f64> {
    #[inline]
    fn from(value: Value) -> Self {
        value.get()
    }
}
