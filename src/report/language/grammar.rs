//! Numbers, lists and sentences.

/// How a language writes numbers, lists and sentences.
pub trait Grammar {
    /// Returns the items as one list: "a, b and c".
    fn list(&self, items: &[String]) -> String;

    /// Returns the items as one list that leaves out `more` others: "a, b and 3 more". Without
    /// others it is the plain [`list`](Self::list).
    fn list_with_more(&self, items: &[String], more: usize) -> String;

    /// Returns a number with this many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;

    /// Returns a number of things, such as pairs or permutations.
    fn count(&self, count: usize) -> String;

    /// Returns a number with this many decimals and its sign, also if it is positive.
    fn signed_number(&self, value: f64, decimals: usize) -> String;

    /// Returns a clause as a sentence: with a capital and a full stop.
    fn sentence(&self, clause: &str) -> String;
}

/// The value, or 0 where a negative one would show as 0 with this many decimals.
pub(super) fn without_negative_zero(value: f64, decimals: usize) -> f64 {
    let shows_zero =
        || format!("{value:.decimals$}").bytes().all(|byte| matches!(byte, b'-' | b'.' | b'0'));
    if value.is_sign_negative() && shows_zero() { 0.0 } else { value }
}
