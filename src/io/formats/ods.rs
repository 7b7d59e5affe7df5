//! Reads ODS (OpenDocument spreadsheets): one sheet per table, as in XLSX.
//!
//! calamine reads ODS too, but repeats cells, rows and blanks as often as the file states before anyone can
//! count them: 100 bytes may ask for a gigabyte. Here every cell is counted before it is kept.

use std::collections::HashSet;
use std::io::{BufReader, Cursor, Read as _};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;

use super::grid::{Found, Grid};
use super::unpacked;
use crate::io::error::ReadError;
use crate::io::fault::{Issue, LONGEST_CELL, ReadingNotice, Unread};
use crate::io::limits::{Budget, Limit};
use crate::io::table::{Contents, Raw, number};
use crate::io::unread::{self, READ_ME};
use crate::profile::Table;
use crate::vocabulary::shorten;

/// Why a document cannot be read.
enum OdsError {
    Damaged(String),
    TooLarge(Limit),
}

impl From<quick_xml::Error> for OdsError {
    fn from(error: quick_xml::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<zip::result::ZipError> for OdsError {
    fn from(error: zip::result::ZipError) -> Self {
        Self::Damaged(error.to_string())
    }
}

impl From<Limit> for OdsError {
    fn from(limit: Limit) -> Self {
        Self::TooLarge(limit)
    }
}

/// Whether the bytes are an archive with the part that every ODS file has.
pub(in crate::io) fn is_ods(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.index_for_name("content.xml").is_some())
}

/// Reads the tables of a spreadsheet.
pub(in crate::io) fn read(file: &str, bytes: &[u8], mut budget: Budget) -> Result<Raw, ReadError> {
    unpacked::check(file, bytes, &budget)?;
    let failed = |error| match error {
        OdsError::Damaged(message) => {
            ReadError::Damaged { file: file.to_owned(), message: shorten(&message) }
        }
        OdsError::TooLarge(limit) => ReadError::TooLarge { file: file.to_owned(), limit },
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| failed(error.into()))?;
    if is_encrypted(&mut archive) {
        return Err(ReadError::Protected { file: file.to_owned() });
    }
    let mut sheets = sheets(&mut archive, &mut budget).map_err(failed)?;
    let mut raw = Raw { file: file.to_owned(), ..Raw::default() };
    let contents = Contents::new(sheets.iter().map(|sheet| sheet.name.clone()).collect(), "");
    let mut take = |name: &str| {
        let at = sheets.iter().position(|sheet| sheet.name == name)?;
        Some(sheets.remove(at))
    };
    for (table, name) in contents.tables {
        let Some(sheet) = take(&name) else { continue };
        let read = sheet.grid.into_sheet(table, file, &mut raw.faults, &mut budget);
        raw.sheets.push(read.map_err(|limit| failed(limit.into()))?);
        if sheet.is_hidden {
            let file = file.to_owned();
            raw.faults.notices.push(ReadingNotice::HiddenSheet { file, sheet: name });
        }
    }
    // The other tables of the file that the spreadsheet refers to are in it as sheets.
    let is_own = |name: &String| name != READ_ME && !name.starts_with("'file:");
    for name in contents.others.into_iter().filter(is_own) {
        let headings = take(&name).map(|sheet| sheet.grid.headings()).unwrap_or_default();
        let table = unread::probable(&name, &headings);
        let unread = Unread { file: file.to_owned(), sheet: Some(name.clone()), table };
        raw.misnamed(&name, unread, &contents.missing);
    }
    Ok(raw)
}

/// Whether the list of parts says that they are encrypted.
fn is_encrypted(archive: &mut ZipArchive<Cursor<&[u8]>>) -> bool {
    let mut list = Vec::new();
    let mark = b"manifest:encryption-data";
    archive.by_name("META-INF/manifest.xml").is_ok_and(|mut part| {
        part.read_to_end(&mut list).is_ok() && list.windows(mark.len()).any(|bytes| bytes == mark)
    })
}

/// The sheets of a spreadsheet.
fn sheets(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    budget: &mut Budget,
) -> Result<Vec<Worksheet>, OdsError> {
    let mut reader = Reader::from_reader(BufReader::new(archive.by_name("content.xml")?));
    // An element without content ends as any other.
    reader.config_mut().expand_empty_elements = true;
    let mut document = Document::default();
    let mut buffer = Vec::new();
    while !document.take(&reader.read_event_into(&mut buffer)?, budget)? {
        buffer.clear();
    }
    Ok(document.sheets)
}

/// A sheet of the spreadsheet. Of one that is no table, only the first row with text is kept.
struct Worksheet {
    name: String,
    is_table: bool,
    is_hidden: bool,
    grid: Grid,
}

/// The sheets so far, and where the reader is.
#[derive(Default)]
struct Document {
    sheets: Vec<Worksheet>,
    /// Styles of sheets that are not shown.
    hidden: HashSet<String>,
    style: String,
    /// How many tables are open: one in a cell of another is not read.
    depth: usize,
    /// The name of an element whose content is not read, such as a note, and how many of it are open.
    skipped: Option<(String, usize)>,
    row: u32,
    row_repeats: u32,
    column: u32,
    /// The cells of the row that hold something: the column, how often, and what.
    cells: Vec<(u32, u32, Found)>,
    /// The length of their text.
    bytes: u64,
    cell: Option<Cell>,
}

/// A cell whose end is not read yet.
#[derive(Default)]
struct Cell {
    repeats: u32,
    kind: String,
    value: Option<String>,
    text: String,
    paragraphs: usize,
    formula: Option<String>,
    rows_spanned: u32,
}

impl Document {
    /// Takes the next event; true at the end of the document.
    fn take(&mut self, event: &Event<'_>, budget: &mut Budget) -> Result<bool, OdsError> {
        if let Some((name, open)) = &mut self.skipped {
            match event {
                Event::Start(element) if element.name().0 == name => *open += 1,
                Event::End(element) if element.name().0 == name => *open -= 1,
                Event::Eof => return Ok(true),
                _ => {}
            }
            if *open == 0 {
                self.skipped = None;
            }
            return Ok(false);
        }
        match event {
            Event::Eof => return Ok(true),
            Event::Start(element) => self.start(element)?,
            Event::End(element) => self.end(element.name().0, budget)?,
            Event::Text(text) => self.add(&text.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref()? {
                Some(letter) => self.add(letter.encode_utf8(&mut [0; 4])),
                None => {
                    self.add(resolve_xml_entity(&reference.xml10_content()).unwrap_or("\u{FFFD}"));
                }
            },
            _ => {}
        }
        Ok(false)
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), OdsError> {
        match element.name().0 {
            "table:table" => {
                self.depth += 1;
                if self.depth == 1 {
                    let name = attribute(element, "table:name")?.unwrap_or_default();
                    let style = attribute(element, "table:style-name")?;
                    let is_hidden = style.is_some_and(|style| self.hidden.contains(&style));
                    let is_table = Table::WORDS.iter().any(|id| name.eq_ignore_ascii_case(id));
                    let grid = Grid::default();
                    self.sheets.push(Worksheet { name, is_table, is_hidden, grid });
                    self.row = 0;
                }
            }
            "style:style" => self.style = attribute(element, "style:name")?.unwrap_or_default(),
            "style:table-properties"
                if attribute(element, "table:display")?.as_deref() == Some("false") =>
            {
                self.hidden.insert(self.style.clone());
            }
            // Nothing else is of interest outside of a sheet, or in a table within a cell.
            _ if self.depth != 1 => {}
            "table:table-row" => {
                self.row_repeats = count(element, "table:number-rows-repeated")?;
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => self.cell = Some(cell(element)?),
            "text:p" => {
                let again = self.cell.as_mut().is_some_and(|cell| {
                    cell.paragraphs += 1;
                    cell.paragraphs > 1
                });
                if again {
                    self.add("\n");
                }
            }
            "text:s" => {
                // More blanks than a cell may have are as good as all of them.
                let most = u32::try_from(LONGEST_CELL).unwrap_or(u32::MAX);
                for _ in 0..count(element, "text:c")?.min(most) {
                    self.add(" ");
                }
            }
            "text:tab" => self.add("\t"),
            "text:line-break" => self.add("\n"),
            name if name == "office:annotation" || name.starts_with("draw:") => {
                self.skipped = Some((name.to_owned(), 1));
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str, budget: &mut Budget) -> Result<(), Limit> {
        match name {
            "table:table" => self.depth = self.depth.saturating_sub(1),
            _ if self.depth != 1 => {}
            "table:table-cell" | "table:covered-table-cell" => self.end_cell(budget)?,
            "table:table-row" => self.end_row(budget)?,
            _ => {}
        }
        Ok(())
    }

    /// Adds text to the cell that is open. One character too many shows that it is too long.
    fn add(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell
            && cell.text.len() <= 4 * LONGEST_CELL
        {
            cell.text.push_str(text);
        }
    }

    fn end_cell(&mut self, budget: &mut Budget) -> Result<(), Limit> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let (repeats, rows_spanned) = (cell.repeats, cell.rows_spanned);
        let found = cell.found();
        let length = found.as_ref().map_or(0, String::len) as u64;
        if !found.as_ref().is_ok_and(|text| text.trim().is_empty()) {
            self.bytes += length;
            if self.bytes > budget.bytes() {
                return Err(Limit::UnpackedBytes(budget.most_bytes()));
            }
            self.cells.push((self.column, repeats, found));
        }
        if rows_spanned > 1
            && let Some(sheet) = self.sheets.last_mut()
        {
            let last = self.row.saturating_add(rows_spanned - 1);
            sheet.grid.merge((self.row, self.column), (last, self.column));
        }
        self.column = self.column.saturating_add(repeats);
        Ok(())
    }

    /// Gives the cells of the row to the sheet, each as often as it is repeated.
    fn end_row(&mut self, budget: &mut Budget) -> Result<(), Limit> {
        let cells = std::mem::take(&mut self.cells);
        self.bytes = 0;
        let first = self.row;
        self.row = first.saturating_add(self.row_repeats);
        let Some(sheet) = self.sheets.last_mut() else { return Ok(()) };
        if cells.is_empty() || !sheet.is_table && !sheet.grid.headings().is_empty() {
            return Ok(());
        }
        let most = if sheet.is_table { u32::MAX } else { 1 };
        for row in first..self.row.min(first.saturating_add(most)) {
            for (column, repeats, found) in &cells {
                for i in 0..(*repeats).min(most) {
                    let position = (row, column.saturating_add(i));
                    sheet.grid.add(position, found.clone(), budget)?;
                }
            }
        }
        Ok(())
    }
}

impl Cell {
    /// What the cell holds.
    fn found(self) -> Found {
        if let Some(formula) = self.formula {
            let formula = formula.split_once(":=").map_or(formula.as_str(), |(_, rest)| rest);
            return Err(Box::new(Issue::Formula { formula: shorten(&format!("={formula}")) }));
        }
        let value = self.value.unwrap_or_default();
        match &*self.kind {
            "float" | "percentage" | "currency" => match value.parse::<f64>() {
                Ok(value) if value.is_finite() => Ok(number(value)),
                _ => Ok(value),
            },
            "date" | "time" => Err(Box::new(Issue::Date)),
            "boolean" if value == "true" => Ok("yes".to_owned()),
            "boolean" => Ok("no".to_owned()),
            "" => Ok(String::new()),
            _ if self.text.is_empty() => Ok(value),
            _ => Ok(self.text),
        }
    }
}

fn cell(element: &BytesStart<'_>) -> Result<Cell, OdsError> {
    let mut cell = Cell { repeats: 1, rows_spanned: 1, ..Cell::default() };
    for attribute in element.attributes() {
        let attribute = attribute.map_err(|error| OdsError::Damaged(error.to_string()))?;
        let value = || -> Result<String, OdsError> {
            Ok(attribute.normalized_value(XmlVersion::Implicit1_0)?.into_owned())
        };
        match attribute.key.0 {
            "office:value-type" => cell.kind = value()?,
            "office:value" | "office:string-value" | "office:boolean-value" => {
                cell.value = Some(value()?);
            }
            "table:formula" => cell.formula = Some(value()?),
            "table:number-columns-repeated" => cell.repeats = whole(&value()?),
            "table:number-rows-spanned" => cell.rows_spanned = whole(&value()?),
            _ => {}
        }
    }
    Ok(cell)
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, OdsError> {
    let found =
        element.try_get_attribute(name).map_err(|error| OdsError::Damaged(error.to_string()))?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(found.normalized_value(XmlVersion::Implicit1_0)?.into_owned()))
}

/// How often an element is repeated: once, unless it says otherwise.
fn count(element: &BytesStart<'_>, name: &str) -> Result<u32, OdsError> {
    Ok(attribute(element, name)?.map_or(1, |value| whole(&value)))
}

/// A number of repetitions; more than there can be are as good as very many.
fn whole(text: &str) -> u32 {
    text.trim().parse().unwrap_or(u32::MAX)
}
