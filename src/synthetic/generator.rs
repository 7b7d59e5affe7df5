//! The random number generator.

/// SplitMix64: 64 bits of state, period 2^64.
#[derive(Debug, Clone)]
pub struct Generator(u64);

impl Generator {
    /// Creates a generator that starts from this seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Returns the next 64 bits.
    ///
    /// ```
    /// // The first value for seed 0, from the authors' reference implementation.
    /// assert_eq!(regiopair::synthetic::Generator::new(0).next_bits(), 0xE220_A839_7B1D_CDAF);
    /// ```
    pub fn next_bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Returns a number in [0, 1) with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        (self.next_bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Returns a whole number below `bound`, which must be above 0; the bias is below 2^-32 for
    /// bounds of less than 2^32.
    pub fn below(&mut self, bound: usize) -> usize {
        let wide = u128::from(self.next_bits()) * bound.max(1) as u128;
        usize::try_from(wide >> 64).unwrap_or(0)
    }
}
