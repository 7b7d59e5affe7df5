//! Adds up a value with its evidence.

use super::reason::{EvidenceItem, Reason};
use super::zero::ZeroReason;

/// How far above 1 a sum may come by rounding alone.
const ROUNDING_TOLERANCE: f64 = 1e-9;

/// Adds up amounts to a value, and keeps their reasons on request.
///
/// The value is the sum of the amounts from first to last, bit for bit, with or without reasons. Amounts
/// are at least 0, unless the evidence is signed: it starts from a base, which amounts raise or lower
/// ([`Tally::start_from`]).
///
/// ```
/// use regiopair::criteria::{Reason, Tally};
/// let mut tally = Tally::with_reasons();
/// tally.add(0.25, || Reason::text("a"));
/// tally.add(0.5, || Reason::text("b"));
/// assert_eq!(tally.value(), 0.75);
/// assert_eq!(tally.into_items().len(), 2);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Tally {
    amounts: Vec<f64>,
    reasons: Option<Vec<Reason>>,
    zero: Vec<ZeroReason>,
    signed: bool,
}

impl Tally {
    /// Creates a tally that only adds up: for whole matrices.
    pub fn without_reasons() -> Self {
        Self::default()
    }

    /// Creates a tally that keeps its reasons: for the explanation of one pair.
    pub fn with_reasons() -> Self {
        Self { reasons: Some(Vec::new()), ..Self::default() }
    }

    /// Removes all amounts; keeps the allocated memory.
    pub fn clear(&mut self) {
        self.amounts.clear();
        self.zero.clear();
        self.signed = false;
        if let Some(reasons) = &mut self.reasons {
            reasons.clear();
        }
    }

    /// Adds an amount; calls `reason` only if reasons are kept. An amount of 0 is ignored.
    pub fn add(&mut self, amount: f64, reason: impl FnOnce() -> Reason) {
        if amount == 0.0 {
            return;
        }
        self.amounts.push(amount);
        if let Some(reasons) = &mut self.reasons {
            reasons.push(reason());
        }
    }

    /// Starts signed evidence from a base, the first amount: those that follow may be negative. Their
    /// sum must still be in [0, 1].
    ///
    /// ```
    /// use regiopair::criteria::{Reason, Tally};
    /// let mut tally = Tally::with_reasons();
    /// tally.start_from(0.5);
    /// tally.add(0.25, || Reason::text("for it"));
    /// tally.add(-0.125, || Reason::text("against it"));
    /// assert_eq!(tally.value(), 0.625);
    /// assert_eq!(tally.into_items()[0].reason, Reason::Base);
    /// ```
    pub fn start_from(&mut self, base: f64) {
        self.signed = true;
        self.add(base, || Reason::Base);
    }

    /// Says why the value is 0, if it is; calls `reason` only if reasons are kept and what was added
    /// before is 0. A criterion that says nothing gets [`ZeroReason::NothingCounts`].
    ///
    /// ```
    /// use regiopair::criteria::{Tally, ZeroReason};
    /// let mut tally = Tally::with_reasons();
    /// tally.explain_zero(|| ZeroReason::text("only one of the two lies on the coast"));
    /// assert_eq!(tally.value(), 0.0);
    /// assert_eq!(tally.zero_reasons().len(), 1);
    /// ```
    pub fn explain_zero(&mut self, reason: impl FnOnce() -> ZeroReason) {
        if self.reasons.is_some() && self.value() == 0.0 {
            self.zero.push(reason());
        }
    }

    /// Returns why the value is 0: at least one reason if it is, none if it is not. Empty if reasons
    /// are not kept.
    pub fn zero_reasons(&mut self) -> Vec<ZeroReason> {
        let is_zero = self.reasons.is_some() && self.value() == 0.0;
        match (is_zero, self.zero.is_empty()) {
            (true, true) => vec![ZeroReason::NothingCounts],
            (true, false) => self.zero.clone(),
            (false, _) => Vec::new(),
        }
    }

    /// From first to last, starting at 0 (the standard library's empty sum is -0).
    fn sum(&self) -> f64 {
        self.amounts.iter().fold(0.0, |sum, amount| sum + amount)
    }

    /// Returns the sum of all amounts so far. If rounding takes it above 1, the largest amount is
    /// lowered by the excess; if below 0, the smallest is raised by what is missing. The amounts
    /// still add up to the value.
    pub fn value(&mut self) -> f64 {
        let mut sum = self.sum();
        let mut factor = 1.0;
        loop {
            let excess = sum - sum.clamp(0.0, 1.0);
            let correction = excess * factor;
            if excess == 0.0 || correction.is_nan() || correction.abs() > ROUNDING_TOLERANCE {
                return sum;
            }
            let amounts = self.amounts.iter_mut();
            let outermost = if excess > 0.0 {
                amounts.max_by(|a, b| a.total_cmp(b))
            } else {
                amounts.min_by(|a, b| a.total_cmp(b))
            };
            let Some(outermost) = outermost else { return sum };
            *outermost -= correction;
            let before = sum;
            sum = self.sum();
            // A correction that is lost in rounding is doubled, but not beyond what rounding can do.
            factor = if sum - before == 0.0 { 2.0 * factor } else { 1.0 };
        }
    }

