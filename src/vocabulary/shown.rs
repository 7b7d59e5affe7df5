//! Texts as one line of output shows them.

use std::fmt::Write as _;

use super::turning;

/// Returns a text as a line shows it: a blank for every tab and line break, and the code of every
/// character that could move the cursor, colour the terminal or turn the direction of the line, such
/// as `<U+001B>`.
pub(crate) fn shown(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_whitespace() && !is_unbroken(letter) {
            line.push(' ');
        } else if letter.is_control() || turning(letter.encode_utf8(&mut [0; 4])).is_some() {
            // Writing to a text does not fail.
            let _ = write!(line, "<U+{:04X}>", u32::from(letter));
        } else {
            line.push(letter);
        }
    }
    line
}

/// Whether a blank keeps what is around it on one line, as within `1 000`.
fn is_unbroken(letter: char) -> bool {
    matches!(letter, '\u{A0}' | '\u{202F}')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn nothing_moves_the_cursor_or_turns_the_line() {
        assert_eq!(shown("Biobío\nCosta\tSur\r\u{85}\u{2028}"), "Biobío Costa Sur   ");
        assert_eq!(shown("\u{1B}[2JSalta\u{7}\u{9B}31m"), "<U+001B>[2JSalta<U+0007><U+009B>31m");
        assert_eq!(shown("\u{202E}atlaS\u{2069}"), "<U+202E>atlaS<U+2069>");
        // So that no line ends within a number.
        assert_eq!(shown("1\u{202F}000\u{A0}km"), "1\u{202F}000\u{A0}km");
        // A joiner is part of the spelling.
        assert_eq!(shown("می\u{200C}خواهم 東北 e\u{301}"), "می\u{200C}خواهم 東北 e\u{301}");
    }
}
