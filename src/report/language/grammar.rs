//! Numbers and lists.

/// How a language writes numbers and lists.
pub trait Grammar {
    /// Returns the items as one list: "a, b and c".
    fn list(&self, items: &[String]) -> String;

    /// Returns a number with this many decimals.
    fn number(&self, value: f64, decimals: usize) -> String;
}
