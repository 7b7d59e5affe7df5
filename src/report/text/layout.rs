//! Columns of text that line up also under accents and wide letters, whatever the names hold.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::profile::RegionLabel;
use crate::vocabulary::shown;

/// No line of a text report is wider than this many columns.
pub const WIDTH: usize = 100;

/// The longest part of a text, from its start, that is at most this wide. A mark stays with its letter.
fn prefix(text: &str, width: usize) -> &str {
    let mut used = 0;
    for (place, letter) in text.char_indices() {
        used += letter.width().unwrap_or(0);
        if used > width {
            return &text[..place];
        }
    }
    text
}

/// Cuts a text to a display width, with an ellipsis if something is lost.
pub(super) fn fit(text: &str, width: usize) -> String {
    let text = shown(text);
    if text.width() <= width {
        return text;
    }
    format!("{}…", prefix(&text, width.saturating_sub(1)))
}

/// Cuts or fills a text to a display width.
pub(super) fn column(text: &str, width: usize) -> String {
    let mut text = fit(text, width);
    let missing = width.saturating_sub(text.width());
    text.extend(std::iter::repeat_n(' ', missing));
    text
}

/// A line of cells, each in its column; the last one is as wide as it is.
pub(super) fn line(out: &mut String, cells: &[String], widths: &[usize]) {
    let mut text = String::new();
    for (cell, width) in cells.iter().zip(widths) {
        text += &column(cell, *width);
        text.push(' ');
    }
    text += cells.get(widths.len()).map_or("", String::as_str);
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Width of the column of a region.
pub(super) const REGION_WIDTH: usize = 37;

/// The widest country that is shown whole; a code has two letters.
const COUNTRY_WIDTH: usize = 8;

/// A region in its column; the country stays if a long name is cut.
pub(super) fn region(region: &RegionLabel) -> String {
    region_within(region, REGION_WIDTH)
}

/// A region in a column of another width.
pub(super) fn region_within(region: &RegionLabel, width: usize) -> String {
    let country = format!(" ({})", fit(&region.country, COUNTRY_WIDTH));
    let name = fit(&region.name, width.saturating_sub(country.width()));
    column(&format!("{name}{country}"), width)
}

/// Breaks a text into lines of at most `width`, each after the first behind `indent` blanks. A word
/// longer than a line, such as an address or a text without blanks, is broken too.
pub(super) fn wrap(text: &str, width: usize, indent: usize) -> String {
    let mut lines = String::new();
    // Columns of the current line, and where its text begins.
    let (mut used, mut start) = (0, 0);
    let new_line = |lines: &mut String| {
        lines.push('\n');
        lines.extend(std::iter::repeat_n(' ', indent));
        (indent, indent)
    };
    let shown = shown(text);
    // Other blanks, as within `1 000`, stay.
    let mut words = shown.split(' ').filter(|word| !word.is_empty()).peekable();
    while let Some(word) = words.next() {
        // A percent sign stays with its number.
        let sign = words.peek().filter(|next| next.starts_with('%'));
        let after = sign.map_or(0, |sign| 1 + sign.width());
        if used > start && used + 1 + word.width() + after > width {
            (used, start) = new_line(&mut lines);
        } else if used > start {
            lines.push(' ');
            used += 1;
        }
        let mut rest = word;
        while used + rest.width() > width {
            let part = prefix(rest, width.saturating_sub(used));
            // Not even one letter fits: nothing is gained by a further line.
            if part.is_empty() {
                break;
            }
            lines.push_str(part);
            rest = &rest[part.len()..];
            (used, start) = new_line(&mut lines);
        }
        lines.push_str(rest);
        used += rest.width();
    }
    lines
}

/// Breaks a text that begins in column `indent`, so that its further lines begin there too.
pub(super) fn hang(text: &str, indent: usize) -> String {
    let margin = format!("\n{}", " ".repeat(indent));
    wrap(text, WIDTH.saturating_sub(indent), 0).replace('\n', &margin)
}

#[cfg(test)]
mod tests {
    use super::{REGION_WIDTH, RegionLabel, column, fit, region, wrap};
    use unicode_width::UnicodeWidthStr;

    #[test]
    fn columns_have_their_width_whatever_the_letters() {
        let names = ["Śląskie", "O'Higgins", "Comunitat Valenciana", "東北", "e\u{301}", ""];
        for name in
            names.into_iter().chain(["a\nb", "\u{1B}[31mred", "한국 전라북도", "👩\u{200D}🌾"])
        {
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
        assert_eq!(wrap("a bc def", 9, 4), "a bc def");
        assert_eq!(wrap("a bc defg", 8, 4), "a bc\n    defg");
        assert_eq!(wrap("about 36 % of all", 8, 0), "about\n36 % of\nall");
        assert_eq!(wrap("  of  1\u{202F}000 km ", 7, 0), "of\n1\u{202F}000\nkm");
    }

    #[test]
    fn a_word_longer_than_a_line_is_broken() {
        assert_eq!(
            wrap("see https://example.org/a", 8, 2),
            "see\n  https:\n  //exam\n  ple.or\n  g/a"
        );
        assert_eq!(wrap("東北地方の地域", 6, 0), "東北地\n方の地\n域");
        // A letter that fits on no line.
        assert_eq!(wrap("東北", 1, 0), "東北");
    }

    #[test]
    fn marks_stay_with_their_letters_and_cost_no_time() {
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        let marks = "\u{301}".repeat(200_000);
        assert_eq!(fit(&format!("ab{marks}cd"), 3).chars().count(), 2 + 200_000 + 1);
    }

    #[test]
    fn a_country_of_any_length_leaves_room_for_the_name() {
        for country in ["AR", "", "a country that is no code", "日本日本日本日本日本"] {
            let (id, name) = ("salta".to_owned(), "Salta".to_owned());
            let shown = region(&RegionLabel { id, name, country: country.to_owned() });
            assert!(shown.starts_with("Salta ("), "{shown}");
            assert_eq!(unicode_width::UnicodeWidthStr::width(&*shown), REGION_WIDTH);
        }
    }
}
