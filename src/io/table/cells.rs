//! The typed cells of a row.

use std::borrow::Cow;
use std::str::FromStr;

use super::column::Column;
use super::header::Header;
use super::sheet::{SheetCell, SheetRow};
use super::text::{id, tidy};
use super::written_number::{WrittenNumber, plain_number};
use crate::io::fault::{Faults, Issue};
use crate::vocabulary::{self, LanguageFault, UnknownWord, folded, shorten};

/// The cells of one row, by column. A faulty cell is reported and read as a harmless value.
pub(in crate::io) struct RowCells<'r> {
    header: &'r Header<'r>,
    row: &'r SheetRow,
    faults: &'r mut Faults,
    /// False once a cell was at fault.
    pub(super) sound: bool,
}

impl<'r> RowCells<'r> {
    pub(super) fn new(header: &'r Header<'r>, row: &'r SheetRow, faults: &'r mut Faults) -> Self {
        Self { header, row, faults, sound: true }
    }

    fn find(&self, name: &str) -> Option<(usize, &'static Column)> {
        let index = self.header.columns.iter().position(|column| column.name == name)?;
        Some((self.header.at[index]?, &self.header.columns[index]))
    }

    /// Notes a fault in a column.
    pub(super) fn fault(&mut self, name: &str, issue: Issue) {
        self.sound = false;
        let mut place = self.header.sheet.place(self.row.number, self.find(name).map(|f| f.0));
        if place.column.is_none() {
            place.column = Some(name.to_owned());
        }
        self.faults.add(place, issue);
    }

    /// Notes a value that its column does not accept, if nothing was read from it.
    fn accept<T>(&mut self, name: &str, value: &str, read: Option<T>) -> Option<T> {
        if read.is_none() {
            let accepted = self.accepted(name).to_owned();
            let value = shorten(value);
            self.fault(name, Issue::NotAccepted { value, accepted, nearest: None });
        }
        read
    }

