//! Which column of a sheet is which, and the typed cells of a row.

use std::borrow::Cow;
use std::str::FromStr;

use super::columns::{self, Column};
use super::fault::{Fault, Problem};
use super::sheet::{Cell, Count, Row, Sheet};
use super::text::{shorten, tidy};
use crate::profile::Grade;
use crate::vocabulary::{self, UnknownWord};

/// A sheet whose headings are understood.
pub(super) struct Layout<'a> {
    sheet: &'a Sheet,
    columns: &'static [Column],
    /// Where in the sheet each column stands, in the order of `columns`.
    at: Vec<Option<usize>>,
}

impl<'a> Layout<'a> {
    /// Finds the columns; `None` where the rows cannot be understood without one that is missing.
    pub(super) fn new(
        sheet: &'a Sheet,
        columns: &'static [Column],
        sides: (&str, &str),
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let accepted = || columns::listed(columns, sides);
        let mut add = |column: Option<usize>, problem: Problem| {
            faults.push(Fault { place: sheet.heading(column), problem });
        };
        if sheet.count == Count::Items && sheet.rows.is_empty() {
            return None;
        }
        match sheet.header.as_slice() {
            [] => {
                add(None, Problem::NoHeader { accepted: accepted() });
                return None;
            }
            [only] if sheet.count == Count::Lines && only.contains([';', '\t']) => {
                let found = if only.contains(';') { "semicolons" } else { "tabs" };
                add(None, Problem::Separator { found: found.to_owned() });
                return None;
            }
            _ => {}
        }
        let mut at = vec![None; columns.len()];
        let mut misspelt = vec![false; columns.len()];
        for (index, heading) in sheet.header.iter().enumerate() {
            let known = columns.iter().position(|column| column.heading(sides) == heading);
            match known {
                Some(known) if at[known].is_some() => {
                    add(Some(index), Problem::RepeatedColumn { value: shorten(heading) });
                }
                Some(known) => at[known] = Some(index),
                None => {
                    let names = columns.iter().map(|column| column.heading(sides));
                    let nearest = vocabulary::nearest(heading, names).map(str::to_owned);
                    let meant = columns
                        .iter()
                        .position(|column| nearest.as_deref() == Some(column.heading(sides)));
                    if let Some(meant) = meant {
                        misspelt[meant] = true;
                    }
                    let value = shorten(heading);
                    let table = sheet.table;
                    let accepted = accepted();
                    add(Some(index), Problem::UnknownColumn { value, table, nearest, accepted });
                }
            }
        }
        let mut complete = true;
        for (index, column) in columns.iter().enumerate() {
            if column.required && at[index].is_none() {
                complete = false;
                // A misspelt heading is told once, not also as a missing one.
                if !misspelt[index] {
                    let column = column.heading(sides).to_owned();
                    add(None, Problem::MissingColumn { column, accepted: accepted() });
                }
            }
        }
        complete.then_some(Self { sheet, columns, at })
    }

    /// The rows that have as many cells as the header, and those that have not, which are told.
    pub(super) fn rows(&self, faults: &mut Vec<Fault>) -> (Vec<&'a Row>, Vec<&'a Row>) {
        let expected = self.sheet.header.len();
        // Only in text files does a missing cell mean that the others have moved.
        let exact = self.sheet.count == Count::Lines;
        let (fitting, lost): (Vec<_>, Vec<_>) =
            self.sheet.rows.iter().partition(|row| !exact || row.cells.len() == expected);
        for row in &lost {
            let place = self.sheet.place(row.number, None);
            let problem = Problem::CellCount { found: row.cells.len(), expected };
            faults.push(Fault { place, problem });
        }
        (fitting, lost)
    }

    /// The typed cells of a row.
    pub(super) fn cells<'r>(&'r self, row: &'r Row, faults: &'r mut Vec<Fault>) -> RowCells<'r> {
        RowCells { layout: self, row, faults, sound: true }
    }

    /// Text of a cell as it stands, for a row that is not understood otherwise.
    pub(super) fn glimpse(&self, row: &Row, name: &str) -> Option<String> {
        let index = self.columns.iter().position(|column| column.name == name)?;
        match row.cells.get(self.at[index]?)? {
            Cell::Text(text) => Some(text.trim().to_owned()),
            Cell::Refused => None,
        }
    }
}

/// The cells of one row, by column. A fault is noted and a harmless value given in its stead.
pub(super) struct RowCells<'r> {
    layout: &'r Layout<'r>,
    row: &'r Row,
    faults: &'r mut Vec<Fault>,
    /// False once a cell was at fault.
    pub(super) sound: bool,
}

impl<'r> RowCells<'r> {
    fn find(&self, name: &str) -> Option<(usize, &'static Column)> {
        let index = self.layout.columns.iter().position(|column| column.name == name)?;
        Some((self.layout.at[index]?, &self.layout.columns[index]))
    }

