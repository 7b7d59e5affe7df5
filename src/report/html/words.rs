//! Sentences in which ids stand between backticks.

use maud::{Markup, html};

/// A sentence with its ids as code.
pub(super) fn words(sentence: &str) -> Markup {
    let parts: Vec<&str> = sentence.split('`').collect();
    // A backtick without a second one belongs to a name.
    if parts.len().is_multiple_of(2) {
        return html! { (sentence) };
    }
    html! {
        @for (place, part) in parts.into_iter().enumerate() {
            @if place % 2 == 0 { (part) } @else { code { (part) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn ids_are_code() {
        assert_eq!(words("Note: `a<b` is").into_string(), "Note: <code>a&lt;b</code> is");
        assert_eq!(words("one ` alone").into_string(), "one ` alone");
        assert_eq!(words("none").into_string(), "none");
    }
}
