//! A column of a table: its heading, what its cells hold, and whether they may be empty.

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::io) enum ColumnKind {
    /// Any text, or a word of a vocabulary.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// Words joined by bars.
    List,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub(in crate::io) struct Column {
    /// Its heading; [`LEFT`] and [`RIGHT`] are replaced by the names of the two sides.
    pub(in crate::io) name: &'static str,
    /// What its cells hold.
    pub(in crate::io) kind: ColumnKind,
    /// Whether every cell must hold something. Other columns may be left out.
    pub(in crate::io) required: bool,
    /// What is accepted, for messages and for the notes of the template.
    pub(in crate::io) accepted: &'static str,
}

/// Placeholder for the name of the left side.
pub(in crate::io) const LEFT: &str = "(left side)";
/// Placeholder for the name of the right side.
pub(in crate::io) const RIGHT: &str = "(right side)";

impl Column {
    pub(super) const fn required(
        name: &'static str,
        kind: ColumnKind,
        accepted: &'static str,
    ) -> Self {
        Self { name, kind, required: true, accepted }
    }

    pub(super) const fn optional(
        name: &'static str,
        kind: ColumnKind,
        accepted: &'static str,
    ) -> Self {
        Self { name, kind, required: false, accepted }
    }

    /// The heading of the column in a dataset with these sides.
    pub(in crate::io) fn heading<'a>(&self, sides: (&'a str, &'a str)) -> &'a str
    where
        'static: 'a,
    {
        match self.name {
            LEFT => sides.0,
            RIGHT => sides.1,
            name => name,
        }
    }
}

/// The headings of a table, joined for a message.
pub(in crate::io) fn listed(columns: &[Column], sides: (&str, &str)) -> String {
    let names: Vec<&str> = columns.iter().map(|column| column.heading(sides)).collect();
    names.join(", ")
}
