//! Columns of text that line up also under accents and wide letters.

use unicode_width::UnicodeWidthStr;

use crate::profile::RegionLabel;

/// No line of a text report is wider than this many columns.
pub const WIDTH: usize = 100;

/// Cuts a text to a display width, with an ellipsis if something is lost.
pub(super) fn fit(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for letter in text.chars() {
        if cut.width() + letter.to_string().width() + 1 > width {
            break;
        }
        cut.push(letter);
    }
    cut.push('…');
    cut
}

/// Cuts or fills a text to a display width.
pub(super) fn column(text: &str, width: usize) -> String {
    let mut text = fit(text, width);
    let missing = width.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// Width of the column of a region.
pub(super) const REGION_WIDTH: usize = 37;

/// A region in its column; the country stays if a long name is cut.
pub(super) fn region(region: &RegionLabel) -> String {
    let country = format!(" ({})", region.country);
    column(&format!("{}{country}", fit(&region.name, REGION_WIDTH - country.len())), REGION_WIDTH)
}

/// Breaks a text into lines of at most `width`, each after the first behind `indent` blanks. A word
/// longer than a line stands alone.
pub(super) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let mut lines = String::new();
    let mut used = 0;
    for word in text.split_whitespace() {
        let length = word.width();
        if used > 0 && used + 1 + length > width {
            lines.push('\n');
            lines.extend(std::iter::repeat_n(' ', indent));
            used = indent;
        } else if used > 0 {
            lines.push(' ');
            used += 1;
        }
        lines.push_str(word);
        used += length;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{column, fit, wrap};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn columns_have_their_width_whatever_the_letters() {
        for name in ["Śląskie", "O'Higgins", "Comunitat Valenciana", "東北", "e\u{301}", ""] {
            for width in [1, 5, 12, 30] {
                assert_eq!(column(name, width).width(), width, "{name} in {width}");
            }
        }
        assert_eq!(fit("Castilla y León", 9), "Castilla…");
    }

    #[test]
    fn wrapped_lines_stay_within_the_width() {
        let text = wrap("one two three four five six seven", 14, 2);
        assert_eq!(text, "one two three\n  four five\n  six seven");
    }
}
