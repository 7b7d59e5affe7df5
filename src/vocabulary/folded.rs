//! Texts without differences that do not matter: how a letter is composed, its case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text with every letter composed (NFC), so that an accent typed as a character of its own
/// makes no difference.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Returns the base letters of a text, in lower case: `Español` becomes `espanol`.
pub(crate) fn folded(text: &str) -> String {
    text.nfd().filter(|&letter| !is_combining_mark(letter)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_and_case_are_left_out() {
        assert_eq!(folded("Español"), "espanol");
        assert_eq!(folded("CATALÀ"), folded("catala\u{300}"));
        assert_eq!(folded("Ελληνικά"), "ελληνικα");
    }
}