    /// Notes a fault in a column.
    pub(super) fn fault(&mut self, name: &str, problem: Problem) {
        self.sound = false;
        let mut place = self.layout.sheet.place(self.row.number, self.find(name).map(|f| f.0));
        if place.column.is_none() {
            place.column = Some(name.to_owned());
        }
        self.faults.push(Fault { place, problem });
    }

    /// Notes a value that its column does not accept.
    fn refuse(&mut self, name: &str, value: &str, nearest: Option<String>) {
        let accepted = self.accepted(name).to_owned();
        self.fault(name, Problem::NotAccepted { value: shorten(value), accepted, nearest });
    }

    fn accepted(&self, name: &str) -> &'static str {
        let column = self.layout.columns.iter().find(|column| column.name == name);
        column.map_or("", |column| column.accepted)
    }

    /// The tidied cell; `None` where it is at fault, or empty though it must not be.
    fn cell(&mut self, name: &str) -> Option<Cow<'r, str>> {
        let Some((at, column)) = self.find(name) else { return Some(Cow::Borrowed("")) };
        let text = match self.row.cells.get(at) {
            Some(Cell::Text(text)) => text.as_str(),
            Some(Cell::Refused) => {
                self.sound = false;
                return None;
            }
            None => "",
        };
        match tidy(text) {
            Ok(text) if text.is_empty() && column.required => {
                self.fault(name, Problem::Empty { accepted: column.accepted.to_owned() });
                None
            }
            Ok(text) => Some(text),
            Err(problem) => {
                self.fault(name, problem);
                None
            }
        }
    }

    /// Any text.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.cell(name).map(Cow::into_owned).unwrap_or_default()
    }

    /// The words of a list; empty ones are left out.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let cell = self.cell(name).unwrap_or_default();
        cell.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// A word of a vocabulary; `None` where it is empty or at fault.
    pub(super) fn word<T: FromStr<Err = UnknownWord>>(&mut self, name: &str) -> Option<T> {
        let cell = self.cell(name)?;
        if cell.is_empty() {
            return None;
        }
        match cell.parse() {
            Ok(word) => Some(word),
            Err(UnknownWord { value, accepted, nearest, .. }) => {
                let problem = Problem::NotAccepted {
                    value: shorten(&value),
                    accepted: accepted.join(", "),
                    nearest,
                };
                self.fault(name, problem);
                None
            }
        }
    }

    /// Yes or no; `empty` where nothing is stated.
    pub(super) fn yes_no(&mut self, name: &str, empty: bool) -> bool {
        match self.cell(name).as_deref() {
            None | Some("") => empty,
            Some("yes") => true,
            Some("no") => false,
            Some(other) => {
                let nearest = vocabulary::nearest(other, ["yes", "no"])
                    .filter(|word| word.eq_ignore_ascii_case(other))
                    .map(str::to_owned);
                let value = shorten(other);
                let accepted = "yes, no".to_owned();
                self.fault(name, Problem::NotAccepted { value, accepted, nearest });
                empty
            }
        }
    }

    /// A weight or level.
    pub(super) fn grade(&mut self, name: &str) -> Option<Grade> {
        let cell = self.cell(name)?;
        let grade = cell.parse().ok().and_then(|value: u8| Grade::new(value).ok());
        if grade.is_none() {
            self.refuse(name, &cell, None);
        }
        grade
    }

    /// A whole number; `None` where it is empty or at fault.
    pub(super) fn whole<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let cell = self.cell(name)?;
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse().ok();
        if number.is_none() {
            self.refuse(name, &cell, None);
        }
        number
    }

    /// A finite number with a decimal point; `None` where it is empty or at fault.
    pub(super) fn number(&mut self, name: &str) -> Option<f64> {
        let cell = self.cell(name)?;
        if cell.is_empty() {
            return None;
        }
        let number = cell.parse().ok().filter(|number: &f64| number.is_finite());
        if number.is_none() {
            match with_point(&cell) {
                Some(suggestion) => {
                    let value = shorten(&cell);
                    self.fault(name, Problem::DecimalComma { value, suggestion });
                }
                None => self.refuse(name, &cell, None),
            }
        }
        number
    }
}

/// What to write instead of a number with one comma.
fn with_point(text: &str) -> Option<String> {
    let (whole, decimals) = text.split_once(',')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole.trim_start_matches(['-', '+'])) || !digits(decimals) {
        return None;
    }
    let suggestion = shorten(&format!("{whole}.{decimals}"));
    Some(if decimals.len() == 3 {
        let joined = shorten(&format!("{whole}{decimals}"));
        format!("{suggestion}, or {joined} if the comma separates thousands")
    } else {
        suggestion
    })
}
