//! Values as messages show them.

/// How many characters of a value are shown in a message.
const MOST_SHOWN_CHARACTERS: usize = 60;

/// Returns a value as messages show it: on one line, and at most 60 characters.
pub(crate) fn shorten(value: &str) -> String {
    let shown = |c: char| match c {
        '\n' => '⏎',
        c if c.is_control() => '·',
        c => c,
    };
    let mut short: String = value.chars().take(MOST_SHOWN_CHARACTERS).map(shown).collect();
    if value.chars().nth(MOST_SHOWN_CHARACTERS).is_some() {
        short.pop();
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::shorten;

    #[test]
    fn a_value_is_shown_on_one_short_line() {
        assert_eq!(shorten("Córdoba\nCapital"), "Córdoba⏎Capital");
        assert_eq!(shorten(&"a".repeat(100)).chars().count(), 60);
    }
}
