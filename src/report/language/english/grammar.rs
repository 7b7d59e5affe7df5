//! Numbers, lists and sentences in English.

use super::English;
use crate::report::language::Grammar;
use crate::report::language::grammar::without_negative_zero;

impl Grammar for English {
    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
        }
    }

    fn list_with_more(&self, items: &[String], more: usize) -> String {
        match more {
            0 => self.list(items),
            _ => format!("{} and {} more", items.join(", "), self.count(more)),
        }
    }

    fn number(&self, value: f64, decimals: usize) -> String {
        let value = without_negative_zero(value, decimals);
        grouped(&format!("{value:.decimals$}")).replace('-', "−")
    }

    fn count(&self, count: usize) -> String {
        grouped(&count.to_string())
    }

    fn signed_number(&self, value: f64, decimals: usize) -> String {
        let value = without_negative_zero(value, decimals);
        grouped(&format!("{value:+.decimals$}")).replace('-', "−")
    }

    fn sentence(&self, clause: &str) -> String {
        let mut letters = clause.chars();
        let first =
            letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    }
}

impl English {
    /// A number of things with its noun: "1 pair", "1,000 pairs".
    pub(super) fn count_of(self, count: usize, one: &str, several: &str) -> String {
        format!("{} {}", self.count(count), if count == 1 { one } else { several })
    }
}

/// A number with a comma before every three digits of its whole part.
fn grouped(number: &str) -> String {
    let whole = number.split('.').next().unwrap_or_default();
    let is_digit = |letter: char| letter.is_ascii_digit();
    let digits = whole.chars().filter(|&letter| is_digit(letter)).count();
    let mut text = String::with_capacity(number.len() + digits / 3);
    let mut left = digits;
    for letter in whole.chars() {
        if is_digit(letter) {
            if left < digits && left % 3 == 0 {
                text.push(',');
            }
            left -= 1;
        }
        text.push(letter);
    }
    text + &number[whole.len()..]
}

#[cfg(test)]
mod tests {
    use super::{English, Grammar};

    #[test]
    fn thousands_are_set_apart() {
        let cases = [(0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567")];
        for (count, expected) in cases {
            assert_eq!(English.count(count), expected);
        }
        assert_eq!(English.count(4_294_967_295), "4,294,967,295");
        for (value, decimals, expected) in [
            (0.987_654_3, 6, "0.987654"),
            (-0.001, 1, "0.0"),
            (999.96, 1, "1,000.0"),
            (-123_456.0, 0, "−123,456"),
            (1_234.567_8, 4, "1,234.5678"),
            (f64::NAN, 2, "NaN"),
            (f64::NEG_INFINITY, 2, "−inf"),
        ] {
            assert_eq!(English.number(value, decimals), expected);
        }
        assert_eq!(English.signed_number(1_234.5, 1), "+1,234.5");
        assert_eq!(English.signed_number(-12_345.0, 0), "−12,345");
        assert_eq!(English.signed_number(-0.001, 2), "+0.00");
        assert_eq!(English.count_of(1, "pair", "pairs"), "1 pair");
        assert_eq!(English.count_of(2_000, "pair", "pairs"), "2,000 pairs");
    }
}
