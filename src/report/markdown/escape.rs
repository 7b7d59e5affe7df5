//! Text that Markdown shows as it is, whatever it holds.
//!
//! Every mark that begins something in CommonMark 0.31 or in the tables, links and strikethroughs of GitHub stands
//! behind a backslash, which both show as the mark alone.

use crate::vocabulary::shown;

/// Longer texts are cut, with an ellipsis: no name or reason is as long.
const MOST_LETTERS: usize = 2_000;

/// Marks that always stand behind a backslash.
const MARKS: &[char] = &['\\', '`', '*', '_', '[', ']', '<', '>', '|', '~', '&', '#', '$', '@'];

/// Returns a text for a paragraph, a heading or the cell of a table; on one line.
pub(super) fn escape(text: &str) -> String {
    let text = shown(text);
    let mut out = String::with_capacity(text.len() + 8);
    let trimmed = text.trim();
    for (place, letter) in trimmed.char_indices().take(MOST_LETTERS) {
        let before = &trimmed[..place];
        let is_mark = MARKS.contains(&letter)
            || begins_block(letter, before, &trimmed[place..])
            || begins_link(letter, before, &trimmed[place..]);
        if is_mark {
            out.push('\\');
        }
        out.push(letter);
    }
    if trimmed.chars().nth(MOST_LETTERS).is_some() {
        out.push('…');
    }
    out
}

/// A list, a rule or an underline at the start of a line: `-`, `+` or `=`, or a number with a point or a bracket.
fn begins_block(letter: char, before: &str, rest: &str) -> bool {
    match letter {
        '-' | '+' | '=' => before.is_empty(),
        '.' | ')' => {
            let is_number = !before.is_empty() && before.bytes().all(|it| it.is_ascii_digit());
            is_number && rest.chars().nth(1).is_none_or(char::is_whitespace)
        }
        _ => false,
    }
}

/// An address that would become a link by itself: `www.` and `https://`; those with `@` are marks already.
fn begins_link(letter: char, before: &str, rest: &str) -> bool {
    match letter {
        '.' => {
            before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www")
        }
        ':' => rest.starts_with("://") || is_scheme(before),
        _ => false,
    }
}

/// Whether a text ends with a scheme that links without slashes.
fn is_scheme(before: &str) -> bool {
    ["mailto", "xmpp"].iter().any(|scheme| {
        let start = before.len().checked_sub(scheme.len());
        start
            .is_some_and(|start| before.as_bytes()[start..].eq_ignore_ascii_case(scheme.as_bytes()))
    })
}

/// Returns lines of text as a block that is shown letter by letter.
pub(super) fn verbatim(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(shown_line).collect();
    let mut longest = 0;
    let mut run = 0;
    for letter in lines.iter().flat_map(|line| line.chars().chain(['\n'])) {
        run = if letter == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat((longest + 1).max(3));
    format!("{fence}text\n{}\n{fence}", lines.join("\n").trim_end())
}

/// A line whose blanks at the start stay.
fn shown_line(line: &str) -> String {
    shown(line).trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{escape, verbatim};

    #[test]
    fn marks_stand_behind_a_backslash() {
        for (text, expected) in [
            ("Salta (AR) – Molise (IT)", "Salta (AR) – Molise (IT)"),
            ("R&D *now*", "R\\&D \\*now\\*"),
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[a](javascript:b)", "\\[a\\](javascript:b)"),
            ("a|b`c", "a\\|b\\`c"),
            ("- 5 points", "\\- 5 points"),
            ("5 - 3 = 2", "5 - 3 = 2"),
            ("12. July", "12\\. July"),
            ("12) July", "12\\) July"),
            ("v12. July", "v12. July"),
            ("0.727–0.8", "0.727–0.8"),
            ("7.", "7\\."),
            ("see www.example.org", "see www\\.example.org"),
            ("https://example.org", "https\\://example.org"),
            ("mailto:a@b.org", "mailto\\:a\\@b.org"),
            ("two\nlines\tand a tab", "two lines and a tab"),
            ("\u{202E}turned", "\\<U+202E\\>turned"),
            ("  blanks  ", "blanks"),
        ] {
            assert_eq!(escape(text), expected, "{text}");
        }
        let long = escape(&"a*".repeat(5_000));
        assert_eq!(long.chars().filter(|&it| it == 'a').count(), 1_000);
        assert!(long.ends_with('…'));
    }

    #[test]
    fn a_block_ends_where_it_should() {
        assert_eq!(verbatim("a\n  b\n"), "```text\na\n  b\n```");
        assert_eq!(verbatim("```\nx"), "````text\n```\nx\n````");
    }
}
