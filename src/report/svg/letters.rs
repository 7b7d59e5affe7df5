//! Texts in figures, where no line breaks by itself.

use maud::{Markup, html};
use unicode_width::UnicodeWidthChar;

use super::ink::Ink;
use crate::vocabulary::shown;

/// The fonts of figures and pages: those of the reader's system, which need no download.
pub(in crate::report) const FONTS: &str =
    "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', Arial, sans-serif";

/// The width of a column of text as a share of the size of the font. That of DejaVu Sans, the widest of the fonts.
const WIDTH_PER_SIZE: f64 = 0.62;

/// Returns how many pixels a text of this size takes at most.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    let columns: usize = text.chars().map(|letter| letter.width().unwrap_or(0)).sum();
    columns as f64 * WIDTH_PER_SIZE * size
}

/// Returns a sentence without the marks of its ids. A mark without a second one belongs to a name.
pub(super) fn plain(sentence: &str) -> String {
    let has_pairs = sentence.matches('`').count().is_multiple_of(2);
    if has_pairs { sentence.replace('`', "") } else { sentence.to_owned() }
}

/// Returns a text on one line that fits the width, with an ellipsis where it was cut.
pub(super) fn fitted(text: &str, width: f64, size: f64) -> String {
    // No text that fits is as long.
    let text: String = shown(text).chars().take(1_000).collect();
    if width_of(&text, size) <= width {
        return text;
    }
    let mut out = String::new();
    let mut used = width_of("…", size);
    for letter in text.chars() {
        used += letter.width().unwrap_or(0) as f64 * WIDTH_PER_SIZE * size;
        if used > width {
            break;
        }
        out.push(letter);
    }
    out.trim_end().to_owned() + "…"
}

/// Returns a text as at most `most` lines that fit the width.
pub(super) fn lines(text: &str, width: f64, size: f64, most: usize) -> Vec<String> {
    let text: String = shown(text).chars().take(2_000).collect();
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let last = lines.last_mut().map(std::mem::take).unwrap_or_default();
        let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        let fits = last.is_empty() || width_of(&longer, size) <= width;
        lines.pop();
        if fits {
            lines.push(longer);
        } else {
            lines.extend([last, word.to_owned()]);
        }
    }
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(rest);
    }
    lines.iter().map(|line| fitted(line, width, size)).collect()
}

/// Where a text has its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A text at a place.
pub(super) fn text(at: [f64; 2], anchor: Anchor, size: f64, ink: Ink, text: &str) -> Markup {
    let anchor = match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    html! {
        text x=(px(at[0])) y=(px(at[1])) text-anchor=(anchor) font-size=(px(size)) class=(ink.class)
            fill=(ink.light) { (text) }
    }
}

/// A length in pixels, to a tenth.
pub(super) fn px(length: f64) -> String {
    let tenths = (10.0 * length).round() / 10.0;
    // No minus sign before 0.
    if tenths == 0.0 { "0".to_owned() } else { tenths.to_string() }
}

#[cfg(test)]
mod tests {
    use super::{fitted, lines, plain, px, width_of};

    #[test]
    fn a_text_is_cut_to_its_width() {
        assert_eq!(fitted("Salta", 100.0, 12.0), "Salta");
        let cut = fitted(&"x".repeat(10_000), 100.0, 12.0);
        assert!(cut.ends_with('…') && width_of(&cut, 12.0) <= 100.0, "{cut}");
        assert_eq!(fitted("a\u{202E}b\n", 400.0, 12.0), "a<U+202E>b ");
    }

    #[test]
    fn lines_keep_all_words_that_fit() {
        assert_eq!(lines("one two three", 60.0, 12.0, 5), ["one two", "three"]);
        assert_eq!(lines("one two three", 60.0, 12.0, 1), ["one two…"]);
        assert_eq!(lines("", 60.0, 12.0, 1), [""]);
    }

    #[test]
    fn ids_have_no_marks() {
        assert_eq!(plain("keep `pairs` and `a b`"), "keep pairs and a b");
        assert_eq!(plain("rock ` roll"), "rock ` roll");
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!([px(1.0), px(-0.01), px(2.345)], ["1", "0", "2.3"]);
    }
}
