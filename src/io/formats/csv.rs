//! CSV (RFC 4180) in UTF-8: a folder with one file per table.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::io::error::{ReadError, WriteError};
use crate::io::fault::{Faults, Issue, Place, Unread};
use crate::io::limits::{Budget, Limit, MOST_COLUMNS};
use crate::io::read::{read_file, read_start};
use crate::io::table::{Contents, Count, Raw, Sheet, SheetCell, SheetRow, utf8, without_mark};
use crate::io::unread;
use crate::io::write::{name_of, write_all};
use crate::profile::Table;

/// Reads the tables of a folder, whatever the case of their names. Files that are no tables are listed as
/// unread, but one whose name is almost that of a table that is not there is a fault.
pub(in crate::io) fn read_folder(path: &Path, mut budget: Budget) -> Result<Raw, ReadError> {
    let failed = |error| ReadError::Io { path: path.to_owned(), error };
    let mut raw = Raw { file: name_of(path), ..Raw::default() };
    let mut names = Vec::new();
    for entry in fs::read_dir(path).map_err(failed)? {
        names.push(entry.map_err(failed)?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    let contents = Contents::new(names, ".csv");
    for (table, name) in contents.tables {
        let limit = Limit::Bytes(budget.most_bytes());
        let bytes = read_file(&path.join(&name), budget.bytes(), limit)?;
        let taken = budget.take_bytes(bytes.len());
        taken
            .and_then(|()| budget.take_cells(cells_at_most(&bytes)))
            .map_err(|limit| ReadError::TooLarge { file: name.clone(), limit })?;
        add(&mut raw, table, &name, &bytes);
    }
    for name in contents.others {
        let parts = name.rsplit_once('.').filter(|(_, end)| end.eq_ignore_ascii_case("csv"));
        let Some((stem, _)) = parts else { continue };
        let table = unread::probable(stem, &first_record(&path.join(&name)));
        let unread = Unread { file: name.clone(), sheet: None, table };
        raw.misnamed(stem, unread, &contents.missing);
    }
    Ok(raw)
}

/// The headings of a file that is no table; none where it cannot be read. No more than they can
/// take is read: the file may be anything.
fn first_record(path: &Path) -> Vec<String> {
    const MOST_BYTES_OF_HEADINGS: u64 = 1 << 16;
    let Ok(bytes) = read_start(path, MOST_BYTES_OF_HEADINGS) else { return Vec::new() };
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let line = without_mark(line).unwrap_or_default();
    let text = String::from_utf8_lossy(&line);
    let cells = text.split([',', ';', '\t']).take(MOST_COLUMNS);
    cells.map(|cell| cell.trim_matches('"').to_owned()).collect()
}

/// The number of cells, or more, whatever separates them.
fn cells_at_most(bytes: &[u8]) -> usize {
    let mut separators = [0_usize; 3];
    let mut lines = 1;
    for byte in bytes {
        match byte {
            b',' => separators[0] += 1,
            b';' => separators[1] += 1,
            b'\t' => separators[2] += 1,
            b'\n' | b'\r' => lines += 1,
            _ => {}
        }
    }
    separators.into_iter().max().unwrap_or_default() + lines
}

/// Adds the sheet of a table, or the reason why it cannot be read.
pub(in crate::io) fn add(raw: &mut Raw, table: Table, file: &str, bytes: &[u8]) {
    match without_mark(bytes) {
        Ok(bytes) => {
            let bytes = &*bytes;
            let open = unclosed_quote(bytes);
            if separator(bytes) == b';' {
                raw.faults.note_semicolons(file);
            }
            let sheet = sheet(table, file, bytes, open, &mut raw.faults);
            if open.is_some() {
                raw.cut.push(table);
            }
            if open.is_some() && sheet.header.is_empty() {
                raw.unreadable.push(table);
            } else {
                raw.sheets.push(sheet);
            }
        }
        Err(issue) => {
            raw.unreadable.push(table);
            let place = Place { table: Some(table), ..Place::file(file) };
            raw.faults.add(place, issue);
        }
    }
}

fn sheet(
    table: Table,
    file: &str,
    bytes: &[u8],
    unclosed: Option<usize>,
    faults: &mut Faults,
) -> Sheet {
    let mut sheet = Sheet::new(table, file, Count::Lines);
    let separator = separator(bytes);
    // Spreadsheets write semicolons where the comma is the decimal point.
    sheet.decimal_comma = separator == b';';
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(bytes);
    let mut record = csv::ByteRecord::new();
    let mut lines = CsvLines { bytes, at: 0, line: 1 };
    let mut first = true;
    loop {
        let from = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        // Reading from memory, every sequence of bytes is a record or the end.
        if !reader.read_byte_record(&mut record).unwrap_or(false) {
            break;
        }
        let number = lines.of(from);
        if let Some(open) = unclosed
            && usize::try_from(reader.position().byte()).unwrap_or(bytes.len()) > open
        {
            let place = sheet.place(lines.of(open), None);
            faults.add(place, Issue::UnclosedQuote);
            break;
        }
        let cell = |bytes| match utf8(bytes) {
            Ok(text) => SheetCell::Text(text.to_owned()),
            Err(issue) => SheetCell::Refused(Box::new(issue)),
        };
        let cells = record.iter().map(cell).collect();
        if std::mem::take(&mut first) {
            sheet.set_header(number, cells);
        } else {
            sheet.rows.push(SheetRow { number, cells });
        }
    }
    sheet
}

/// What separates the cells: the one of comma, semicolon and tab that is most frequent in the first
/// line with any, outside of quotation marks. Spreadsheets write semicolons where the comma is a
/// decimal point.
pub(crate) fn separator(bytes: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for &byte in bytes {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(known, _)| *known == byte && !quoted) {
            *count += 1;
        } else if matches!(byte, b'\n' | b'\r') && !quoted && counts.iter().any(|it| it.1 > 0) {
            break;
        }
    }
    // The first of equals, which is the comma where there is no separator at all.
    counts.into_iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(byte, _)| byte)
}

