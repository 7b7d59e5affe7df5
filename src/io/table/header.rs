//! Which column of a sheet is which.

use super::column::{Column, listed};
use super::sheet::{Count, Sheet, SheetCell, SheetRow};
use crate::io::fault::{Faults, Issue, ReadingNotice};
use crate::io::limits::MOST_COLUMNS;
use crate::vocabulary::{self, folded, shorten};

/// A sheet whose headings are understood.
pub(super) struct Header<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) columns: &'static [Column],
    /// Index in the sheet of each column, in the order of `columns`.
    pub(super) at: Vec<Option<usize>>,
}

impl<'a> Header<'a> {
    /// Finds the columns; `None` if the rows cannot be understood without one that is missing.
    pub(super) fn new(
        sheet: &'a Sheet,
        columns: &'static [Column],
        sides: (&str, &str),
        faults: &mut Faults,
    ) -> Option<Self> {
        let accepted = || listed(columns, sides);
        if sheet.count == Count::Items && sheet.rows.is_empty() {
            return None;
        }
        if sheet.header.is_empty() {
            faults.add(sheet.heading(None), Issue::NoHeader { accepted: accepted() });
            return None;
        }
        if sheet.header.len() > MOST_COLUMNS {
            faults.add(sheet.heading(None), Issue::TooManyColumns { found: sheet.header.len() });
            return None;
        }
        let mut at = vec![None; columns.len()];
        let mut unknown = Vec::new();
        for (index, heading) in sheet.header.iter().enumerate() {
            let known = match sheet.count {
                Count::Items => columns.iter().position(|column| column.heading(sides) == heading),
                Count::Lines | Count::Rows => position(columns, sides, heading),
            };
            match known {
                Some(known) if at[known].is_some() => {
                    let issue = Issue::RepeatedColumn { value: shorten(heading) };
                    faults.add(sheet.heading(Some(index)), issue);
                }
                Some(known) => at[known] = Some(index),
                None => unknown.push(index),
            }
        }
        let mut misspelt = vec![false; columns.len()];
        for index in unknown {
            if let Some(meant) = unread(sheet, index, columns, sides, &at, faults) {
                misspelt[meant] = true;
            }
        }
        let mut complete = true;
        for (index, column) in columns.iter().enumerate() {
            if column.required && at[index].is_none() {
                complete = false;
                // A misspelt heading is reported once, not also as a missing one.
                if !misspelt[index] {
                    let column = column.heading(sides).to_owned();
                    faults.add(
                        sheet.heading(None),
                        Issue::MissingColumn { column, accepted: accepted() },
                    );
                }
            }
        }
        complete.then_some(Self { sheet, columns, at })
    }

    /// The rows that have as many cells as the header, and the others, which are reported.
    pub(super) fn rows(&self, faults: &mut Faults) -> (Vec<&'a SheetRow>, Vec<&'a SheetRow>) {
        let expected = self.sheet.header.len();
        // Only in text files does a missing cell mean that the others have moved.
        let exact = self.sheet.count == Count::Lines;
        let (fitting, lost): (Vec<_>, Vec<_>) =
            self.sheet.rows.iter().partition(|row| !exact || row.cells.len() == expected);
        for row in &lost {
            let place = self.sheet.place(row.number, None);
            let issue = Issue::CellCount { found: row.cells.len(), expected };
            faults.add(place, issue);
        }
        (fitting, lost)
    }

    /// Text of a cell as it stands, for a row that is not understood otherwise.
    pub(super) fn glimpse(&self, row: &SheetRow, name: &str) -> Option<String> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        match row.cells.get(self.at[index]?)? {
            SheetCell::Text(text) => Some(text.trim().to_owned()),
            SheetCell::Refused(_) => None,
        }
    }
}

/// Notes a column that is not known. Returns the column that its heading almost is, which the table lacks:
/// then it is a fault.
fn unread(
    sheet: &Sheet,
    index: usize,
    columns: &[Column],
    sides: (&str, &str),
    at: &[Option<usize>],
    faults: &mut Faults,
) -> Option<usize> {
    let heading = &sheet.header[index];
    let table = sheet.table;
    let is_text = sheet.count != Count::Items;
    if is_text && heading.trim().is_empty() {
        let has_text = |row: &&SheetRow| match row.cells.get(index) {
            Some(SheetCell::Text(text)) => !text.trim().is_empty(),
            Some(SheetCell::Refused(_)) => true,
            None => false,
        };
        if let Some(row) = sheet.rows.iter().find(has_text) {
            let value = shorten(row.cells[index].text().unwrap_or_default());
            faults.add(sheet.place(row.number, Some(index)), Issue::NoHeading { value });
        }
        return None;
    }
    let names = columns.iter().map(|column| column.heading(sides));
    let nearest = vocabulary::nearest(heading, names).map(str::to_owned);
    let meant = columns.iter().position(|it| nearest.as_deref() == Some(it.heading(sides)));
    let place = sheet.heading(Some(index));
    let missing = meant.filter(|&meant| at[meant].is_none());
    if is_text && missing.is_none() {
        faults.notices.push(ReadingNotice::UnreadColumn { place, table, nearest });
    } else {
        let (value, accepted) = (shorten(heading), listed(columns, sides));
        faults.add(place, Issue::UnknownColumn { value, table, nearest, accepted });
    }
    missing
}

/// The column with a heading, in any case and with blanks or hyphens for underscores.
pub(super) fn position(columns: &[Column], sides: (&str, &str), heading: &str) -> Option<usize> {
    let named =
        |same: &dyn Fn(&str) -> bool| columns.iter().position(|column| same(column.heading(sides)));
    let plain = |text: &str| folded(text.trim()).replace([' ', '-'], "_");
    named(&|name| name == heading).or_else(|| named(&|name| plain(name) == plain(heading)))
}
