//! A section of a report.

use maud::Markup;

/// A section with its heading, and where it is linked from the contents.
pub(super) struct Section {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) body: Markup,
}

impl Section {
    pub(super) fn new(id: &str, heading: String, body: Markup) -> Self {
        Self { id: id.to_owned(), heading, body }
    }
}