/// Counts lines on the way through a file; each of the three line ends counts once.
struct CsvLines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl CsvLines<'_> {
    /// The line of the first byte from `from` on that ends no line; never goes back.
    fn of(&mut self, from: usize) -> u64 {
        while let Some(&byte) = self.bytes.get(self.at) {
            if self.at >= from && byte != b'\n' && byte != b'\r' {
                break;
            }
            let ends =
                byte == b'\n' || (byte == b'\r' && self.bytes.get(self.at + 1) != Some(&b'\n'));
            self.line += u64::from(ends);
            self.at += 1;
        }
        self.line
    }
}

/// The position of the quotation mark that opens a cell and is never closed.
fn unclosed_quote(bytes: &[u8]) -> Option<usize> {
    let separator = separator(bytes);
    let mut open = None;
    let mut starts = true;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match (open, byte) {
            (Some(_), b'"') if bytes.get(at + 1) == Some(&b'"') => at += 1,
            (Some(_), b'"') => open = None,
            (None, b'"') if starts => open = Some(at),
            _ => {}
        }
        starts = open.is_none() && byte == separator || matches!(byte, b'\n' | b'\r');
        at += 1;
    }
    open
}

/// The text of a sheet.
pub(in crate::io) fn text(sheet: &Sheet) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail, and all rows have as many cells as the header.
    let _ = writer.write_record(&sheet.header);
    for row in &sheet.rows {
        let cells = row.cells.iter().map(|cell| cell.text().unwrap_or_default());
        let _ = writer.write_record(cells);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

/// Writes one file per table into a folder, which is created if needed. Files of tables without
/// rows are removed if an earlier dataset left them; other files stay as they are.
pub(in crate::io) fn write_folder(path: &Path, sheets: &[Sheet]) -> Result<(), WriteError> {
    let failed = |error| WriteError::io(path, error);
    match fs::create_dir(path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.is_dir() => {}
        result => result.map_err(failed)?,
    }
    let files: BTreeMap<PathBuf, Vec<u8>> = sheets
        .iter()
        .map(|sheet| (path.join(format!("{}.csv", sheet.table)), text(sheet).into_bytes()))
        .collect();
    write_all(&files)?;
    for &table in Table::ALL {
        let file = path.join(format!("{table}.csv"));
        if !files.contains_key(&file) {
            match fs::remove_file(&file) {
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    return Err(WriteError::io(&file, error));
                }
                _ => {}
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<u64> {
        let mut faults = Faults::default();
        let sheet = sheet(Table::Sources, "sources.csv", text.as_bytes(), None, &mut faults);
        sheet.rows.iter().map(|row| row.number).collect()
    }

    #[test]
    fn rows_are_named_by_the_line_they_begin_on() {
        assert_eq!(numbers("id,url\na,1\nb,2\n"), [2, 3]);
        assert_eq!(numbers("id,url\r\n\r\na,\"1\r\n2\"\r\nb,2"), [3, 5]);
        assert_eq!(numbers("id,url\ra,1\rb,2"), [2, 3]);
    }

    #[test]
    fn an_open_quotation_mark_is_found() {
        assert_eq!(unclosed_quote(b"a,\"b\"\"c\",d\n"), None);
        assert_eq!(unclosed_quote(b"a,5\" pipe\n"), None);
        assert_eq!(unclosed_quote(b"a,b\nc,\"d\n"), Some(6));
    }
}
