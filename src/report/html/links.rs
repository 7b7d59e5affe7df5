//! Addresses as links, if they lead to a page, under the name of the site.

use maud::{Markup, html};

/// An address as a link under the name of its site, if it begins as that of a page; else as text.
pub(super) fn link(address: &str) -> Markup {
    let is_page = ["https://", "http://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    let site = address.split('/').nth(2).unwrap_or_default().trim_start_matches("www.");
    html! {
        @if is_page && !site.is_empty() {
            a href=(address) rel="noopener noreferrer nofollow" { (site) }
        } @else {
            (address)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::link;

    #[test]
    fn only_pages_are_links() {
        let page = link("https://www.example.org/?a=1&b=\"2\"").into_string();
        assert!(page.contains("/?a=1&amp;b=&quot;2&quot;\""), "{page}");
        assert!(page.ends_with(">example.org</a>"), "{page}");
        for address in
            ["javascript:alert(1)", "data:text/html,x", " https://x", "HTTPS", "https://", ""]
        {
            assert!(!link(address).into_string().contains("href"), "{address}");
        }
    }
}
