//! Correction of a p-value for the variants that were tried.

/// Returns 1 − (1 − p)^m (Šidák 1967): the probability that the best of m independent tests has a
/// p-value of at most p by chance. For dependent tests, such as variants of one programme on the same
/// pairs, it is an upper bound in practice.
///
/// ```
/// use regiopair::validation::sidak;
/// assert!((sidak(0.05, 2) - 0.0975).abs() < 1e-12);
/// assert_eq!((sidak(0.3, 1), sidak(1.0, 150)), (0.3, 1.0));
/// ```
pub fn sidak(p: f64, variants: u32) -> f64 {
    match variants {
        0 | 1 => p,
        // Exact also for very small p.
        _ => -(f64::from(variants) * (-p).ln_1p()).exp_m1(),
    }
}
