//! The similarity of two profiles: plain functions on shares.
//!
//! All take two slices of equal length with entries of at least 0; shares sum to 1. A longer slice
//! is read up to the length of the shorter one. Ratios hold for weights of any scale too.

use std::borrow::Cow;

/// Within these, squares neither overflow nor underflow, nor do sums of them.
const SQUARES_SAFELY: std::ops::RangeInclusive<f64> = 1e-100..=1e100;

/// The entries relative to a magnitude, if their squares could overflow or underflow.
fn relative(x: &[f64], magnitude: f64) -> Cow<'_, [f64]> {
    if magnitude == 0.0 || SQUARES_SAFELY.contains(&magnitude) {
        return Cow::Borrowed(x);
    }
    x.iter().map(|x| x / magnitude).collect()
}

fn greatest(x: &[f64]) -> f64 {
    x.iter().fold(0.0, |greatest, x| greatest.max(x.abs()))
}

/// Both slices relative to the greatest entry of either.
fn relative_to_both<'a>(p: &'a [f64], q: &'a [f64]) -> (Cow<'a, [f64]>, Cow<'a, [f64]>) {
    let (p, q) = common(p, q);
    let magnitude = greatest(p).max(greatest(q));
    (relative(p, magnitude), relative(q, magnitude))
}

fn pairs<'a>(p: &'a [f64], q: &'a [f64]) -> impl Iterator<Item = (f64, f64)> + 'a {
    p.iter().copied().zip(q.iter().copied())
}

/// Both slices up to the length of the shorter one.
fn common<'a>(p: &'a [f64], q: &'a [f64]) -> (&'a [f64], &'a [f64]) {
    let length = p.len().min(q.len());
    (&p[..length], &q[..length])
}

/// Returns Σ min(p, q), in [0, 1] (Finger & Kreinin 1979).
///
/// ```
/// use regiopair::criteria::profile_similarity::finger_kreinin;
/// let fk = finger_kreinin(&[0.6, 0.2, 0.15, 0.0, 0.05], &[0.05, 0.05, 0.2, 0.3, 0.4]);
/// assert!((fk - 0.3).abs() < 1e-12);
/// ```
pub fn finger_kreinin(p: &[f64], q: &[f64]) -> f64 {
    pairs(p, q).map(|(p, q)| p.min(q)).sum()
}

/// Returns Σ |p − q|, in [0, 2]; equals 2 (1 − Finger–Kreinin) (Krugman 1991). A distance.
pub fn krugman(p: &[f64], q: &[f64]) -> f64 {
    pairs(p, q).map(|(p, q)| (p - q).abs()).sum()
}

/// Returns p·q / (|p| |q|), in [0, 1] (Jaffe 1986); `None` if one is all zeros.
pub fn cosine(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = common(p, q);
    let (p, q) = (&*relative(p, greatest(p)), &*relative(q, greatest(q)));
    let dot: f64 = pairs(p, q).map(|(p, q)| p * q).sum();
    let norm = |x: &[f64]| x.iter().map(|x| x * x).sum::<f64>().sqrt();
    let norms = norm(p) * norm(q);
    (norms > 0.0).then(|| dot / norms)
}

/// Returns Pearson's correlation, in [-1, 1]; `None` if one does not vary.
pub fn pearson(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = common(p, q);
    let (p, q) = (&*relative(p, greatest(p)), &*relative(q, greatest(q)));
    let n = p.len() as f64;
    let (mp, mq) = (p.iter().sum::<f64>() / n, q.iter().sum::<f64>() / n);
    let (mut pp, mut qq, mut pq) = (0.0, 0.0, 0.0);
    for (p, q) in pairs(p, q) {
        pp += (p - mp) * (p - mp);
        qq += (q - mq) * (q - mq);
        pq += (p - mp) * (q - mq);
    }
    (pp > 0.0 && qq > 0.0).then(|| (pq / (pp.sqrt() * qq.sqrt())).clamp(-1.0, 1.0))
}

/// Returns Σ |p − q| / Σ (p + q), in [0, 1]; `None` if both are all zeros (Bray & Curtis 1957). A
/// distance.
pub fn bray_curtis(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = relative_to_both(p, q);
    let sum: f64 = pairs(&p, &q).map(|(p, q)| p + q).sum();
    (sum > 0.0).then(|| krugman(&p, &q) / sum)
}

/// Returns Σ min / Σ max, in [0, 1]; `None` if both are all zeros (Ružička 1958).
pub fn ruzicka(p: &[f64], q: &[f64]) -> Option<f64> {
    let (p, q) = relative_to_both(p, q);
    let most: f64 = pairs(&p, &q).map(|(p, q)| p.max(q)).sum();
    (most > 0.0).then(|| finger_kreinin(&p, &q) / most)
}

/// Returns √(½ Σ (√p − √q)²), in [0, 1] (Hellinger 1909). A distance.
pub fn hellinger(p: &[f64], q: &[f64]) -> f64 {
    (pairs(p, q).map(|(p, q)| (p.sqrt() - q.sqrt()).powi(2)).sum::<f64>() / 2.0).sqrt()
}

