//! Numbers as the Romance languages write them: `1 234,5`.

use super::grammar::without_negative_zero;

/// Sets every three digits of a whole part apart: thin, and no line ends there.
const SPACE: char = '\u{202F}';

/// A number with this many decimals behind a comma.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let value = without_negative_zero(value, decimals);
    written(&format!("{value:.decimals$}")).replace('-', "−")
}

/// A number with its sign, also if it is positive.
pub(super) fn signed(value: f64, decimals: usize) -> String {
    let value = without_negative_zero(value, decimals);
    written(&format!("{value:+.decimals$}")).replace('-', "−")
}

/// A number of things.
pub(super) fn count(count: usize) -> String {
    written(&count.to_string())
}

/// A number of the programme with the decimals that it has there.
pub(super) fn stated(value: f64) -> String {
    written(&value.to_string())
}

fn written(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let is_digit = |letter: &char| letter.is_ascii_digit();
    let mut left = whole.chars().filter(is_digit).count();
    let all = left;
    let mut text = String::with_capacity(number.len() + all);
    for letter in whole.chars() {
        if is_digit(&letter) {
            if left < all && left % 3 == 0 {
                text.push(SPACE);
            }
            left -= 1;
        }
        text.push(letter);
    }
    if decimals.is_empty() { text } else { text + "," + decimals }
}

#[cfg(test)]
mod tests {
    use super::{count, number, signed, stated};

    #[test]
    fn thousands_are_set_apart_and_decimals_follow_a_comma() {
        let readable = |text: String| text.replace('\u{202F}', " ");
        for (value, expected) in
            [(0, "0"), (999, "999"), (1_000, "1 000"), (1_234_567, "1 234 567")]
        {
            assert_eq!(readable(count(value)), expected);
        }
        for (value, decimals, expected) in [
            (0.987_654_3, 6, "0,987654"),
            (-0.001, 1, "0,0"),
            (999.96, 1, "1 000,0"),
            (-123_456.0, 0, "−123 456"),
            (1_234.567_8, 4, "1 234,5678"),
            (f64::NAN, 2, "NaN"),
            (f64::NEG_INFINITY, 2, "−inf"),
        ] {
            assert_eq!(readable(number(value, decimals)), expected);
        }
        assert_eq!(readable(signed(1_234.5, 1)), "+1 234,5");
        assert_eq!(readable(signed(-12_345.0, 0)), "−12 345");
        assert_eq!(signed(-0.001, 2), "+0,00");
        assert_eq!(readable(stated(0.46)), "0,46");
        assert_eq!(readable(stated(9_000.0)), "9 000");
    }
}