    /// Whether an amount is not a number, or below 0 though the evidence is not signed.
    pub(crate) fn has_invalid_amount(&self) -> bool {
        self.amounts.iter().any(|amount| amount.is_nan() || (*amount < 0.0 && !self.signed))
    }

    /// Returns the items in the order in which they were added, which is the order of the sum.
    /// Empty if reasons are not kept.
    pub fn into_items(mut self) -> Vec<EvidenceItem> {
        self.value();
        let reasons = self.reasons.unwrap_or_default();
        reasons
            .into_iter()
            .zip(self.amounts)
            .map(|(reason, amount)| EvidenceItem { reason, amount })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Reason, Tally};

    #[test]
    fn a_sum_past_one_by_rounding_comes_back_to_one_and_still_adds_up() {
        for parts in 1..200 {
            let mut tally = Tally::with_reasons();
            for _ in 0..parts {
                tally.add(1.000_000_000_001 / f64::from(parts), || Reason::text("part"));
            }
            let value = tally.value();
            assert!(value <= 1.0, "{parts} parts give {value}");
            let sum: f64 = tally.into_items().iter().map(|item| item.amount).sum();
            assert_eq!(sum.to_bits(), value.to_bits());
        }
    }

    #[test]
    fn a_signed_sum_below_zero_by_rounding_comes_back_to_zero_and_still_adds_up() {
        for parts in 1..200 {
            let mut tally = Tally::with_reasons();
            tally.start_from(0.5);
            for _ in 0..parts {
                tally.add(-0.500_000_000_001 / f64::from(parts), || Reason::text("part"));
            }
            let value = tally.value();
            assert!((0.0..1e-12).contains(&value), "{parts} parts give {value}");
            let sum = tally.into_items().iter().fold(0.0, |sum, item| sum + item.amount);
            assert_eq!(sum.to_bits(), value.to_bits());
        }
    }

    #[test]
    fn the_largest_amount_pays_for_an_excess_and_the_smallest_for_a_lack() {
        let amounts = |amounts: [f64; 2], value: f64| {
            let mut tally = Tally::with_reasons();
            tally.start_from(amounts[0]);
            tally.add(amounts[1], || Reason::text("rounding"));
            assert_eq!(tally.value(), value);
            tally.into_items().iter().map(|item| item.amount).collect::<Vec<_>>()
        };
        let bit = f64::EPSILON;
        assert_eq!(amounts([1.0, bit], 1.0), [1.0 - bit, bit]);
        assert_eq!(amounts([bit, -2.0 * bit], 0.0), [bit, -bit]);
    }

    /// No endless correction where it is lost in rounding, and none of what is no rounding.
    #[test]
    fn a_sum_far_outside_or_next_to_huge_amounts_stays_as_it_is() {
        for amounts in [[1e16, -1e16, 1.000_000_000_1], [0.5, 0.5, 0.5], [-1e16, 1e16, -1e-10]] {
            let mut tally = Tally::with_reasons();
            tally.start_from(0.0);
            for amount in amounts {
                tally.add(amount, || Reason::text("part"));
            }
            assert!(!(0.0..=1.0).contains(&tally.value()));
        }
    }

    #[test]
    fn only_signed_evidence_may_be_negative_and_none_may_be_nan() {
        let invalid = |base: Option<f64>, amount| {
            let mut tally = Tally::without_reasons();
            if let Some(base) = base {
                tally.start_from(base);
            }
            tally.add(0.25, || Reason::text("more"));
            tally.add(amount, || Reason::text("less"));
            tally.has_invalid_amount()
        };
        assert!(invalid(None, -0.125) && !invalid(Some(0.5), -0.125));
        assert!(invalid(None, f64::NAN) && invalid(Some(0.5), f64::NAN));
        let mut cleared = Tally::without_reasons();
        cleared.start_from(0.5);
        cleared.clear();
        cleared.add(-0.5, || Reason::text("less"));
        assert!(cleared.has_invalid_amount());
    }

    #[test]
    fn reasons_do_not_change_the_value() {
        let mut with = Tally::with_reasons();
        let mut without = Tally::without_reasons();
        for amount in [0.1, 0.2, 0.3, 0.05] {
            with.add(amount, || Reason::text("x"));
            without.add(amount, || Reason::text("x"));
        }
        assert_eq!(with.value().to_bits(), without.value().to_bits());
    }
}
