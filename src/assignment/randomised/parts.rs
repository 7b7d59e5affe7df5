//! Probabilities in floating point made into whole parts.

use std::collections::BTreeMap;

use crate::assignment::model::{Col, DrawnPlan, RandomisedPlan, Row, Share};
use crate::assignment::randomised::master::KnownPlan;

/// The most parts of a whole: a part is a billionth, so that rounding costs next to nothing.
pub(super) const MOST_PARTS: u64 = 1_000_000_000;

/// Probabilities are looked for among fractions of no more parts than this.
const SIMPLE: u64 = 10_000;

/// A probability this near to a fraction is taken for it; what comes of that is checked.
const NEAR: f64 = 1e-8;

/// A probability below this is taken for 0.
const NEGLIGIBLE: f64 = 1e-9;

/// Returns a drawing in which each probability is a simple fraction, if these are.
pub(super) fn simple(plans: &[KnownPlan], shares: &[f64]) -> Option<RandomisedPlan> {
    let mut of = 1_u64;
    for &share in shares.iter().filter(|&&share| share > NEGLIGIBLE) {
        let own = denominator(share)?;
        of = of.checked_mul(own / common_divisor(of, own))?;
        if of > MOST_PARTS {
            return None;
        }
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a billion"
    )]
    let parts = shares.iter().map(|&share| (share * of as f64).round().max(0.0) as u64).collect();
    drawing(plans, parts, of)
}

/// Returns a drawing in which each probability is rounded up or down to a billionth.
pub(super) fn rounded(plans: &[KnownPlan], shares: &[f64]) -> Option<RandomisedPlan> {
    let of = MOST_PARTS;
    let exact = |share: f64| if share > NEGLIGIBLE { share * of as f64 } else { 0.0 };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most a billion"
    )]
    let mut parts: Vec<u64> = shares.iter().map(|&share| exact(share).floor() as u64).collect();
    let mut places: Vec<usize> = (0..parts.len()).filter(|&place| parts[place] > 0).collect();
    places.sort_by(|&one, &other| {
        exact(shares[other]).fract().total_cmp(&exact(shares[one]).fract()).then(one.cmp(&other))
    });
    let sum: u64 = parts.iter().sum();
    // A sum that is off by more than a part for each plan is no rounding.
    let missing = usize::try_from(of.checked_sub(sum)?).ok()?;
    if missing > places.len() {
        return None;
    }
    places.iter().take(missing).for_each(|&place| parts[place] += 1);
    drawing(plans, parts, of)
}

/// The drawing with these parts; `None` if they do not add up to the whole.
fn drawing(plans: &[KnownPlan], parts: Vec<u64>, of: u64) -> Option<RandomisedPlan> {
    if parts.iter().sum::<u64>() != of {
        return None;
    }
    let divisor = parts.iter().fold(of, |divisor, &parts| common_divisor(divisor, parts)).max(1);
    let mut of_pairs: BTreeMap<(Row, Col), u64> = BTreeMap::new();
    let mut drawn = Vec::new();
    for (plan, parts) in plans.iter().zip(parts).filter(|(_, parts)| *parts > 0) {
        let parts = parts / divisor;
        plan.pairs.iter().for_each(|&pair| *of_pairs.entry(pair).or_default() += parts);
        drawn.push(DrawnPlan { parts, pairs: plan.pairs.clone() });
    }
    drawn.sort_unstable_by(|one, other| {
        other.parts.cmp(&one.parts).then_with(|| one.pairs.cmp(&other.pairs))
    });
    let pairs = of_pairs.into_iter().map(|((row, col), parts)| (row, col, parts)).collect();
    Some(RandomisedPlan { of: of / divisor, pairs, plans: drawn, prices: Vec::new() })
}

/// The parts of the likeliest pair.
fn likeliest(drawing: &RandomisedPlan) -> u64 {
    drawing.pairs.iter().map(|pair| pair.2).max().unwrap_or(0)
}

/// Whether no pair is likelier than the cap.
pub(super) fn keeps(drawing: &RandomisedPlan, cap: Share) -> bool {
    u128::from(likeliest(drawing)) * u128::from(cap.of())
        <= u128::from(cap.parts()) * u128::from(drawing.of)
}

/// The cap that a drawing keeps, rounded up to a millionth where it is no simpler fraction.
pub(super) fn cap_of(drawing: &RandomisedPlan) -> Option<Share> {
    let parts = likeliest(drawing).max(1);
    Share::new(parts, drawing.of).ok().or_else(|| {
        let finest = u128::from(Share::FINEST);
        let up = (u128::from(parts) * finest).div_ceil(u128::from(drawing.of));
        Share::new(u64::try_from(up).ok()?, Share::FINEST).ok()
    })
}

/// The denominator of the simplest fraction near a number from 0 to 1, by its continued fraction.
fn denominator(value: f64) -> Option<u64> {
    let (mut before, mut own) = (0_u64, 1_u64);
    let mut rest = value;
    loop {
        if (value * own as f64 - (value * own as f64).round()).abs() <= NEAR * own as f64 {
            return Some(own);
        }
        rest = 1.0 / (rest - rest.floor());
        if rest >= SIMPLE as f64 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below SIMPLE")]
        let step = rest.floor() as u64;
        (before, own) = (own, step * own + before);
        if own > SIMPLE {
            return None;
        }
    }
}

fn common_divisor(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}
