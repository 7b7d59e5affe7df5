//! Characters that nobody sees.

/// The first character of a text that is not visible and has no place in an id.
pub(crate) fn invisible(text: &str) -> Option<char> {
    text.chars().find(|&letter| name(letter).is_some())
}

/// The first character of a text that turns the direction of what follows, so that a line is shown
/// in another order than it is written.
pub(crate) fn turning(text: &str) -> Option<char> {
    text.chars().find(|letter| matches!(letter, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'))
}

/// A character as messages name it, such as `U+200D ZERO WIDTH JOINER`.
pub(crate) fn named(letter: char) -> String {
    let code = u32::from(letter);
    format!("U+{code:04X} {}", name(letter).unwrap_or("CONTROL CHARACTER"))
}

/// The Unicode name of an invisible character, or that of its group.
fn name(letter: char) -> Option<&'static str> {
    Some(match letter {
        '\u{00AD}' => "SOFT HYPHEN",
        '\u{034F}' => "COMBINING GRAPHEME JOINER",
        '\u{061C}' => "ARABIC LETTER MARK",
        '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' => "HANGUL FILLER",
        '\u{180E}' => "MONGOLIAN VOWEL SEPARATOR",
        '\u{200B}' => "ZERO WIDTH SPACE",
        '\u{200C}' => "ZERO WIDTH NON-JOINER",
        '\u{200D}' => "ZERO WIDTH JOINER",
        '\u{200E}' => "LEFT-TO-RIGHT MARK",
        '\u{200F}' => "RIGHT-TO-LEFT MARK",
        '\u{2028}' => "LINE SEPARATOR",
        '\u{2029}' => "PARAGRAPH SEPARATOR",
        '\u{202A}' => "LEFT-TO-RIGHT EMBEDDING",
        '\u{202B}' => "RIGHT-TO-LEFT EMBEDDING",
        '\u{202C}' => "POP DIRECTIONAL FORMATTING",
        '\u{202D}' => "LEFT-TO-RIGHT OVERRIDE",
        '\u{202E}' => "RIGHT-TO-LEFT OVERRIDE",
        '\u{2060}' => "WORD JOINER",
        '\u{2061}'..='\u{2064}' => "INVISIBLE OPERATOR",
        '\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
        '\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
        '\u{2068}' => "FIRST STRONG ISOLATE",
        '\u{2069}' => "POP DIRECTIONAL ISOLATE",
        '\u{206A}'..='\u{206F}' => "FORMATTING CHARACTER",
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => "VARIATION SELECTOR",
        '\u{FEFF}' => "ZERO WIDTH NO-BREAK SPACE",
        '\u{FFF9}'..='\u{FFFB}' => "INTERLINEAR ANNOTATION",
        '\u{E0000}'..='\u{E007F}' => "TAG CHARACTER",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{invisible, named, turning};

    #[test]
    fn invisible_characters_are_found_and_named() {
        assert_eq!(invisible("Biobío"), None);
        assert_eq!(invisible("sal\u{200D}ta").map(named).unwrap(), "U+200D ZERO WIDTH JOINER");
        assert_eq!(turning("\u{202E}atlas").map(named).unwrap(), "U+202E RIGHT-TO-LEFT OVERRIDE");
        assert_eq!(turning("\u{200F}salta"), None);
        assert_eq!(named('\u{7}'), "U+0007 CONTROL CHARACTER");
    }
}
