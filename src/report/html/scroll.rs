//! The frame of a table that is wider than a phone.

use maud::{Markup, html};

/// A table that scrolls within its frame, also by the keyboard; `label` says what it holds.
pub(super) fn scroll(label: &str, table: &Markup) -> Markup {
    html! { div class="scroll" tabindex="0" role="group" aria-label=(label) { (table) } }
}