/// Returns |A∩B| / (|A∩B| + α |A−B| + β |B−A|), in [0, 1] (Tversky 1977), from the three counts;
/// `None` if the denominator is 0. α = 1, β = 0 is the share of A that B covers; α = β = ½ is Dice,
/// α = β = 1 Jaccard.
///
/// ```
/// use regiopair::criteria::profile_similarity::tversky;
/// assert_eq!(tversky(2, 1, 2, 1.0, 1.0), Some(0.4));
/// ```
pub fn tversky(both: usize, only_a: usize, only_b: usize, alpha: f64, beta: f64) -> Option<f64> {
    let both = both as f64;
    let all = both + alpha * only_a as f64 + beta * only_b as f64;
    (all > 0.0).then(|| both / all)
}

/// Returns 100 (1 − Σ |m − x| / 2), in [0, 100]: how well export shares x fit import shares m
/// (Michaely 1996). It is 100 times Finger–Kreinin of needs and offers.
pub fn trade_complementarity(exports: &[f64], imports: &[f64]) -> f64 {
    100.0 * (1.0 - krugman(exports, imports) / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const L1: [f64; 5] = [0.6, 0.2, 0.15, 0.0, 0.05];
    const E1: [f64; 5] = [0.4, 0.3, 0.1, 0.1, 0.1];
    const E2: [f64; 5] = [0.05, 0.05, 0.2, 0.3, 0.4];

    /// As if the longer slice ended with the shorter one.
    #[test]
    fn a_longer_slice_is_read_up_to_the_length_of_the_shorter_one() {
        let (short, long) = ([0.6, 0.3, 0.1], [0.2, 0.5, 0.3, 7.0, f64::NAN]);
        let same = |of: fn(&[f64], &[f64]) -> f64| {
            let expected = of(&short, &long[..3]);
            assert_eq!((of(&short, &long), of(&long, &short)), (expected, of(&long[..3], &short)));
        };
        same(finger_kreinin);
        same(krugman);
        same(hellinger);
        same(trade_complementarity);
        for of in [cosine, pearson, bray_curtis, ruzicka] {
            let expected = of(&short, &long[..3]).unwrap();
            assert_eq!(of(&short, &long), Some(expected));
            close(of(&long, &short).unwrap(), expected);
        }
    }

    fn close(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    /// Reference vector `profile_similarity`, pairs l1–e1 and l1–e2.
    #[test]
    fn reference_values() {
        close(finger_kreinin(&L1, &E1), 0.75);
        close(krugman(&L1, &E1), 0.5);
        close(cosine(&L1, &E1).unwrap(), 0.927_633_657_043_917_5);
        close(pearson(&L1, &E1).unwrap(), 0.894_427_190_999_915_6);
        close(bray_curtis(&L1, &E1).unwrap(), 0.25);
        close(ruzicka(&L1, &E1).unwrap(), 0.6);
        close(hellinger(&L1, &E1), 0.268_268_358_005_995_4);
        close(finger_kreinin(&L1, &E2), 0.3);
        close(krugman(&L1, &E2), 1.4);
        close(cosine(&L1, &E2).unwrap(), 0.254_177_460_557_841_6);
        close(pearson(&L1, &E2).unwrap(), -0.752_384_124_862_446_4);
        close(bray_curtis(&L1, &E2).unwrap(), 0.7);
        close(ruzicka(&L1, &E2).unwrap(), 0.176_470_588_235_294_1);
        close(hellinger(&L1, &E2), 0.642_003_490_838_574_1);
    }

    /// Reference vectors `tversky` and `trade_complementarity`.
    #[test]
    fn sets_and_trade() {
        close(tversky(2, 1, 2, 1.0, 0.0).unwrap(), 2.0 / 3.0);
        close(tversky(2, 1, 2, 0.5, 0.5).unwrap(), 0.571_428_571_428_571_4);
        close(tversky(2, 1, 2, 1.0, 1.0).unwrap(), 0.4);
        assert_eq!(tversky(0, 0, 0, 1.0, 1.0), None);
        close(trade_complementarity(&[0.5, 0.3, 0.2, 0.0], &[0.1, 0.3, 0.2, 0.4]), 60.0);
    }

    /// Ratios do not depend on the scale, up to the limits of double precision.
    #[test]
    fn weights_of_any_scale() {
        for scale in [1e-300, 1e-200, 1e200, 1e307] {
            let [l1, e2] = [L1, E2].map(|x| x.map(|x| x * scale));
            close(cosine(&l1, &e2).unwrap(), 0.254_177_460_557_841_6);
            close(pearson(&l1, &e2).unwrap(), -0.752_384_124_862_446_4);
            close(bray_curtis(&l1, &e2).unwrap(), 0.7);
            close(ruzicka(&l1, &e2).unwrap(), 0.176_470_588_235_294_1);
        }
        close(cosine(&[1e200, 0.0], &[1e-200, 0.0]).unwrap(), 1.0);
    }

    #[test]
    fn nothing_stated_is_undefined_not_a_number() {
        let nil = [0.0; 5];
        assert_eq!((cosine(&nil, &L1), pearson(&nil, &L1)), (None, None));
        assert_eq!((cosine(&L1, &nil), pearson(&L1, &nil)), (None, None));
        assert_eq!((ruzicka(&nil, &nil), bray_curtis(&nil, &nil)), (None, None));
    }
}
