//! Text from files: encodings, what a cell may hold, and numbers.

use std::borrow::Cow;

use crate::io::fault::{Issue, LONGEST_CELL};
use crate::vocabulary::{composed, invisible, named, shorten, turning};

/// A cell as every format holds it: no white space at its ends, line breaks as `\n`.
///
/// # Errors
/// A cell that is too long, or a character that not every format can hold.
pub(in crate::io) fn tidy(cell: &str) -> Result<Cow<'_, str>, Issue> {
    let trimmed = cell.trim();
    // Bytes bound the characters from above, so that short cells need no count.
    if trimmed.len() > LONGEST_CELL {
        let characters = trimmed.chars().count();
        if characters > LONGEST_CELL {
            return Err(Issue::TooLong { characters });
        }
    }
    let text = if trimmed.contains('\r') {
        Cow::Owned(trimmed.replace("\r\n", "\n"))
    } else {
        trimmed.into()
    };
    let refused = |c: &char| {
        (c.is_control() && *c != '\n' && *c != '\t') || matches!(c, '\u{FFFE}' | '\u{FFFF}')
    };
    if let Some(c) = turning(&text) {
        return Err(Issue::Invisible { value: shorten(&text), character: named(c) });
    }
    match text.chars().find(refused) {
        Some(c) => Err(Issue::Control { value: shorten(&text), code: u32::from(c) }),
        None => Ok(text),
    }
}

/// An id with every letter composed.
///
/// # Errors
/// A character that nobody sees.
pub(super) fn id(text: &str) -> Result<String, Issue> {
    match invisible(text) {
        Some(c) => Err(Issue::Invisible { value: shorten(text), character: named(c) }),
        None => Ok(composed(text)),
    }
}

/// The bytes without a byte order mark, in UTF-8: spreadsheets save "Unicode text" in UTF-16, with a mark.
///
/// # Errors
/// UTF-16 with half a character.
pub(in crate::io) fn without_mark(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Issue> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xFF, 0xFE, ..] => u16::from_le_bytes,
        [0xFE, 0xFF, ..] => u16::from_be_bytes,
        _ => return Ok(Cow::Borrowed(bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes))),
    };
    let (pairs, rest) = bytes[2..].as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(pairs.iter().copied().map(unit)).collect();
    match text {
        Ok(text) if rest.is_empty() => Ok(Cow::Owned(text.into_bytes())),
        _ => Err(Issue::Utf16),
    }
}

/// The bytes as text.
///
/// # Errors
/// The first byte that is not UTF-8, and the letter that it probably is.
pub(in crate::io) fn utf8(bytes: &[u8]) -> Result<&str, Issue> {
    std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        let byte = bytes.get(at).copied().unwrap_or_default();
        let from = at.saturating_sub(20);
        let around = &bytes[from..bytes.len().min(at + 20)];
        let text: String = around.iter().map(|&byte| windows_1252(byte)).collect();
        Issue::NotUtf8 { byte, text: shorten(&text), letter: windows_1252(byte) }
    })
}

/// The letter of a byte in Windows-1252, which differs from Latin-1 in 0x80 to 0x9F.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
        '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ',
        '\u{FFFD}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// A number as all formats write it: it reads back as the same number.
pub(in crate::io) fn number(value: f64) -> String {
    let size = value.abs();
    if size != 0.0 && !(1e-5..1e17).contains(&size) {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back() {
        for value in [0.0, -0.0, 5e-324, f64::MAX, 0.1 + 0.2, 1e17, 123_456_789.25, 1e-5] {
            assert_eq!(number(value).parse::<f64>().unwrap().to_bits(), value.to_bits());
        }
    }

    #[test]
    fn a_letter_of_windows_1252_is_recognised() {
        let Err(Issue::NotUtf8 { letter, text, .. }) = utf8(b"C\xF3rdoba") else { panic!() };
        assert_eq!((letter, text.as_str()), ('ó', "Córdoba"));
    }

    #[test]
    fn a_lone_carriage_return_is_refused() {
        assert_eq!(tidy(" a\r\nb ").unwrap(), "a\nb");
        assert!(matches!(tidy("a\rb"), Err(Issue::Control { code: 13, .. })));
    }
}
