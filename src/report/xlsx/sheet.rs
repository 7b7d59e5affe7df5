//! What a sheet holds.

/// A sheet: a table below its headings.
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether columns can be filtered.
    pub(super) has_filter: bool,
    /// Columns that stay in view.
    pub(super) frozen: u16,
    /// The first column of a block of scores with the colours of a heat map, to the end of the table.
    pub(super) heat_from: Option<u16>,
    /// The last row is a total.
    pub(super) has_total: bool,
}

impl Sheet {
    pub(super) fn new(name: String, columns: Vec<Column>) -> Self {
        Self {
            name,
            columns,
            rows: Vec::new(),
            has_filter: true,
            frozen: 0,
            heat_from: None,
            has_total: false,
        }
    }
}

/// A column.
pub(super) struct Column {
    pub(super) heading: String,
    /// Width in characters.
    pub(super) width: f64,
    /// What it means, as a note on the heading.
    pub(super) note: Option<String>,
}

impl Column {
    pub(super) fn new(heading: impl Into<String>, width: f64) -> Self {
        Self { heading: heading.into(), width, note: None }
    }

    pub(super) fn with_note(mut self, note: Option<String>) -> Self {
        self.note = note;
        self
    }
}

/// A cell.
pub(super) enum Cell {
    Empty,
    Text(String),
    /// An address: a link if it leads to a page.
    Address(String),
    /// A whole number.
    Count(usize),
    /// A number shown with three decimals.
    Number(f64),
    /// A share of 1 shown in per cent.
    Share(f64),
    /// A formula for a number with three decimals, and the number.
    Sum {
        formula: String,
        value: f64,
    },
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn number(number: Option<f64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }

    pub(super) fn share(share: Option<f64>) -> Self {
        share.map_or(Self::Empty, Self::Share)
    }
}

/// The letters of a column: A, B, …, Z, AA.
pub(super) fn letters(mut column: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'A' + u8::try_from(column % 26).unwrap_or_default());
        match (column / 26).checked_sub(1) {
            Some(next) => column = next,
            None => break,
        }
    }
    letters.iter().rev().map(|&letter| char::from(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        let known =
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")];
        for (column, expected) in known {
            assert_eq!(letters(column), expected);
        }
    }
}
