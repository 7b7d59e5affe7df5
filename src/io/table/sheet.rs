//! The neutral form of a table: text cells with their places. Every format turns files into sheets
//! and sheets into files, so that all checks are the same for all formats.

use crate::io::fault::{Faults, Issue, Place, Spot};
use crate::io::limits::MOST_COLUMNS;
use crate::profile::Table;
use crate::vocabulary::shorten;

/// How many rows above the headings may be titles.
const MOST_TITLE_ROWS: usize = 10;

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::io) enum SheetCell {
    /// Text as it was read; numbers, yes and no, and lists joined by bars included.
    Text(String),
    /// A cell that cannot be read, which is a fault if its column is.
    Refused(Box<Issue>),
}

/// How the rows of a sheet are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::io) enum Count {
    /// Lines of a text file.
    Lines,
    /// Rows of a worksheet.
    Rows,
    /// Objects of a JSON array.
    Items,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::io) struct SheetRow {
    /// Its number, counted as the sheet says.
    pub(in crate::io) number: u64,
    /// One cell a column; a missing cell at the end is empty.
    pub(in crate::io) cells: Vec<SheetCell>,
}

/// A table as text.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::io) struct Sheet {
    /// Which table it is.
    pub(in crate::io) table: Table,
    /// Name of the file.
    pub(in crate::io) file: String,
    /// How its rows are counted.
    pub(in crate::io) count: Count,
    /// Number of the row with the headings. For JSON, there is none.
    pub(in crate::io) header_row: u64,
    /// The headings.
    pub(in crate::io) header: Vec<String>,
    /// Headings that cannot be read, by their index.
    pub(in crate::io) refused_headings: Vec<(usize, Issue)>,
    /// The rows.
    pub(in crate::io) rows: Vec<SheetRow>,
    /// Whether a comma in a number is its decimal point.
    pub(in crate::io) decimal_comma: bool,
}

impl SheetCell {
    /// The text, unless the cell cannot be read.
    pub(in crate::io) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Refused(_) => None,
        }
    }
}

impl Sheet {
    /// A table without any row.
    pub(in crate::io) fn new(table: Table, file: &str, count: Count) -> Self {
        Self {
            table,
            file: file.to_owned(),
            count,
            header_row: 1,
            header: Vec::new(),
            refused_headings: Vec::new(),
            rows: Vec::new(),
            decimal_comma: false,
        }
    }

    /// The place of a cell: the row by its number, the column by its index.
    pub(in crate::io) fn place(&self, number: u64, column: Option<usize>) -> Place {
        let spot = match self.count {
            Count::Lines => Spot::Line(number),
            Count::Rows => Spot::Row { row: number, letters: column.map(letters) },
            Count::Items => Spot::Item(number),
        };
        let column = column.and_then(|index| self.header.get(index)).cloned();
        Place { file: self.file.clone(), table: Some(self.table), spot, column }
    }

    /// The place of the table as a whole.
    pub(in crate::io) fn whole(&self) -> Place {
        Place { file: self.file.clone(), table: Some(self.table), spot: Spot::Whole, column: None }
    }

    /// The place of a heading.
    pub(in crate::io) fn heading(&self, column: Option<usize>) -> Place {
        if self.count != Count::Items {
            return self.place(self.header_row, column);
        }
        // JSON has no header: a key is found at the first object that has it.
        let first = self.rows.iter().find(|row| {
            column.is_some_and(|at| {
                !matches!(row.cells.get(at), None | Some(SheetCell::Text(_))) || has_text(row, at)
            })
        });
        match first {
            Some(row) => self.place(row.number, None),
            None => self.whole(),
        }
    }

    /// Leaves out the rows above the headings, such as a title: the first rows, if none of their
    /// texts is a heading and a row below them has at least two.
    pub(in crate::io) fn skip_titles(&mut self, is_heading: impl Fn(&str) -> bool) {
        let too_wide = self.header.len() > MOST_COLUMNS;
        if self.count == Count::Items || too_wide || self.header.iter().any(|text| is_heading(text))
        {
            return;
        }
        let found = self.rows.iter().take(MOST_TITLE_ROWS).position(|row| {
            let texts = row.cells.iter().filter_map(SheetCell::text);
            texts.filter(|text| is_heading(text)).count() > 1
        });
        if let Some(row) = found.and_then(|at| self.rows.drain(..=at).next_back()) {
            self.set_header(row.number, row.cells);
        }
    }

    /// Takes the cells of a row for the headings.
    pub(in crate::io) fn set_header(&mut self, number: u64, cells: Vec<SheetCell>) {
        self.header_row = number;
        self.header.clear();
        self.refused_headings.clear();
        for (column, cell) in cells.into_iter().enumerate() {
            self.header.push(match cell {
                SheetCell::Text(text) => text.trim().to_owned(),
                SheetCell::Refused(issue) => {
                    self.refused_headings.push((column, *issue));
                    "\u{FFFD}".to_owned()
                }
            });
        }
    }

    /// Leaves out empty headings at the end and rows without any text, as spreadsheets leave them
    /// behind. Text below no heading is a fault.
    pub(in crate::io) fn trim(&mut self, faults: &mut Faults) {
        let empty =
            |cell: &SheetCell| matches!(cell, SheetCell::Text(text) if text.trim().is_empty());
        for (column, issue) in std::mem::take(&mut self.refused_headings) {
            faults.add(self.place(self.header_row, Some(column)), issue);
        }
        while self.header.last().is_some_and(|heading| heading.trim().is_empty()) {
            self.header.pop();
        }
        let columns = self.header.len();
        let mut rows = std::mem::take(&mut self.rows);
        rows.retain(|row| !row.cells.iter().all(empty));
        for row in &mut rows {
            while row.cells.len() > columns && row.cells.last().is_some_and(empty) {
                row.cells.pop();
            }
            if self.count != Count::Rows || row.cells.len() <= columns {
                continue;
            }
            for (column, cell) in row.cells.iter().enumerate().skip(columns) {
                let issue = match cell {
                    SheetCell::Text(_) if empty(cell) => continue,
                    SheetCell::Text(value) => Issue::NoHeading { value: shorten(value) },
                    SheetCell::Refused(issue) => Issue::clone(issue),
                };
                faults.add(self.place(row.number, Some(column)), issue);
            }
            row.cells.truncate(columns);
        }
        self.rows = rows;
    }
}

fn has_text(row: &SheetRow, at: usize) -> bool {
    matches!(row.cells.get(at), Some(SheetCell::Text(text)) if !text.is_empty())
}

/// Letters of a worksheet column from its index: A, B, …, Z, AA, ….
pub(in crate::io) fn letters(index: usize) -> String {
    let mut name = Vec::new();
    let mut rest = index + 1;
    while rest > 0 {
        rest -= 1;
        // The remainder is below 26.
        name.push(b'A' + u8::try_from(rest % 26).unwrap_or_default());
        rest /= 26;
    }
    name.iter().rev().map(|&byte| char::from(byte)).collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
