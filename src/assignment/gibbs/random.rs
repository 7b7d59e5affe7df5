//! Random numbers from a seed.

/// SplitMix64 (Steele, Lea and Flood 2014): 64 bits of state, period 2^64.
#[derive(Debug, Clone)]
pub(in crate::assignment) struct Random(u64);

impl Random {
    /// The stream of this number under a seed; streams of different numbers start far apart.
    pub(in crate::assignment) fn stream(seed: u64, number: u64) -> Self {
        let mut first = Self(seed);
        let seed = first.next_bits();
        let mut second = Self(seed ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        let start = second.next_bits();
        Self(start)
    }

    fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number in [0, 1) with 53 random bits.
    pub(in crate::assignment) fn unit(&mut self) -> f64 {
        (self.next_bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A whole number below `bound`; 0 if that is 0.
    pub(in crate::assignment) fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next_bits()) * bound as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}
