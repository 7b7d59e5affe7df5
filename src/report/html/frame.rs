//! The page around the sections.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::report::svg::{FONTS, style};
use crate::vocabulary::shown;

/// The style sheet of the page.
const STYLE: &str = include_str!("style.css");

/// Nothing but the styles in the page itself is allowed: no script, no font, no picture from elsewhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Returns a whole page. Characters that would turn the direction of a line or steer a terminal are shown by their
/// code, wherever they are.
pub(super) fn page(tag: &str, title: &str, body: &Markup) -> String {
    let style = format!("body{{font-family:{FONTS}}}\n{STYLE}{}", style());
    let page = html! {
        (DOCTYPE)
        html lang=(tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                meta name="generator" content="regiopair";
                title { (title) }
                style { (PreEscaped(style)) }
            }
            body { (body) }
        }
    };
    harmless(&page.into_string())
}

/// Shows control characters and those that turn the direction by their code.
fn harmless(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut buffer = [0; 4];
    for letter in page.chars() {
        // Almost all letters, markup and line breaks.
        if matches!(letter, '\n' | ' '..='~') {
            out.push(letter);
            continue;
        }
        let letter = letter.encode_utf8(&mut buffer);
        // The code is in angle brackets, which are no element here.
        out.push_str(&shown(letter).replace('<', "&lt;").replace('>', "&gt;"));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn turned_lines_and_control_characters_show_their_code() {
        assert_eq!(harmless("a\u{202E}b\u{7}"), "a&lt;U+202E&gt;b&lt;U+0007&gt;");
        assert_eq!(harmless("<p>Ñandú – 😀</p>\n"), "<p>Ñandú – 😀</p>\n");
    }
}
