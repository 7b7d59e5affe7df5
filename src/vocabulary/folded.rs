//! Texts without differences that do not matter: how a letter is composed, its case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Returns a text with every letter composed (NFC), so that an accent typed as a character of its own
/// makes no difference.
pub(crate) fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// Returns a text with every accent as a character of its own (NFD).
pub(crate) fn decomposed(text: &str) -> String {
    text.nfd().collect()
}

/// Returns the base letters of a text, in lower case: `Español` becomes `espanol`, `Łódź` `lodz`.
pub(crate) fn folded(text: &str) -> String {
    let letters = text.nfd().filter(|&letter| !is_combining_mark(letter));
    let mut folded = String::with_capacity(text.len());
    for letter in letters.flat_map(char::to_lowercase) {
        match base(letter) {
            Some(base) => folded.push_str(base),
            // The capital İ has a dot of its own in lower case.
            None if is_combining_mark(letter) => {}
            None => folded.push(letter),
        }
    }
    folded
}

/// What a small letter without a decomposition is written with where it is not on the keyboard.
fn base(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ł' => "l",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'ħ' => "h",
        'ı' => "i",
        'ŧ' => "t",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn accents_and_case_are_left_out() {
        assert_eq!(folded("Español"), "espanol");
        assert_eq!(folded("CATALÀ"), folded("catala\u{300}"));
        assert_eq!(folded("Ελληνικά"), "ελληνικα");
        assert_eq!(folded("ŁÓDŹ"), "lodz");
        assert_eq!(folded("Gießen, Đakovo, Tromsø, İzmir"), "giessen, dakovo, tromso, izmir");
    }
}
