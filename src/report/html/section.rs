//! A section of a report.

use maud::Markup;

/// A section with its heading, and where it is linked from the contents.
pub(super) struct Section {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) body: Markup,
    pub(super) place: Place,
}

/// Where a section is in print.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// At the top of a page.
    NewPage,
    /// On the page of the one before if it fits there as a whole.
    Whole,
    /// On the page of the one before; it may go on on the next.
    Flowing,
}

impl Place {
    /// The class of its element, which the style sheet has rules for.
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            Self::NewPage => Some("page"),
            Self::Whole => Some("whole"),
            Self::Flowing => None,
        }
    }
}

impl Section {
    pub(super) fn new(id: &str, heading: String, body: Markup, place: Place) -> Self {
        Self { id: id.to_owned(), heading, body, place }
    }
}
