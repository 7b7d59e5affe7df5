//! How to combine two directions or two views into one value.

use crate::vocabulary::vocabulary;

vocabulary! {
    /// How to combine two values in [0, 1] into one.
    pub enum TwoWay as "way of joining two values" {
        /// (a + b) / 2. The default.
        Mean = "mean",
        /// The smaller of the two: the side with the lower value decides.
        Min = "min",
        /// √(a b).
        Geometric = "geometric",
        /// 2 a b / (a + b), 0 if both are 0.
        Harmonic = "harmonic",
        /// 1 − (1 − a)(1 − b): one good direction is enough.
        NoisyOr = "noisy-or",
    }
}

impl TwoWay {
    /// Returns the combined value, in [0, 1] for a and b in [0, 1].
    ///
    /// ```
    /// use regiopair::criteria::TwoWay;
    /// assert_eq!(TwoWay::Min.combine(0.7, 0.4), 0.4);
    /// assert!((TwoWay::NoisyOr.combine(0.7, 0.4) - 0.82).abs() < 1e-12);
    /// ```
    pub fn combine(self, a: f64, b: f64) -> f64 {
        match self {
            Self::Mean => f64::midpoint(a, b),
            Self::Min => a.min(b),
            Self::Geometric => (a * b).sqrt(),
            Self::Harmonic if a + b <= 0.0 => 0.0,
            Self::Harmonic => 2.0 * a * b / (a + b),
            Self::NoisyOr => 1.0 - (1.0 - a) * (1.0 - b),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TwoWay;

    /// Reference vector `two_way_aggregation`.
    #[test]
    fn the_five_ways_of_joining() {
        let expected = [0.55, 0.4, 0.529_150_262_212_918, 0.509_090_909_090_909, 0.82];
        for (way, expected) in TwoWay::ALL.iter().zip(expected) {
            assert!((way.combine(0.7, 0.4) - expected).abs() < 1e-9, "{way}");
        }
        assert_eq!(TwoWay::Harmonic.combine(0.0, 0.0), 0.0);
    }
}
