//! The precision of scores in blocks.

use std::cmp::Ordering;
use std::fmt::Display;
use std::ops::{AddAssign, Mul, Sub};

/// A score of [`Blocks`](crate::assignment::model::Blocks): `f32` or `f64`.
pub trait BlockScore: Number {}

impl BlockScore for f32 {}
impl BlockScore for f64 {}

/// What a pass needs of a floating-point number. It cannot be named outside of this crate, so
/// there are no other scores.
pub trait Number:
    Copy
    + Default
    + Display
    + PartialOrd
    + Into<f64>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + AddAssign
    + Send
    + Sync
    + 'static
{
    /// Cells of a row that a pass keeps. More make fewer passes and a larger restricted problem, so
    /// more are kept in double precision, whose scores usually cost more to compute. Found by trial.
    const CELLS_PER_ROW: usize;
    const EPSILON: f64;
    const INFINITY: Self;
    const NEG_INFINITY: Self;

    /// The nearest number of this precision.
    fn nearest(value: f64) -> Self;

    /// Another number for nearly every other score.
    fn checksum(self) -> u32;

    fn magnitude(self) -> Self;

    fn is_number(self) -> bool;

    fn order(&self, other: &Self) -> Ordering;
}

impl Number for f32 {
    const CELLS_PER_ROW: usize = 48;
    const EPSILON: f64 = f32::EPSILON as f64;
    const INFINITY: Self = f32::INFINITY;
    const NEG_INFINITY: Self = f32::NEG_INFINITY;

    #[expect(clippy::cast_possible_truncation, reason = "rounded as stated")]
    fn nearest(value: f64) -> Self {
        value as f32
    }

    fn checksum(self) -> u32 {
        self.to_bits()
    }

    fn magnitude(self) -> Self {
        self.abs()
    }

    fn is_number(self) -> bool {
        self.is_finite()
    }

    fn order(&self, other: &Self) -> Ordering {
        self.total_cmp(other)
    }
}

impl Number for f64 {
    const CELLS_PER_ROW: usize = 96;
    const EPSILON: f64 = f64::EPSILON;
    const INFINITY: Self = f64::INFINITY;
    const NEG_INFINITY: Self = f64::NEG_INFINITY;

    fn nearest(value: f64) -> Self {
        value
    }

    #[expect(clippy::cast_possible_truncation, reason = "both halves are summed")]
    fn checksum(self) -> u32 {
        let bits = self.to_bits();
        (bits as u32).wrapping_add((bits >> 32) as u32)
    }

    fn magnitude(self) -> Self {
        self.abs()
    }

    fn is_number(self) -> bool {
        self.is_finite()
    }

    fn order(&self, other: &Self) -> Ordering {
        self.total_cmp(other)
    }
}
