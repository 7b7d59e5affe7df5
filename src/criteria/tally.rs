//! Adds up a value with its evidence.

use super::reason::{EvidenceItem, Reason};
use super::zero::ZeroReason;

/// How far above 1 a sum may come by rounding alone.
const ROUNDING_TOLERANCE: f64 = 1e-9;

/// Adds up amounts to a value, and keeps their reasons on request.
///
/// The value is the sum of the amounts from first to last, bit for bit, with or without reasons.
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

    /// Says why the value is 0, if it is; calls `reason` only if reasons are kept and nothing was added
    /// before. A criterion that says nothing gets [`ZeroReason::NothingCounts`].
    ///
    /// ```
    /// use regiopair::criteria::{Tally, ZeroReason};
    /// let mut tally = Tally::with_reasons();
    /// tally.explain_zero(|| ZeroReason::text("only one of the two lies on the coast"));
    /// assert_eq!(tally.value(), 0.0);
    /// assert_eq!(tally.zero_reasons().len(), 1);
    /// ```
    pub fn explain_zero(&mut self, reason: impl FnOnce() -> ZeroReason) {
        if self.amounts.is_empty() && self.reasons.is_some() {
            self.zero.push(reason());
        }
    }

    /// Returns why the value is 0: at least one reason if it is, none if it is not. Empty if reasons
    /// are not kept.
    pub fn zero_reasons(&self) -> Vec<ZeroReason> {
        match (&self.reasons, self.amounts.is_empty(), self.zero.is_empty()) {
            (Some(_), true, true) => vec![ZeroReason::NothingCounts],
            (Some(_), true, false) => self.zero.clone(),
            _ => Vec::new(),
        }
    }

    /// From first to last, starting at 0 (the standard library's empty sum is -0).
    fn sum(&self) -> f64 {
        self.amounts.iter().fold(0.0, |sum, amount| sum + amount)
    }

    /// Returns the sum of all amounts so far. If rounding raises a sum above 1, the largest
    /// amount is lowered by the excess, so that the amounts still add up to the value.
    pub fn value(&mut self) -> f64 {
        let mut sum = self.sum();
        while sum > 1.0 && sum <= 1.0 + ROUNDING_TOLERANCE {
            let largest = self.amounts.iter_mut().max_by(|a, b| a.total_cmp(b));
            let Some(largest) = largest else { break };
            *largest -= sum - 1.0;
            sum = self.sum();
        }
        sum
    }

    /// Whether an amount below 0, or one that is not a number, was added.
    pub(crate) fn has_negative(&self) -> bool {
        self.amounts.iter().any(|amount| amount.is_nan() || *amount < 0.0)
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
