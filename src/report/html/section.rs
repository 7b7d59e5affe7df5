//! A section of a report.

use maud::Markup;

/// A section with its heading, and where it is linked from the contents.
pub(super) struct Section {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) body: Markup,
    /// Whether it begins a page in print.
    pub(super) begins_page: bool,
}

impl Section {
    pub(super) fn new(id: &str, heading: String, body: Markup) -> Self {
        Self { id: id.to_owned(), heading, body, begins_page: true }
    }

    /// A short section, which goes on on the page of the one before.
    pub(super) fn on_same_page(mut self) -> Self {
        self.begins_page = false;
        self
    }
}