    fn accepted(&self, name: &str) -> &'static str {
        let column = self.header.columns.iter().find(|column| column.name == name);
        column.map_or("", |column| column.accepted)
    }

    /// The tidied cell; `None` if it is at fault, or empty though it must not be.
    fn cell(&mut self, name: &str) -> Option<Cow<'r, str>> {
        let Some((at, column)) = self.find(name) else { return Some(Cow::Borrowed("")) };
        let text = match self.row.cells.get(at) {
            Some(SheetCell::Text(text)) => text.as_str(),
            Some(SheetCell::Refused(issue)) => {
                self.fault(name, Issue::clone(issue));
                return None;
            }
            None => "",
        };
        match tidy(text) {
            Ok(text) if text.is_empty() && column.required => {
                self.fault(name, Issue::Empty { accepted: column.accepted.to_owned() });
                None
            }
            Ok(text) => Some(text),
            Err(issue) => {
                self.fault(name, issue);
                None
            }
        }
    }

    /// Any text.
    pub(super) fn text(&mut self, name: &str) -> String {
        self.cell(name).map(Cow::into_owned).unwrap_or_default()
    }

    /// An id, or a name in place of one.
    pub(super) fn id(&mut self, name: &str) -> String {
        match id(&self.text(name)) {
            Ok(id) => id,
            Err(issue) => {
                self.fault(name, issue);
                String::new()
            }
        }
    }

    /// The words of a list; empty ones are left out.
    pub(super) fn list(&mut self, name: &str) -> Vec<String> {
        let cell = self.cell(name).unwrap_or_default();
        cell.split('|').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    }

    /// The codes of a list of languages, given by code or name and separated by commas, semicolons
    /// or bars.
    pub(super) fn languages(&mut self, name: &str) -> Vec<String> {
        let cell = self.cell(name).unwrap_or_default();
        let mut codes: Vec<String> = Vec::new();
        for word in cell.split(['|', ',', ';']).map(str::trim).filter(|word| !word.is_empty()) {
            let (accepted, nearest) = match vocabulary::language(word) {
                Ok(code) => {
                    if !codes.iter().any(|known| known == code) {
                        codes.push(code.to_owned());
                    }
                    continue;
                }
                Err(LanguageFault::Unknown { nearest }) => {
                    (self.accepted(name).to_owned(), nearest.map(str::to_owned))
                }
                Err(LanguageFault::Ambiguous { codes }) => {
                    (format!("the code of one language of this name: {}", codes.join(", ")), None)
                }
            };
            self.fault(name, Issue::NotAccepted { value: shorten(word), accepted, nearest });
        }
        codes
    }

    /// The text of a cell; `None` if it is empty or at fault.
    fn stated(&mut self, name: &str) -> Option<Cow<'r, str>> {
        self.cell(name).filter(|cell| !cell.is_empty())
    }

    /// A word of a vocabulary, in any case; `None` if it is empty or at fault.
    pub(super) fn word<T: FromStr<Err = UnknownWord>>(&mut self, name: &str) -> Option<T> {
        let cell = self.stated(name)?;
        let plain = || folded(&cell).replace([' ', '_'], "-");
        match cell.parse().or_else(|unknown| plain().parse().map_err(|_| unknown)) {
            Ok(word) => Some(word),
            Err(UnknownWord { value, accepted, nearest, .. }) => {
                let issue = Issue::NotAccepted {
                    value: shorten(&value),
                    accepted: accepted.join(", "),
                    nearest,
                };
                self.fault(name, issue);
                None
            }
        }
    }

    /// The code of a country, in any case.
    pub(super) fn country(&mut self, name: &str) -> String {
        let code = self.text(name);
        if code.len() == 2 { code.to_ascii_uppercase() } else { code }
    }

    /// Yes or no, also as people of many countries write it; `empty` if nothing is stated.
    pub(super) fn yes_no(&mut self, name: &str, empty: bool) -> bool {
        self.known_yes_no(name).unwrap_or(empty)
    }

    /// The same; `None` if nothing is stated, or the cell is at fault.
    pub(super) fn known_yes_no(&mut self, name: &str) -> Option<bool> {
        let cell = self.stated(name)?;
        let word = folded(&cell);
        if YES.contains(&&*word) || NO.contains(&&*word) {
            return Some(YES.contains(&&*word));
        }
        let (value, accepted) = (shorten(&cell), "yes, no".to_owned());
        self.fault(name, Issue::NotAccepted { value, accepted, nearest: None });
        None
    }

    /// A weight or level.
    pub(super) fn grade<T: TryFrom<u8>>(&mut self, name: &str) -> Option<T> {
        let cell = self.cell(name)?;
        let grade = cell.parse().ok().and_then(|value: u8| T::try_from(value).ok());
        self.accept(name, &cell, grade)
    }

    /// The text of a number; `None` if it is empty, a word for an unknown number, or at fault.
    fn known(&mut self, name: &str) -> Option<Cow<'r, str>> {
        let is_required = self.find(name).is_some_and(|(_, column)| column.required);
        let is_unknown = |cell: &str| UNKNOWN.contains(&&*cell.to_lowercase());
        self.stated(name).filter(|cell| is_required || !is_unknown(cell))
    }

    /// A whole number; `None` if it is unknown or at fault.
    pub(super) fn whole<T: FromStr>(&mut self, name: &str) -> Option<T> {
        let cell = self.known(name)?;
        match plain_number(&cell, self.header.sheet.decimal_comma) {
            WrittenNumber::Plain(text) => self.accept(name, &cell, text.parse().ok()),
            WrittenNumber::Ambiguous(readings) => self.ambiguous(name, &cell, &readings),
        }
    }

    /// A finite number; `None` if it is unknown or at fault.
    pub(super) fn number(&mut self, name: &str) -> Option<f64> {
        let cell = self.known(name)?;
        match plain_number(&cell, self.header.sheet.decimal_comma) {
            WrittenNumber::Plain(text) => {
                let number = text.parse().ok().filter(|number: &f64| number.is_finite());
                self.accept(name, &cell, number)
            }
            WrittenNumber::Ambiguous(readings) => self.ambiguous(name, &cell, &readings),
        }
    }

    fn ambiguous<T>(&mut self, name: &str, cell: &str, readings: &[String; 2]) -> Option<T> {
        let ([decimal, joined], value) = (readings.each_ref().map(|it| shorten(it)), shorten(cell));
        self.fault(
            name,
            if cell.contains(',') {
                let suggestion = format!("{decimal}, or {joined} if the comma separates thousands");
                Issue::DecimalComma { value, suggestion }
            } else {
                Issue::ThousandsPoint { value, decimal, joined }
            },
        );
        None
    }
}

/// How people write yes, without accents.
const YES: [&str; 8] = ["yes", "y", "true", "si", "s", "sim", "oui", "ja"];

/// How people write that a number is not known.
const UNKNOWN: [&str; 9] = ["na", "n/a", "n.a.", "-", "–", "—", "..", "?", "unknown"];

/// How people write no, without accents.
const NO: [&str; 7] = ["no", "n", "false", "nao", "non", "nein", "nee"];
