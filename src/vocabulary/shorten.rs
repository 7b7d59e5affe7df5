//! Values as messages show them.

use std::fmt::{Display, Write as _};

use super::invisible;

/// How many characters of a value are shown in a message.
const MOST_SHOWN_CHARACTERS: usize = 60;

/// Returns a value as messages show it: on one line, at most 60 characters, and with invisible
/// characters by their code.
pub(crate) fn shorten(value: &str) -> String {
    let mut short = String::new();
    for c in value.chars().take(MOST_SHOWN_CHARACTERS) {
        match c {
            '\n' => short.push('⏎'),
            c if c.is_control() => short.push('·'),
            c if invisible(c.encode_utf8(&mut [0; 4])).is_some() => {
                // Writing to a text does not fail.
                let _ = write!(short, "<U+{:04X}>", u32::from(c));
            }
            c => short.push(c),
        }
    }
    if value.chars().nth(MOST_SHOWN_CHARACTERS).is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// How many faults a message lists.
const MOST_LISTED_FAULTS: usize = 100;

/// Returns faults one a line, and how many more there are after the first hundred.
pub(crate) fn listed<T: Display>(faults: &[T]) -> String {
    listed_and_more(faults, 0)
}

/// As [`listed`], of faults that are not all kept.
pub(crate) fn listed_and_more<T: Display>(kept: &[T], not_kept: usize) -> String {
    let shown = kept.iter().take(MOST_LISTED_FAULTS);
    let mut text = shown.map(T::to_string).collect::<Vec<_>>().join("\n");
    let more = kept.len().saturating_sub(MOST_LISTED_FAULTS) + not_kept;
    if more > 0 {
        let _ = write!(text, "\nand {more} more");
    }
    text
}

/// How many faults of a dataset are kept; the others are only counted.
pub(crate) const MOST_KEPT_FAULTS: usize = 10_000;

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_value_is_shown_on_one_short_line() {
        assert_eq!(shorten("Córdoba\nCapital"), "Córdoba⏎Capital");
        assert_eq!(shorten("sal\u{200D}ta"), "sal<U+200D>ta");
        assert_eq!(shorten(&"a".repeat(100)).chars().count(), 60);
    }
}
